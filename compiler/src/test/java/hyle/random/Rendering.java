package hyle.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the functions of a program that print its values, one for each type: a wrong value shows in what is printed.
final class Rendering {
  private final Maker maker;
  private final Map<Type, String> names = new LinkedHashMap<>();
  private final List<Definition.Function> functions = new ArrayList<>();

  Rendering(Maker maker) {
    this.maker = maker;
  }

  /// The functions, to be announced before all that mention them.
  List<Definition.Function> functions() {
    return functions;
  }

  /// Prints a value and uses it up.
  Term show(Term value) {
    Type type = value.type();
    return switch (type) {
      case Type.Number number -> Term.call(number.isFloat() ? "print-float" : "print-int", Type.UNIT, NumberProductions.widened(number, value));
      case Type.Named(String name) when name.equals("rune") ->
          Term.call("print-int", Type.UNIT, NumberProductions.widened(new Type.Number("int32"), runeNumber(value)));
      case Type.Noema(Type content) when content.equals(Type.TEXT) -> Term.call("print", Type.UNIT, value);
      case Type.Noema(Type content) -> look(content, value);
      case Type.Data data when isNested(type) ->
          Term.call(nested(data.name()), Type.UNIT, value, eachElement(data.arguments().getFirst()));
      case Type.Named _, Type.Data _, Type.Function _, Type.Meta _, Type.Universe _, Type.Variable _ ->
          Term.call(function(type), Type.UNIT, value);
    };
  }

  private boolean isNested(Type type) {
    return maker.world().data(type).filter(World::isNested).isPresent();
  }

  private Term eachElement(Type element) {
    Term.Parameter parameter = new Term.Parameter("y", element);
    return new Term.Lambda(List.of(parameter), show(new Term.Name("y", element)));
  }

  /// Prints values of a type whose parts are of other instances of the type: by a function that is told how to print the elements.
  private String nested(String name) {
    Type a = new Type.Variable("a");
    Type key = new Type.Data(name, List.of(a));
    String known = names.get(key);
    if (known != null) {
      return known;
    }
    String function = maker.world().fresh("show");
    names.put(key, function);
    Definition.Data data = maker.world().data(key).orElseThrow();
    Type showing = new Type.Function(List.of(a), Type.UNIT);
    Term show = new Term.Name("!f", showing);
    Term leaf = new Term.Apply(List.of(show, new Term.Name("y", a)), Type.UNIT);
    Type part = maker.world().fields(data.constructors().getLast(), key).getFirst();
    Type element = ((Type.Data) part).arguments().getFirst();
    Term.Parameter elements = new Term.Parameter("z", element);
    Term deeper = Term.call(function, Type.UNIT, new Term.Name("y", part), new Term.Lambda(List.of(elements), elements(show, element)));
    List<Term.Clause> clauses =
        List.of(
            new Term.Clause(List.of(new Pattern.Constructor(data.constructors().getFirst().name(), List.of(new Pattern.Variable("y")))), leaf),
            new Term.Clause(
                List.of(new Pattern.Constructor(data.constructors().getLast().name(), List.of(new Pattern.Variable("y")))),
                sequence(List.of(printed("^"), deeper))));
    Term body = new Term.Match("match", List.of(new Term.Name("x", key)), clauses, Type.UNIT);
    List<Term.Parameter> parameters = List.of(new Term.Parameter("x", key), new Term.Parameter("!f", showing));
    functions.add(new Definition.Function(Definition.Kind.DEFINE, function, List.of("a"), parameters, Type.UNIT, body));
    return function;
  }

  /// Prints the elements inside `z`, a pair of two or a function that gives one.
  private static Term elements(Term show, Type type) {
    Term whole = new Term.Name("z", type);
    if (type instanceof Type.Function(List<Type> _, Type result)) {
      return new Term.Apply(List.of(show, new Term.Apply(List.of(whole, Term.integer(1)), result)), Type.UNIT);
    }
    Type element = ((Type.Data) type).arguments().getFirst();
    Pattern pair = new Pattern.Constructor("Pair", List.of(new Pattern.Variable("u"), new Pattern.Variable("v")));
    Statement open = new Statement.Let(pair, Optional.empty(), List.of(), whole);
    Statement first = new Statement.Do(new Term.Apply(List.of(show, new Term.Name("u", element)), Type.UNIT));
    return new Term.Block(List.of(open, first), new Term.Apply(List.of(show, new Term.Name("v", element)), Type.UNIT));
  }

  private static Term runeNumber(Term value) {
    return new Term.Cast("rune", "int32", value, new Type.Number("int32"));
  }

  /// Prints what a noema borrows: looks into data where that is possible, and copies other values.
  private Term look(Type content, Term value) {
    return MatchProductions.isLookedAt(maker.world(), content) && !isNested(content)
        ? Term.call(function(value.type()), Type.UNIT, value)
        : show(new Term.Embody(value, content));
  }

  private String function(Type type) {
    String known = names.get(type);
    if (known != null) {
      return known;
    }
    String name = maker.world().fresh("show");
    names.put(type, name);
    int place = functions.size();
    String parameter = type instanceof Type.Function && maker.oneIn(3) ? "!x" : "x";
    functions.add(definition(name, parameter, type, new Term.Name("Unit", Type.UNIT)));
    functions.set(place, definition(name, parameter, type, body(new Term.Name(parameter, type))));
    return name;
  }

  private static Definition.Function definition(String name, String parameter, Type type, Term body) {
    return new Definition.Function(
        Definition.Kind.DEFINE, name, List.of(), List.of(new Term.Parameter(parameter, type)), Type.UNIT, body);
  }

