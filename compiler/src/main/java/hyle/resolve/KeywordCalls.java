package hyle.resolve;

import hyle.report.Diagnostics;
import hyle.report.Span;
import hyle.resolve.Bound.Expression;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `f of {k = e, …}` ~> `f(e, …)`, in the order of the parameters, which is also the order of evaluation.
final class KeywordCalls {
  private final Expressions expressions;
  private final Lookup lookup;
  private final Diagnostics diagnostics;

  KeywordCalls(Expressions expressions, Lookup lookup, Diagnostics diagnostics) {
    this.expressions = expressions;
    this.lookup = lookup;
    this.diagnostics = diagnostics;
  }

  Expression call(Ast.Expression.KeywordCall call) {
    Optional<Declared> callee = lookup.callee(call.function());
    Map<String, Expression> values = new HashMap<>();
    Map<String, Span> seen = new HashMap<>();
    boolean fits = callee.isPresent();
    for (Ast.Argument argument : call.arguments()) {
      String key = argument.key().text();
      Span span = argument.key().span();
      Span earlier = seen.putIfAbsent(key, span);
      if (earlier != null) {
        fits = false;
        diagnostics.report(new FieldError.DuplicateField(key, span, earlier));
      } else if (callee.isPresent() && !callee.get().keys().contains(key)) {
        fits = false;
        diagnostics.report(new FieldError.UnknownField(key, call.function().text(), callee.get().keys(), span));
      }
      values.putIfAbsent(key, expressions.expression(argument.value()));
    }
    if (!fits) {
      return new Expression.Malformed(call.span());
    }
    Declared function = callee.get();
    List<String> missing = function.keys().stream().filter(key -> !values.containsKey(key)).toList();
    if (missing.isEmpty()) {
      List<Expression> arguments = new ArrayList<>();
      function.keys().forEach(key -> arguments.add(values.get(key)));
      Span name = call.function().span();
      return new Expression.Call(Sugar.global(function.name(), name), arguments, call.span());
    }
    diagnostics.report(
        missing.contains("_")
            ? new NameError.NoNamedParameters(call.function().text(), call.function().span())
            : new FieldError.MissingField(missing, call.function().text(), call.function().span()));
    return new Expression.Malformed(call.span());
  }
}
