package hyle.check;

import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.report.Label;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls: implicit arguments become holes, explicit ones are elaborated left to right, functions without types last.
final class Calls {
  private final Elaboration elaboration;
  private final Expressions expressions;
  private final Names names;

  Calls(Elaboration elaboration, Expressions expressions, Names names) {
    this.elaboration = elaboration;
    this.expressions = expressions;
    this.names = names;
  }

  /// What is called, as messages speak of it.
  private record Callee(String text, String argument, List<Label> declared) {
    Callee(String text, List<Label> declared) {
      this(text, "this argument of " + text, declared);
    }
  }

  Typing elaborate(Bound.Expression.Call call, Expected expected) {
    Typing function = expressions.infer(call.function());
    Callee callee = callee(call);
    return switch (elaboration.reduce(function.type())) {
      case Value.Pi(Signature signature, Environment environment) ->
          apply(function.term(), signature, environment, call, callee, expected);
      case Value.Neutral(Value.Head.Unknown(Hole hole, Environment _), List<Value.Arguments> _)
          when hole.literal().isPresent() ->
          refuse(call, new TypeError.NotAFunction(call.function().span(), elaboration.print(function.type())));
      case Value.Neutral(Value.Head.Unknown(Hole hole, Environment _), List<Value.Arguments> _) ->
          elaboration.isFaulty(hole.owner())
              ? unknown(call)
              : refuse(call, new TypeError.UnknownFunction(call.function().span()));
      case Value.Malformed _ -> unknown(call);
      case Value.Neutral _, Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Function _ ->
          refuse(call, notCalled(call.function(), function.type(), callee));
      case Value.Integer _, Value.Real _, Value.Text _, Value.Rune _, Value.Delayed _ ->
          refuse(call, notCalled(call.function(), function.type(), callee));
    };
  }

  private TypeError notCalled(Bound.Expression function, Value type, Callee callee) {
    return function instanceof Bound.Expression.Global(GlobalName name, Span span)
        ? new TypeError.ConstantCalled(span, name.base(), callee.declared())
        : new TypeError.NotAFunction(function.span(), elaboration.print(type));
  }

  private Typing refuse(Bound.Expression.Call call, TypeError error) {
    elaboration.report(error);
    return unknown(call);
  }

  /// A call about whose function enough was said.
  private Typing unknown(Bound.Expression.Call call) {
    call.arguments().forEach(expressions::infer);
    return elaboration.malformed(call.span());
  }

  private Typing apply(
      Term function,
      Signature signature,
      Environment environment,
      Bound.Expression.Call call,
      Callee callee,
      Expected expected) {
    int count = signature.parameters().size();
    if (count != call.arguments().size()) {
      return refuse(
          call, new TypeError.WrongArity(
              call.span(), callee.text(), count, signature.implicits().size(), call.arguments().size(), callee.declared()));
    }
    Names.Implicits implicits = names.implicits(signature, environment, callee.text(), call.span());
    Environment inner = implicits.environment();
    List<Value.Delayed> promises = new ArrayList<>();
    for (Term.Parameter parameter : signature.parameters()) {
      Value.Delayed promise = Value.Delayed.promise();
      promises.add(promise);
      inner = inner.bind(parameter.name(), promise);
    }
    boolean isDependent = signature.isDependent();
    Environment known = inner;
    Value result = new Value.Delayed(() -> elaboration.evaluator().evaluate(signature.result(), known));
    Optional<Equation> pushed = isDependent ? Optional.empty() : push(result, call, expected);
    int errors = elaboration.errors();
    List<Term> arguments = arguments(signature, known, call, callee, promises, isDependent);
    pushed.ifPresent(elaboration.errors() == errors ? Equation::release : Equation::forget);
    Term term = new Term.Call(function, implicits.terms(), arguments, result, call.span());
    Typing typing = new Typing(term, result);
    return pushed.isPresent() ? typing : elaboration.conclude(typing, expected);
  }

  /// Compares the result with what the place expects before the arguments are looked at, so that they know more.
  ///
  /// If that fails and then an argument is wrong too, the message is about the argument.
  private Optional<Equation> push(Value result, Bound.Expression.Call call, Expected expected) {
    return switch (expected) {
      case Expected.Any _ -> Optional.empty();
      case Expected.Exactly(Value type, Reason reason) -> {
        Equation equation = elaboration.equation(type, result, call.span(), reason).held();
        elaboration.agenda().add(equation);
        yield Optional.of(equation);
      }
    };
  }

  private List<Term> arguments(
      Signature signature,
      Environment environment,
      Bound.Expression.Call call,
      Callee callee,
      List<Value.Delayed> promises,
      boolean isDependent) {
    Map<Integer, Term> arguments = new LinkedHashMap<>();
    List<Integer> order = new ArrayList<>();
    List<Integer> last = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      (!isDependent && isUntyped(call.arguments().get(i)) ? last : order).add(i);
    }
    order.addAll(last);
    for (int index : order) {
      Value type = elaboration.evaluator().later(signature.parameters().get(index).type(), environment);
      Reason reason = new Reason(callee.argument(), callee.declared(), "");
      Term argument = expressions.check(call.arguments().get(index), type, reason);
      promises.get(index).fulfil(() -> elaboration.evaluate(argument));
      arguments.put(index, argument);
    }
    List<Term> inOrder = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      inOrder.add(arguments.get(i));
    }
    return inOrder;
  }

  /// A function whose parameters are easier to know once the other arguments are.
  private static boolean isUntyped(Bound.Expression argument) {
    return argument instanceof Bound.Expression.Function function
        && function.parameters().stream().anyMatch(parameter -> parameter.type() instanceof Bound.Expression.Hole);
  }

  /// The function of `[…]` and of `?t` is not written anywhere.
  private Callee callee(Bound.Expression.Call call) {
    if (call.function() instanceof Bound.Expression.Global(GlobalName name, Span span) && span.equals(call.span())) {
      if (name.equals(CoreNames.CONS)) {
        return new Callee("`Cons`", "this element of the list", List.of());
      }
      if (name.equals(CoreNames.EITHER)) {
        return new Callee("`either`", Expressions.A_TYPE, List.of());
      }
    }
    return callee(call.function());
  }

  private Callee callee(Bound.Expression function) {
    return switch (function) {
      case Bound.Expression.Global global -> new Callee("`" + global.name().base() + "`", names.declared(global.name()));
      case Bound.Expression.Local local -> new Callee("`" + local.name().text() + "`", List.of());
      case Bound.Expression.Operation operation -> new Callee("`" + operation.operation().text() + "`", List.of());
      case Bound.Expression _ -> new Callee("this function", List.of());
    };
  }
}
