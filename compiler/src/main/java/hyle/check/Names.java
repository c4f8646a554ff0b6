package hyle.check;

import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.report.Label;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names that are not called: variables, constants, and functions as values.
final class Names {
  private final Elaboration elaboration;
  private final Expressions expressions;

  Names(Elaboration elaboration, Expressions expressions) {
    this.elaboration = elaboration;
    this.expressions = expressions;
  }

  Typing local(Bound.Expression.Local local) {
    return new Typing(new Term.Local(local.name(), local.span()), elaboration.locals().type(local.name()));
  }

  /// A constant is called without explicit arguments; a function keeps its implicit parameters.
  Typing global(Bound.Expression.Global global) {
    Optional<Globals.Entry> entry = elaboration.globals().entry(global.name());
    if (entry.isEmpty()) {
      return elaboration.malformed(global.span());
    }
    Signature signature = entry.get().signature();
    Term term = new Term.Global(global.name(), global.span());
    return switch (entry.get().shape()) {
      case FUNCTION -> new Typing(term, new Value.Pi(signature, Environment.EMPTY));
      case CONSTANT -> {
        Implicits implicits = implicits(signature, Environment.EMPTY, "`" + global.name().base() + "`", global.span());
        Value type = elaboration.evaluator().evaluate(signature.result(), implicits.environment());
        yield new Typing(new Term.Call(term, implicits.terms(), List.of(), type, global.span()), type);
      }
    };
  }

  /// Holes in the place of implicit arguments.
  record Implicits(List<Term> terms, Environment environment) {}

  Implicits implicits(Signature signature, Environment environment, String callee, Span span) {
    List<Term> terms = new ArrayList<>();
    Environment inner = environment;
    for (Term.Parameter parameter : signature.implicits()) {
      Value type = elaboration.evaluator().later(parameter.type(), inner);
      Hole.Origin origin = new Hole.Origin.Implicit(parameter.name().text(), callee);
      Hole hole = elaboration.hole(type, origin, span);
      terms.add(new Term.Unknown(hole, span));
      inner = inner.bind(parameter.name(), hole.value());
    }
    return new Implicits(terms, inner);
  }

  /// `exact f  ~>  function (x, y) {f(x, y)}` with holes for the implicit arguments.
  ///
  /// What is not a name is computed once, before the function is made.
  Typing exact(Bound.Expression.Exact exact) {
    Typing value = expressions.infer(exact.value());
    Value type = elaboration.reduce(value.type());
    if (!(type instanceof Value.Pi(Signature signature, Environment environment))) {
      if (!(type instanceof Value.Malformed)) {
        elaboration.report(new TypeError.NotAFunction(exact.value().span(), elaboration.print(type)));
      }
      return elaboration.malformed(exact.span());
    }
    Implicits implicits = implicits(signature, environment, "this function", exact.span());
    Scope outer = elaboration.scope();
    Environment inner = implicits.environment();
    List<Term.Parameter> parameters = new ArrayList<>();
    List<Term> arguments = new ArrayList<>();
    for (Term.Parameter parameter : signature.parameters()) {
      LocalName name = elaboration.names().fresh(parameter.name().text());
      Value parameterType = elaboration.evaluator().evaluate(parameter.type(), inner);
      parameters.add(new Term.Parameter(name, hole(parameterType, exact.span()), exact.span()));
      elaboration.enter(name, parameterType);
      arguments.add(new Term.Local(name, exact.span()));
      inner = inner.bind(parameter.name(), Value.local(name));
    }
    Value result = elaboration.evaluator().evaluate(signature.result(), inner);
    Signature opened = Signature.simple(parameters, hole(result, exact.span()));
    elaboration.leave(outer);
    boolean isName = value.term() instanceof Term.Global || value.term() instanceof Term.Local;
    LocalName shared = elaboration.names().fresh("_");
    Term callee = isName ? value.term() : new Term.Local(shared, exact.value().span());
    Term body = new Term.Call(callee, implicits.terms(), arguments, result, exact.span());
    Term function = new Term.Function(opened, body, exact.span());
    Value functionType = new Value.Pi(opened, Environment.EMPTY);
    if (isName) {
      return new Typing(function, functionType);
    }
    elaboration.locals().declare(shared, value.type(), outer.enter(shared));
    Term.Statement let = new Term.Statement.Let(shared, value.type(), value.term(), exact.span());
    return new Typing(new Term.Block(List.of(let), function, exact.span()), functionType);
  }

  /// A type as a term: a hole that is filled at once.
  private Term hole(Value type, Span span) {
    Hole hole = elaboration.hole(Value.UNIVERSE, new Hole.Origin.Omitted("the type of `exact`"), span);
    elaboration.require(hole.value(), type, span, Reason.of("this"));
    return new Term.Unknown(hole, span);
  }

  /// Where a global is declared, for messages.
  List<Label> declared(GlobalName name) {
    return elaboration.globals().entry(name).map(entry -> List.of(new Label(entry.span(), "declared here"))).orElse(List.of());
  }
}