  private Term body(Term.Name value) {
    return switch (value.type()) {
      case Type.Named(String name) when name.equals("text") -> lending(value, Term.call("print", Type.UNIT, lent(value)));
      case Type.Named(String name) ->
          lending(value, Term.call("print-int", Type.UNIT, Term.call("look-" + name, Type.INT, lent(value))));
      case Type.Function(List<Type> parameters, Type result) -> called(value, parameters, result);
      case Type.Meta(Type content) -> {
        Statement open = new Statement.Letbox("letbox-T", new Pattern.Variable("y"), List.of(), value);
        yield new Term.Block(List.of(open), show(new Term.Name("y", content)));
      }
      case Type.Data(String name, List<Type> arguments) ->
          name.equals("cell")
              ? show(Term.call("core.cell.extract", arguments.getFirst(), value))
              : new Term.Match("match", List.of(value), clauses(value.type(), value.type()), Type.UNIT);
      case Type.Noema(Type content) -> new Term.Match("case", List.of(value), clauses(value.type(), content), Type.UNIT);
      case Type.Universe _, Type.Variable _, Type.Number _ -> printed("type");
    };
  }

  private static Term printed(String characters) {
    return Term.call("print", Type.UNIT, Term.text(characters));
  }

  private static Term lent(Term.Name value) {
    return new Term.Name(value.name(), new Type.Noema(value.type()));
  }

  /// `let u on x = … in u`
  private static Term lending(Term.Name value, Term act) {
    Statement let = new Statement.Let(new Pattern.Variable("u"), Optional.of(Type.UNIT), List.of(value.name()), act);
    return new Term.Block(List.of(let), new Term.Name("u", Type.UNIT));
  }

  private Term called(Term.Name function, List<Type> parameters, Type result) {
    Term first = show(new Term.Apply(applied(function, parameters), result));
    if (!function.name().startsWith("!")) {
      return first;
    }
    return new Term.Block(List.of(new Statement.Do(first)), show(new Term.Apply(applied(function, parameters), result)));
  }

  /// A function is called with values that print nothing: else printing them could need the function that is being made.
  private List<Term> applied(Term function, List<Type> parameters) {
    List<Term> children = new ArrayList<>(List.of(function));
    Leaves leaves = new Leaves(maker, Scope.empty(maker.world()));
    parameters.forEach(parameter -> children.add(leaves.leaf(parameter, 1)));
    return children;
  }

  /// A clause for each constructor of `data`; the scrutinee is of that type, or a noema of it.
  private List<Term.Clause> clauses(Type scrutinee, Type data) {
    List<Term.Clause> clauses = new ArrayList<>();
    for (Definition.Constructor constructor : maker.world().data(data).orElseThrow().constructors()) {
      clauses.add(World.hides(constructor) ? opened(constructor, data) : clause(constructor, scrutinee, data));
    }
    return clauses;
  }

  private Term.Clause clause(Definition.Constructor constructor, Type scrutinee, Type data) {
    List<Pattern> patterns = new ArrayList<>();
    List<Term> acts = new ArrayList<>();
    acts.add(printed(constructor.name()));
    List<Type> fields = maker.world().fields(constructor, data);
    for (int index = 0; index < fields.size(); index++) {
      Type type = scrutinee instanceof Type.Noema ? new Type.Noema(fields.get(index)) : fields.get(index);
      patterns.add(new Pattern.Variable("x" + index));
      acts.add(printed(index == 0 ? "(" : ","));
      acts.add(show(new Term.Name("x" + index, type)));
    }
    if (!fields.isEmpty()) {
      acts.add(printed(")"));
    }
    return new Term.Clause(List.of(new Pattern.Constructor(constructor.name(), patterns)), sequence(acts));
  }

  /// A constructor with a hidden type holds a value `x` of it and a function `see` that makes something of that; there may be a function
  /// that makes another value of it, which comes before.
  private Term.Clause opened(Definition.Constructor constructor, Type data) {
    String hidden = constructor.fields().getFirst().name();
    Map<String, Type> renamed = new HashMap<>(Map.of(hidden, new Type.Variable("t")));
    List<Type> fields = maker.world().fields(constructor, data).stream().map(field -> field.with(renamed)).toList();
    List<Pattern> patterns = new ArrayList<>();
    Term.Name hiddenValue = new Term.Name("x1", fields.get(1));
    Term value = hiddenValue;
    List<Term> acts = new ArrayList<>(List.of(printed(constructor.name())));
    for (int index = 0; index < fields.size(); index++) {
      patterns.add(new Pattern.Variable(index == 0 ? "t" : "x" + index));
      if (fields.get(index) instanceof Type.Function(List<Type> parameters, Type result)) {
        Term function = new Term.Name("x" + index, fields.get(index));
        if (parameters.getFirst() instanceof Type.Noema) {
          Term look = new Term.Apply(List.of(function, lent(hiddenValue)), result);
          Statement seen = new Statement.Let(new Pattern.Variable("y"), Optional.of(result), List.of("x1"), look);
          Statement dropped = new Statement.Let(new Pattern.Wildcard(), Optional.empty(), List.of(), value);
          acts.add(new Term.Block(List.of(seen, dropped), show(new Term.Name("y", result))));
        } else {
          value = new Term.Apply(List.of(function, value), result);
        }
      }
    }
    if (value.type().isClosed()) {
      acts.add(show(value));
    }
    return new Term.Clause(List.of(new Pattern.Constructor(constructor.name(), patterns)), sequence(acts));
  }

  private static Term sequence(List<Term> acts) {
    List<Statement> statements = new ArrayList<>();
    acts.subList(0, acts.size() - 1).forEach(act -> statements.add(new Statement.Do(act)));
    return statements.isEmpty() ? acts.getFirst() : new Term.Block(statements, acts.getLast());
  }
}
