package hyle.check;

import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.List;

/// Functions, their types, and the interfaces of definitions.
final class Functions {
  private final Elaboration elaboration;
  private final Expressions expressions;

  Functions(Elaboration elaboration, Expressions expressions) {
    this.elaboration = elaboration;
    this.expressions = expressions;
  }

  Typing function(Bound.Expression.Function function, Expected expected) {
    Scope outer = elaboration.scope();
    Signature signature = signature(function.implicits(), function.parameters(), function.result());
    Typing typing = expect(function, signature, expected);
    Term body = body(function.body(), signature, Reason.of("the result of this function"));
    elaboration.leave(outer);
    return new Typing(new Term.Function(signature, body, function.span()), typing.type());
  }

  Typing recursive(Bound.Expression.Recursive recursive, Expected expected) {
    Bound.Expression.Function function = recursive.function();
    Scope outer = elaboration.scope();
    Signature signature = signature(function.implicits(), function.parameters(), function.result());
    Typing typing = expect(function, signature, expected);
    elaboration.enter(recursive.self(), new Value.Pi(signature, Environment.EMPTY));
    Term body = body(function.body(), signature, Reason.of("the result of `" + recursive.self().text() + "`"));
    elaboration.leave(outer);
    Term.Function inner = new Term.Function(signature, body, function.span());
    return new Typing(new Term.Recursive(recursive.self(), inner, recursive.span()), typing.type());
  }

  Typing pi(Bound.Expression.Pi pi) {
    Scope outer = elaboration.scope();
    Signature signature = signature(pi.implicits(), pi.parameters(), pi.codomain());
    elaboration.leave(outer);
    return new Typing(new Term.Pi(signature, pi.span()), Value.UNIVERSE);
  }

  /// Elaborates an interface and leaves its parameters in scope.
  Signature signature(List<Bound.Parameter> implicits, List<Bound.Parameter> parameters, Bound.Expression result) {
    List<Term.Parameter> first = parameters(implicits);
    List<Term.Parameter> second = parameters(parameters);
    Term codomain = expressions.annotation(result, new Hole.Origin.Omitted("the type of the result"));
    return new Signature(first, second, codomain);
  }

  /// Elaborates parameters one after the other and leaves them in scope.
  List<Term.Parameter> parameters(List<Bound.Parameter> parameters) {
    List<Term.Parameter> elaborated = new ArrayList<>();
    for (Bound.Parameter parameter : parameters) {
      Hole.Origin origin = new Hole.Origin.Omitted("the type of `" + parameter.name().text() + "`");
      Term type = expressions.annotation(parameter.type(), origin);
      elaborated.add(new Term.Parameter(parameter.name(), type, parameter.span()));
      elaboration.enter(parameter.name(), elaboration.evaluate(type));
    }
    return elaborated;
  }

  Term body(Bound.Expression body, Signature signature, Reason reason) {
    return expressions.check(body, elaboration.evaluate(signature.result()), reason);
  }

  /// Compares the interface before the body is looked at, so that parameters without types take them from the place.
  private Typing expect(Bound.Expression.Function function, Signature signature, Expected expected) {
    Value type = new Value.Pi(signature, Environment.EMPTY);
    return elaboration.conclude(new Typing(new Term.Malformed(function.span()), type), expected);
  }
}
