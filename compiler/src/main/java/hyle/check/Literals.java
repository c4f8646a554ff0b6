package hyle.check;

import hyle.report.Span;
import hyle.resolve.Bound;

/// Numbers: they are of the type that their place needs, and never decide it.
final class Literals {
  private final Elaboration elaboration;

  Literals(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  Typing integer(Bound.Expression.Integer literal, Expected expected) {
    Value type = type(expected, literal.span());
    elaboration.agenda().add(new NumberType(elaboration, new NumberType.Whole(literal.value()), type, literal.span()));
    return new Typing(new Term.Integer(literal.value(), type, literal.span()), type);
  }

  Typing real(Bound.Expression.Float literal, Expected expected) {
    Value type = type(expected, literal.span());
    elaboration.agenda().add(new NumberType(elaboration, new NumberType.Fraction(literal.value()), type, literal.span()));
    return new Typing(new Term.Real(literal.value(), type, literal.span()), type);
  }

  private Value type(Expected expected, Span span) {
    return switch (expected) {
      case Expected.Exactly(Value type, Reason _) -> type;
      case Expected.Any _ -> elaboration.hole(Value.UNIVERSE, new Hole.Origin.NumberType(), span).value();
    };
  }
}
