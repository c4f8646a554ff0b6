package hyle.check;

import hyle.report.Label;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.List;

/// Blocks: one statement after the other; only `use` nests what follows it.
final class Blocks {
  private final Elaboration elaboration;
  private final Expressions expressions;
  private final Boxes boxes;
  private final Records records;

  Blocks(Elaboration elaboration, Expressions expressions, Boxes boxes, Records records) {
    this.elaboration = elaboration;
    this.expressions = expressions;
    this.boxes = boxes;
    this.records = records;
  }

  Typing elaborate(Bound.Expression.Block block, Expected expected) {
    Scope outer = elaboration.scope();
    Expected.Exactly wanted = visibleOutside(block, expected);
    List<Term.Statement> statements = new ArrayList<>();
    Term result = rest(block, 0, statements, wanted);
    elaboration.leave(outer);
    return new Typing(new Term.Block(statements, result, block.span()), wanted.type());
  }

  /// The type of a block may not mention what the block binds, so it is a hole of the scope around the block.
  private Expected.Exactly visibleOutside(Bound.Expression.Block block, Expected expected) {
    return switch (expected) {
      case Expected.Exactly exactly -> exactly;
      case Expected.Any _ -> {
        Hole.Origin origin = new Hole.Origin.Omitted("the type of this result");
        Hole hole = elaboration.hole(Value.UNIVERSE, origin, block.result().span());
        yield new Expected.Exactly(hole.value(), Reason.of("this result"));
      }
    };
  }

  private Term rest(Bound.Expression.Block block, int from, List<Term.Statement> statements, Expected.Exactly wanted) {
    for (int i = from; i < block.statements().size(); i++) {
      switch (block.statements().get(i)) {
        case Bound.Statement.Let let -> statements.add(let(let));
        case Bound.Statement.LetBox let -> statements.add(boxes.let(let));
        case Bound.Statement.Use use -> {
          int next = i + 1;
          return records.use(
              use,
              wanted,
              block.span(),
              () -> {
                List<Term.Statement> inner = new ArrayList<>();
                Term result = rest(block, next, inner, wanted);
                return new Term.Block(inner, result, block.span());
              });
        }
      }
    }
    return expressions.elaborate(block.result(), wanted).term();
  }

  private Term.Statement let(Bound.Statement.Let let) {
    Typing value = expressions.elaborate(let.value(), expected(let));
    elaboration.enter(let.name(), value.type());
    return new Term.Statement.Let(let.name(), value.type(), value.term(), let.span());
  }

  /// `e; k` is a `let` of type unit whose type the user did not write: it has the place of the value.
  private Expected expected(Bound.Statement.Let let) {
    if (let.type() instanceof Bound.Expression.Hole) {
      return Expected.ANY;
    }
    Value type = elaboration.evaluate(expressions.type(let.type()));
    boolean isWritten = let.type().span().end() <= let.value().span().start();
    Reason reason =
        isWritten
            ? Reason.of(let.name().content()).because(new Label(let.type().span(), "declared here"))
            : Reason.of("what stands before `;`").hinting("Bind the value, `let _ = … in`, to drop it.");
    return new Expected.Exactly(type, reason);
  }
}
