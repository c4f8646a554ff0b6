package hyle.core;

import hyle.core.Core.Block;
import hyle.core.Core.Function;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.report.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks for owned variables of whose type not even the running program knows enough to copy and discard them.
///
/// One that is only taken as a value of a better known type is none, nor is such a value on its way to code that sees less of it.
final class UnknownTypes {
  private UnknownTypes() {}

  /// The place of the first one.
  static Optional<Span> in(Function function) {
    Set<Variable> known = new HashSet<>();
    List<Block> blocks = Blocks.within(function.body());
    for (Block block : blocks) {
      for (Statement statement : block.statements()) {
        if (statement.operation() instanceof Operation.Reinterpret(Variable variable)) {
          known.add(variable);
          known.addAll(isUnknown(variable) ? List.of() : statement.results());
        }
      }
    }
    for (Block block : blocks) {
      for (Statement statement : block.statements()) {
        if (statement.results().stream().anyMatch(result -> isUnknown(result) && !known.contains(result))) {
          return Optional.of(statement.span());
        }
      }
    }
    return function.parameters().stream().anyMatch(parameter -> isUnknown(parameter) && !known.contains(parameter))
        ? Optional.of(function.span())
        : Optional.empty();
  }

  private static boolean isUnknown(Variable variable) {
    return variable.type().isOwned() && !TypeLowering.isDescribed(variable.type());
  }
}
