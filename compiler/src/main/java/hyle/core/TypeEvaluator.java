package hyle.core;

import hyle.check.FreeLocals;
import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.name.GlobalName;
import hyle.name.LocalName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Computes types: definitions are looked through, opaque or not, since a type decides how memory is handled whatever the checker may
/// know of it.
final class TypeEvaluator {
  private static final int DEPTH_LIMIT = 2_000;

  /// A definition that comes to itself more often than this decides by a value when it stops.
  private static final int MOST_ENTRIES = 8;

  private final Typed.Program program;
  private final Map<GlobalName, Integer> entries = new HashMap<>();
  private int depth;

  TypeEvaluator(Typed.Program program) {
    this.program = program;
  }

  /// The type that an expression stands for; `Irrelevant` for a value.
  StaticType evaluate(Expression expression, Scope scope) {
    if (++depth > DEPTH_LIMIT) {
      depth--;
      return StaticType.UNKNOWN;
    }
    try {
      return switch (expression) {
        case Expression.Local(LocalName name, _, _) -> ofMeaning(scope.find(name));
        case Expression.Global(GlobalName name, _) -> global(name);
        case Expression.Primitive(var type, _) -> new StaticType.Primitive(type);
        case Expression.Universe _ -> new StaticType.Universe();
        case Expression.Noema(Expression type, _) -> new StaticType.Noema(evaluate(type, scope));
        case Expression.Pi pi -> pi(pi, scope);
        case Expression.Function function -> new StaticType.Lambda(function, captured(function, scope));
        case Expression.Call call -> call(call, scope);
        case Expression.Block block -> block(block, scope);
        case Expression.Cast cast -> evaluate(cast.value(), scope);
        case Expression.Match match -> match(match, scope);
        case Expression.Operation _,
            Expression.Number _,
            Expression.Text _,
            Expression.Rune _,
            Expression.Recursive _,
            Expression.Embody _,
            Expression.Store _,
            Expression.Load _,
            Expression.Alloca _,
            Expression.External _,
            Expression.ForeignGlobal _ ->
            new StaticType.Irrelevant();
      };
    } finally {
      depth--;
    }
  }

  /// Whether values of this type are types, or functions that give types: they are worked out at compile time.
  boolean isOfTypes(StaticType type) {
    return switch (type) {
      case StaticType.Universe() -> true;
      case StaticType.Function(_, StaticType result) -> isOfTypes(result);
      case StaticType.Polymorphic(Expression.Pi pi, _) -> endsInUniverse(pi.codomain());
      case StaticType.Primitive _,
          StaticType.Data _,
          StaticType.Resource _,
          StaticType.Noema _,
          StaticType.Constructor _,
          StaticType.Lambda _,
          StaticType.Irrelevant _,
          StaticType.KnownValue _,
          StaticType.AtRunTime _,
          StaticType.Applied _ ->
          false;
    };
  }

  /// The types of parameters, which `scope` learns; a parameter that is a type itself is not known in those after it.
  List<StaticType> parameterTypes(List<Typed.Parameter> parameters, Scope scope) {
    List<StaticType> all = new ArrayList<>();
    for (Typed.Parameter parameter : parameters) {
      StaticType type = evaluate(parameter.type(), scope);
      scope.bind(parameter.name(), new Meaning.Static(isOfTypes(type) ? StaticType.UNKNOWN : new StaticType.Irrelevant()));
      all.add(type);
    }
    return all;
  }

  /// Whether the results of a function are types.
  boolean givesTypes(Expression.Function function, Scope scope) {
    Scope inner = scope.inner();
    parameterTypes(concat(function.implicits(), function.parameters()), inner);
    return isOfTypes(evaluate(function.result(), inner));
  }

  /// Whether the results of a definition are types.
  boolean givesTypes(Typed.Declaration.Definition definition) {
    Scope scope = Scope.topLevel();
    parameterTypes(concat(definition.implicits(), definition.parameters()), scope);
    return isOfTypes(evaluate(definition.result(), scope));
  }

