package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.Field;
import hyle.core.Core.Function;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.core.Layout;
import hyle.core.Width;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Which `Take` each token of a function comes from, and so what its cell still holds.
final class Origins {
  private final Program program;
  private final Map<Variable, Origin> byToken = new HashMap<>();

  /// The value that a token was the cell of, its shape, and the variables that its fields became.
  record Origin(Operand value, Shape shape, List<Variable> fields) {}

  private Origins(Program program) {
    this.program = program;
  }

  static Origins of(Program program, Function function) {
    Origins origins = new Origins(program);
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        if (statement.operation() instanceof Operation.Take(Operand value, Shape shape) && Layout.of(program, shape).hasCell()) {
          List<Variable> fields = statement.results().subList(0, statement.results().size() - 1);
          origins.byToken.put(statement.results().getLast(), new Origin(value, shape, fields));
        }
      }
    }
    return origins;
  }

  /// Whether the token's cell was taken apart in this function, and not allocated here or brought by a jump.
  boolean knows(Variable token) {
    return byToken.containsKey(token);
  }

  Origin of(Variable token) {
    return byToken.get(token);
  }

  /// Whether the word at `field` of a cell built as `shape` on `token` is `operand` already, and the tag, if any, right.
  ///
  /// A tag of another constructor rules it out: who keeps fields keeps the whole head of the cell.
  boolean holds(Variable token, Shape shape, int field, Operand operand) {
    Origin origin = byToken.get(token);
    if (origin == null) {
      return false;
    }
    Layout built = Layout.of(program, shape);
    Layout taken = Layout.of(program, origin.shape());
    if (built.hasTag() && !shape.equals(origin.shape())) {
      return false;
    }
    return built.place(field).width() != Width.NOTHING
        && IntStream.range(0, origin.fields().size())
            .anyMatch(old -> taken.place(old).equals(built.place(field)) && origin.fields().get(old).equals(operand));
  }

  /// How many fields of `build` need no store if it is built on `token`.
  int kept(Variable token, Operation.Build build) {
    int kept = 0;
    for (int i = 0; i < build.fields().size(); i++) {
      if (build.fields().get(i) instanceof Field.Store(Operand operand) && holds(token, build.shape(), i, operand)) {
        kept++;
      }
    }
    return kept;
  }
}
