package hyle.check;

import hyle.check.Typed.Expression;
import hyle.name.LocalName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The free local variables of expressions, in order of appearance.
public final class FreeLocals {
  /// Whether the walk goes into the types that are written inside an expression.
  private enum Reach {
    VALUES,
    VALUES_AND_TYPES
  }

  private final Reach reach;
  private final Set<LocalName> bound = new HashSet<>();
  private final Map<LocalName, Integer> uses = new LinkedHashMap<>();

  private FreeLocals(Reach reach) {
    this.reach = reach;
  }

  /// The variables that running the expression may need.
  public static List<LocalName> of(Expression expression) {
    return walk(expression, Reach.VALUES).free();
  }

  /// Also those that only its types mention.
  public static List<LocalName> withTypes(Expression expression) {
    return walk(expression, Reach.VALUES_AND_TYPES).free();
  }

  /// How often each variable, free or bound, stands in the expression.
  public static Map<LocalName, Integer> uses(Expression expression) {
    return walk(expression, Reach.VALUES).uses;
  }

  private static FreeLocals walk(Expression expression, Reach reach) {
    FreeLocals walk = new FreeLocals(reach);
    walk.expression(expression);
    return walk;
  }

  private List<LocalName> free() {
    return uses.keySet().stream().filter(name -> !bound.contains(name)).toList();
  }

  private void use(LocalName name) {
    uses.merge(name, 1, Integer::sum);
  }

  private void expression(Expression expression) {
    switch (expression) {
      case Expression.Local(LocalName name, _, _) -> use(name);
      case Expression.Global _,
          Expression.Operation _,
          Expression.Primitive _,
          Expression.Universe _,
          Expression.Text _,
          Expression.Rune _ -> {}
      case Expression.Number number -> type(number.type());
      case Expression.Block(List<Typed.Statement> statements, Expression result, _) -> {
        statements.forEach(this::statement);
        expression(result);
      }
      case Expression.Call call -> {
        expression(call.function());
        call.implicits().forEach(this::expression);
        call.arguments().forEach(this::expression);
        type(call.type());
      }
      case Expression.Function function -> function(function);
      case Expression.Recursive(LocalName self, Expression.Function function, _) -> {
        bound.add(self);
        function(function);
      }
      case Expression.Pi pi -> {
        parameters(pi.implicits());
        parameters(pi.parameters());
        expression(pi.codomain());
      }
      case Expression.Noema noema -> expression(noema.type());
      case Expression.Embody embody -> {
        expression(embody.value());
        type(embody.type());
      }
      case Expression.Match match -> {
        match.scrutinees().forEach(this::expression);
        match.scrutineeTypes().forEach(this::type);
        type(match.type());
        for (Typed.Clause clause : match.clauses()) {
          clause.patterns().forEach(this::pattern);
          expression(clause.body());
        }
      }
      case Expression.Cast cast -> {
        expression(cast.value());
        type(cast.from());
        type(cast.to());
      }
      case Expression.Store store -> {
        type(store.type());
        expression(store.value());
        expression(store.pointer());
      }
      case Expression.Load load -> {
        type(load.type());
        expression(load.pointer());
      }
      case Expression.Alloca alloca -> {
        type(alloca.type());
        expression(alloca.count());
      }
      case Expression.External external -> {
        external.argumentTypes().forEach(this::type);
        external.arguments().forEach(this::expression);
        type(external.type());
      }
      case Expression.ForeignGlobal _ -> {}
    }
  }

  private void function(Expression.Function function) {
    parameters(function.implicits());
    parameters(function.parameters());
    type(function.result());
    expression(function.body());
  }

  private void parameters(List<Typed.Parameter> parameters) {
    for (Typed.Parameter parameter : parameters) {
      bound.add(parameter.name());
      type(parameter.type());
    }
  }

  private void statement(Typed.Statement statement) {
    switch (statement) {
      case Typed.Statement.Let let -> {
        bound.add(let.name());
        type(let.type());
        expression(let.value());
      }
      case Typed.Statement.Borrow borrow -> {
        for (Typed.Lent lent : borrow.lent()) {
          use(lent.outer());
          type(lent.type());
          bound.add(lent.noema());
          bound.add(lent.after());
        }
        bound.add(borrow.name());
        type(borrow.type());
        expression(borrow.value());
      }
    }
  }

  private void pattern(Typed.Pattern pattern) {
    switch (pattern) {
      case Typed.Pattern.Variable variable -> {
        bound.add(variable.name());
        type(variable.type());
      }
      case Typed.Pattern.Constructor constructor -> {
        constructor.typeArguments().forEach(this::type);
        constructor.arguments().forEach(this::pattern);
      }
      case Typed.Pattern.Literal literal -> type(literal.type());
    }
  }

  private void type(Expression type) {
    if (reach == Reach.VALUES_AND_TYPES) {
      expression(type);
    }
  }
}
