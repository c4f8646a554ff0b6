package hyle.resolve;

import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.report.Span;
import hyle.resolve.Bound.Expression;
import hyle.resolve.Bound.Pattern;
import java.util.List;

/// What the sugar that speaks of the library becomes: calls and patterns of the names in CoreNames.
final class Sugar {
  private Sugar() {}

  /// The two constructors of `either`.
  enum Side {
    LEFT,
    RIGHT;

    GlobalName constructor() {
      return this == LEFT ? CoreNames.LEFT : CoreNames.RIGHT;
    }

    Side other() {
      return this == LEFT ? RIGHT : LEFT;
    }
  }

  static Expression global(GlobalName name, Span span) {
    return new Expression.Global(name, span);
  }

  static Expression call(GlobalName function, List<Expression> arguments, Span span) {
    return new Expression.Call(global(function, span), arguments, span);
  }

  static Expression hole(Span span) {
    return new Expression.Hole(span);
  }

  /// `[a, b]` ~> `Cons(a, Cons(b, Nil))`
  static Expression list(List<Expression> elements, Span span) {
    Expression list = global(CoreNames.NIL, span);
    for (Expression element : elements.reversed()) {
      list = call(CoreNames.CONS, List.of(element, list), span);
    }
    return list;
  }

  /// The same as a pattern.
  static Pattern listPattern(List<Pattern> elements, Span span) {
    Pattern list = new Pattern.Constructor(CoreNames.NIL, List.of(), span);
    for (Pattern element : elements.reversed()) {
      list = new Pattern.Constructor(CoreNames.CONS, List.of(element, list), span);
    }
    return list;
  }

  /// `?t` ~> `either(unit, t)`
  static Expression optional(Expression type, Span span) {
    return call(CoreNames.EITHER, List.of(global(CoreNames.UNIT_TYPE, span), type), span);
  }

  /// `if c {a} else {b}` ~> `match c {| True => a | False => b}`
  static Expression choice(Bound.Origin origin, Expression condition, Expression yes, Expression no, Span span) {
    return new Expression.Match(
        Bound.Mode.MATCH,
        List.of(condition),
        List.of(
            clause(new Pattern.Constructor(CoreNames.TRUE, List.of(), condition.span()), yes),
            clause(new Pattern.Constructor(CoreNames.FALSE, List.of(), condition.span()), no)),
        origin,
        span);
  }

  /// A function without parameters whose body is `body`.
  static Expression delayed(Expression body, Span span) {
    return new Expression.Function(List.of(), List.of(), hole(end(body.span())), body, span);
  }

  /// `assert "m" {e}` ~> `_assert("file:l:c\nAssertion failure: m\n", function () {e})`
  static Expression assertion(String message, Expression condition, Span span) {
    Expression text = new Expression.Text(span + "\nAssertion failure: " + message + "\n", span);
    return call(CoreNames.ASSERT, List.of(text, condition), span);
  }

  /// `admit` ~> `unsafe-panic("Admitted: file:l:c\n")`, which counts as a value.
  static Expression admission(Span span) {
    Expression text = new Expression.Text("Admitted: " + span + "\n", span);
    return new Expression.OpaqueValue(call(CoreNames.PANIC, List.of(text), span), span);
  }

  static Bound.Clause clause(Pattern pattern, Expression body) {
    return new Bound.Clause(List.of(pattern), body, pattern.span().to(body.span()));
  }

  /// The empty span behind a span: where a type that was left out would stand.
  static Span end(Span span) {
    return span.source().span(span.end(), span.end());
  }
}