  /// The types of what a function from types to types takes.
  List<StaticType> parameterTypes(StaticType function) {
    return switch (function) {
      case StaticType.Lambda(Expression.Function lambda, Map<LocalName, StaticType> captured) ->
          parameterTypes(concat(lambda.implicits(), lambda.parameters()), scopeOf(captured));
      case StaticType.Constructor(GlobalName name) ->
          switch (program.declarations().get(name)) {
            case Typed.Declaration.Data data -> parameterTypes(data.parameters(), Scope.topLevel());
            case Typed.Declaration.Definition definition ->
                parameterTypes(concat(definition.implicits(), definition.parameters()), Scope.topLevel());
            case Typed.Declaration.Resource _ -> List.of();
            case null -> List.of();
          };
      case StaticType.Primitive _, StaticType.Universe _, StaticType.Data _, StaticType.Resource _, StaticType.Noema _, StaticType.Function _,
          StaticType.Polymorphic _, StaticType.KnownValue _, StaticType.Irrelevant _, StaticType.AtRunTime _, StaticType.Applied _ ->
          List.of();
    };
  }

  /// The result of a type function for these arguments.
  StaticType apply(StaticType function, List<StaticType> arguments) {
    return switch (function) {
      case StaticType.Constructor(GlobalName name) -> applyGlobal(name, arguments);
      case StaticType.Lambda(Expression.Function lambda, Map<LocalName, StaticType> captured) -> {
        Scope scope = scopeOf(captured);
        List<Typed.Parameter> parameters = concat(lambda.implicits(), lambda.parameters());
        bindAll(parameters, arguments, scope);
        yield evaluate(lambda.body(), scope);
      }
      case StaticType.Irrelevant() -> function;
      case StaticType.AtRunTime _, StaticType.Applied _ -> new StaticType.Applied(function, arguments);
      case StaticType.Primitive _,
          StaticType.Universe _,
          StaticType.Data _,
          StaticType.Resource _,
          StaticType.Noema _,
          StaticType.Function _,
          StaticType.Polymorphic _,
          StaticType.KnownValue _ ->
          StaticType.UNKNOWN;
    };
  }

  /// A scope in which the locals stand for these types.
  static Scope scopeOf(Map<LocalName, StaticType> types) {
    Scope scope = Scope.topLevel();
    types.forEach((name, type) -> scope.bind(name, new Meaning.Static(type)));
    return scope;
  }

  static List<Typed.Parameter> concat(List<Typed.Parameter> implicits, List<Typed.Parameter> parameters) {
    if (implicits.isEmpty()) {
      return parameters;
    }
    List<Typed.Parameter> all = new ArrayList<>(implicits);
    all.addAll(parameters);
    return all;
  }

  private StaticType ofMeaning(Meaning meaning) {
    return switch (meaning) {
      case Meaning.Static(StaticType type) -> type;
      case Meaning.TopLevel(GlobalName name) -> new StaticType.Constructor(name);
      case Meaning.Expanded(Expression.Function function, Scope scope) -> new StaticType.Lambda(function, captured(function, scope));
      case Meaning.Word _, Meaning.Built _, Meaning.Primitive _, Meaning.Lifted _ -> new StaticType.Irrelevant();
    };
  }

  private StaticType global(GlobalName name) {
    return switch (program.declarations().get(name)) {
      case Typed.Declaration.Resource _ -> new StaticType.Resource(name);
      case Typed.Declaration.Data data ->
          data.shape() == Typed.Shape.CONSTANT ? new StaticType.Data(name, List.of()) : new StaticType.Constructor(name);
      case Typed.Declaration.Definition _ -> new StaticType.Constructor(name);
      case null -> new StaticType.Irrelevant();
    };
  }

  private StaticType call(Expression.Call call, Scope scope) {
    List<StaticType> arguments = new ArrayList<>();
    call.implicits().forEach(argument -> arguments.add(evaluate(argument, scope)));
    call.arguments().forEach(argument -> arguments.add(evaluate(argument, scope)));
    return switch (call.function()) {
      case Expression.Global(GlobalName name, _) -> applyGlobal(name, arguments);
      case Expression.Operation _ -> new StaticType.Irrelevant();
      case Expression other -> apply(evaluate(other, scope), arguments);
    };
  }

