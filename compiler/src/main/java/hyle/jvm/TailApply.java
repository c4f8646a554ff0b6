package hyle.jvm;

import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import java.util.List;
import java.util.Optional;

/// An application of a closure whose result the block returns: `…; r = apply k(a); return r`.
///
/// `position` is the place of the application among the block's statements; those behind it only give the result another name,
/// or are no code at all.
record TailApply(int position, Operand closure, List<Operand> operands) {

  /// The one that the block ends in.
  static Optional<TailApply> in(Block block) {
    return block.end() instanceof End.Return end ? end.only().flatMap(result -> before(block.statements(), result)) : Optional.empty();
  }

  /// The type of the closure.
  Type type() {
    return closure.type();
  }

  /// Looks from the last statement back.
  private static Optional<TailApply> before(List<Statement> statements, Operand result) {
    if (statements.isEmpty()) {
      return Optional.empty();
    }
    Statement last = statements.getLast();
    List<Statement> others = statements.subList(0, statements.size() - 1);
    return switch (last.operation()) {
      case Operation.EndBorrow _ -> before(others, result);
      case Operation.Reinterpret(Operand renamed) when last.results().contains(result) -> before(others, renamed);
      case Operation.Apply(Operand closure, List<Operand> operands) when last.results().contains(result) ->
          Optional.of(new TailApply(others.size(), closure, operands));
      case Operation.Reinterpret _, Operation.Apply _, Operation.Primitive _, Operation.Call _, Operation.Foreign _,
          Operation.StaticText _, Operation.Take _, Operation.Peek _, Operation.Allocate _, Operation.Free _, Operation.Build _, Operation.Borrow _,
          Operation.Copy _, Operation.Discard _, Operation.CopyAs _, Operation.DiscardAs _, Operation.Describe _, Operation.HoleOf _,
          Operation.Fill _ ->
          Optional.empty();
    };
  }
}
