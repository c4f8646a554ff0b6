package hyle.check;

import hyle.report.Label;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.List;

/// The modality: `box`, `quote`, `letbox`, borrowing by `on`, and copies of what is borrowed.
final class Boxes {
  private final Elaboration elaboration;
  private final Expressions expressions;

  Boxes(Elaboration elaboration, Expressions expressions) {
    this.elaboration = elaboration;
    this.expressions = expressions;
  }

  /// `box x {e}`: outside `x` is of type `&a`, inside of type `a`.
  Typing box(Bound.Expression.Box box, Expected expected) {
    Scope outer = elaboration.scope();
    Expected content = content(expected);
    List<Term.Lent> captured = new ArrayList<>();
    for (Bound.Lent lent : box.captured()) {
      Value type = hole("the type of `" + lent.outer().text() + "`", lent.span());
      Reason reason = Reason.of("a variable that `box` takes along");
      elaboration.require(new Value.Noema(type), elaboration.locals().type(lent.outer()), lent.span(), reason);
      captured.add(new Term.Lent(lent.outer(), lent.inner(), lent.after(), type, lent.span()));
    }
    captured.forEach(lent -> elaboration.enter(lent.inner(), lent.type()));
    Typing body = expressions.elaborate(box.body(), content);
    elaboration.leave(outer);
    Typing typing = new Typing(new Term.Box(captured, body.term(), box.span()), new Value.Box(body.type()));
    return unlessPushed(typing, content, expected);
  }

  /// `quote {e}` is for values that cannot hold anything borrowed.
  Typing quote(Bound.Expression.Quote quote, Expected expected) {
    Expected content = content(expected);
    Typing body = expressions.elaborate(quote.body(), content);
    Span span = resultSpan(quote.body());
    elaboration.agenda().add(new Actuality(elaboration, body.type(), type -> new ModalityError.QuoteOfNoema(span, type)));
    Typing typing = new Typing(new Term.Quote(body.term(), quote.span()), new Value.Box(body.type()));
    return unlessPushed(typing, content, expected);
  }

  /// `*e`
  Typing embody(Bound.Expression.Embody embody, Expected expected) {
    Value type =
        switch (expected) {
          case Expected.Exactly(Value known, Reason _) when elaboration.isKnown(known) -> known;
          case Expected.Exactly _, Expected.Any _ -> hole("the type of this copy", embody.span());
        };
    Term value = expressions.check(embody.value(), new Value.Noema(type), Reason.of("what `*` copies"));
    Typing typing = new Typing(new Term.Embody(value, type, embody.span()), type);
    return elaboration.conclude(typing, expected);
  }

  /// `let x on y = e`, `letbox x = e`, `letbox-T x on y = e`; the name is in scope from here on.
  Term.Statement let(Bound.Statement.LetBox let) {
    Scope outer = elaboration.scope();
    Term annotation = expressions.annotation(let.type(), new Hole.Origin.Omitted("the type of `" + let.name().text() + "`"));
    Value type = elaboration.evaluate(annotation);
    List<Term.Lent> lent = new ArrayList<>();
    for (Bound.Lent one : let.lent()) {
      Value owned = elaboration.locals().type(one.outer());
      lent.add(new Term.Lent(one.outer(), one.inner(), one.after(), owned, one.span()));
      elaboration.enter(one.inner(), new Value.Noema(owned));
    }
    Reason reason = Reason.of(let.name().content());
    Value wanted =
        switch (let.mode()) {
          case LET_ON -> type;
          case LETBOX, LETBOX_T -> new Value.Box(type);
        };
    Term value = expressions.check(let.value(), wanted, reason);
    elaboration.leave(outer);
    boolean escapes = mustBeActual(let) && escapes(type, resultSpan(let.value()), lent);
    lent.forEach(one -> elaboration.enter(one.after(), one.type()));
    elaboration.enter(let.name(), escapes ? Value.MALFORMED : type);
    return lent.isEmpty()
        ? new Term.Statement.Let(let.name(), type, value, let.span())
        : new Term.Statement.Borrow(lent, let.name(), type, value, let.span());
  }

  /// Demands that a result does not hold what is lent; whether it is known already that it can.
  private boolean escapes(Value type, Span span, List<Term.Lent> lent) {
    List<Label> borrowed =
        lent.stream().map(one -> new Label(one.span(), "`" + one.outer().text() + "` is borrowed here")).toList();
    Actuality actuality = new Actuality(elaboration, type, text -> new ModalityError.NoemaEscapes(span, text, borrowed));
    elaboration.agenda().add(actuality);
    return actuality.hasFailed();
  }

  /// A `letbox` with `on` gets a value of the layer above, where what is borrowed lives: it may not hold it either.
  private static boolean mustBeActual(Bound.Statement.LetBox let) {
    return switch (let.mode()) {
      case LET_ON -> true;
      case LETBOX -> !let.lent().isEmpty();
      case LETBOX_T -> false;
    };
  }

  /// What is expected inside of a `meta`.
  private Expected content(Expected expected) {
    return switch (expected) {
      case Expected.Any any -> any;
      case Expected.Exactly(Value type, Reason reason) ->
          elaboration.reduce(type) instanceof Value.Box(Value content) ? new Expected.Exactly(content, reason) : Expected.ANY;
    };
  }

  private Typing unlessPushed(Typing typing, Expected content, Expected expected) {
    return switch (content) {
      case Expected.Exactly _ -> typing;
      case Expected.Any _ -> elaboration.conclude(typing, expected);
    };
  }

  private Value hole(String words, Span span) {
    return elaboration.hole(Value.UNIVERSE, new Hole.Origin.Omitted(words), span).value();
  }

  /// Where the value of an expression comes from.
  private static Span resultSpan(Bound.Expression expression) {
    Bound.Expression at = expression;
    while (at instanceof Bound.Expression.Block block) {
      at = block.result();
    }
    return at.span();
  }
}
