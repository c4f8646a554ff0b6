package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.Field;
import hyle.core.Core.Function;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import java.util.ArrayList;
import java.util.List;

/// Leaves alone the fields of a reused cell that hold the right word already [M8].
///
/// ```
/// (x, rest, cell) = take xs; … build Cons(x, ys) @ cell   ~>   … build Cons(keep x, ys) @ cell
/// ```
///
/// Sound because only `Build` writes to a cell and its token allows one: until then each field holds what `Take` gave. All fields are
/// loaded at the `Take`, so no store comes before a load of the old content.
final class Keep {
  private final Origins origins;

  private Keep(Origins origins) {
    this.origins = origins;
  }

  static Program run(Program program) {
    return Passes.mapFunctions(program, function -> kept(program, function));
  }

  private static Function kept(Program program, Function function) {
    return function.withBody(new Keep(Origins.of(program, function)).kept(function.body()));
  }

  private Block kept(Block block) {
    return new Block(block.statements().stream().map(this::kept).toList(), Blocks.mapUnder(block.end(), this::kept));
  }

  private Statement kept(Statement statement) {
    if (statement.operation() instanceof Operation.Build(Variable token, Shape shape, List<Field> fields) && origins.knows(token)) {
      List<Field> kept = new ArrayList<>();
      for (int i = 0; i < fields.size(); i++) {
        kept.add(
            fields.get(i) instanceof Field.Store(Variable variable) && origins.holds(token, shape, i, variable)
                ? new Field.Keep(variable)
                : fields.get(i));
      }
      return new Statement(statement.results(), new Operation.Build(token, shape, kept), statement.span());
    }
    return statement;
  }
}