  private StaticType applyGlobal(GlobalName name, List<StaticType> arguments) {
    return switch (program.declarations().get(name)) {
      case Typed.Declaration.Data _ -> new StaticType.Data(name, arguments);
      case Typed.Declaration.Resource _ -> new StaticType.Resource(name);
      case Typed.Declaration.Definition definition -> {
        Scope scope = Scope.topLevel();
        List<Typed.Parameter> parameters = concat(definition.implicits(), definition.parameters());
        bindAll(parameters, arguments, scope);
        yield isOfTypes(evaluate(definition.result(), scope)) ? entered(definition, scope) : new StaticType.Irrelevant();
      }
      case null -> new StaticType.Irrelevant();
    };
  }

  private StaticType entered(Typed.Declaration.Definition definition, Scope scope) {
    int before = entries.getOrDefault(definition.name(), 0);
    if (before == MOST_ENTRIES) {
      return StaticType.UNKNOWN;
    }
    entries.put(definition.name(), before + 1);
    StaticType type = evaluate(definition.body(), scope);
    entries.put(definition.name(), before);
    return type;
  }

  private void bindAll(List<Typed.Parameter> parameters, List<StaticType> arguments, Scope scope) {
    for (int i = 0; i < parameters.size(); i++) {
      scope.bind(parameters.get(i).name(), new Meaning.Static(arguments.get(i)));
    }
  }

  private StaticType pi(Expression.Pi pi, Scope scope) {
    Scope inner = scope.inner();
    List<StaticType> parameters = new ArrayList<>();
    for (Typed.Parameter parameter : concat(pi.implicits(), pi.parameters())) {
      StaticType type = evaluate(parameter.type(), inner);
      if (isOfTypes(type)) {
        return endsInUniverse(pi.codomain())
            ? new StaticType.Function(List.of(new StaticType.Universe()), new StaticType.Universe())
            : new StaticType.Polymorphic(pi, captured(pi, scope));
      }
      parameters.add(type);
      inner.bind(parameter.name(), new Meaning.Static(new StaticType.Irrelevant()));
    }
    return new StaticType.Function(parameters, evaluate(pi.codomain(), inner));
  }

  private boolean endsInUniverse(Expression codomain) {
    return codomain instanceof Expression.Universe || codomain instanceof Expression.Pi pi && endsInUniverse(pi.codomain());
  }

  private StaticType block(Expression.Block block, Scope scope) {
    Scope inner = scope.inner();
    for (Typed.Statement statement : block.statements()) {
      switch (statement) {
        case Typed.Statement.Let let -> inner.bind(let.name(), new Meaning.Static(evaluate(let.value(), inner)));
        case Typed.Statement.Borrow borrow -> {
          for (Typed.Lent lent : borrow.lent()) {
            inner.bind(lent.noema(), new Meaning.Static(new StaticType.Irrelevant()));
            inner.bind(lent.after(), inner.find(lent.outer()));
          }
          inner.bind(borrow.name(), new Meaning.Static(evaluate(borrow.value(), inner)));
        }
      }
    }
    return evaluate(block.result(), inner);
  }

  /// A match among types has one answer only if all its clauses agree.
  private StaticType match(Expression.Match match, Scope scope) {
    if (!isOfTypes(evaluate(match.type(), scope))) {
      return new StaticType.Irrelevant();
    }
    StaticType agreed = StaticType.UNKNOWN;
    for (int i = 0; i < match.clauses().size(); i++) {
      Scope inner = scope.inner();
      match.clauses().get(i).patterns().forEach(pattern -> bindIrrelevant(pattern, inner));
      StaticType type = evaluate(match.clauses().get(i).body(), inner);
      if (i > 0 && !type.equals(agreed)) {
        return StaticType.UNKNOWN;
      }
      agreed = type;
    }
    return agreed;
  }

  private void bindIrrelevant(Typed.Pattern pattern, Scope scope) {
    switch (pattern) {
      case Typed.Pattern.Variable variable -> scope.bind(variable.name(), new Meaning.Static(StaticType.UNKNOWN));
      case Typed.Pattern.Constructor constructor -> constructor.arguments().forEach(argument -> bindIrrelevant(argument, scope));
      case Typed.Pattern.Literal _ -> {}
    }
  }

  /// The types that the free locals of an expression stand for, so that the expression can be kept apart from its scope.
  private Map<LocalName, StaticType> captured(Expression expression, Scope scope) {
    Map<LocalName, StaticType> captured = new LinkedHashMap<>();
    for (LocalName name : FreeLocals.withTypes(expression)) {
      captured.put(name, ofMeaning(scope.find(name)));
    }
    return captured;
  }
}
