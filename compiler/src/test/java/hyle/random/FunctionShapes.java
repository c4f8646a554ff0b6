package hyle.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes the top-level functions of a random program, each of one of a few shapes.
final class FunctionShapes {
  private final Maker maker;
  private final World world;

  FunctionShapes(Maker maker) {
    this.maker = maker;
    this.world = maker.world();
  }

  void function(int size) {
    switch (maker.below(10)) {
      case 0, 1 -> plain(Definition.Kind.DEFINE, size);
      case 2 -> plain(Definition.Kind.INLINE, size);
      case 3, 4 -> fueled(1, size);
      case 5 -> fueled(2, size);
      case 6, 7 -> walking(size);
      case 8 -> generic(size);
      default -> growing(size);
    }
  }

  private List<Term.Parameter> parameters(Scope scope, int count) {
    List<Type> types = new ArrayList<>();
    while (types.size() < count) {
      Type type = maker.type(scope);
      boolean isLent = maker.oneIn(5) && !(type instanceof Type.Noema || type instanceof Type.Variable);
      types.add(isLent ? new Type.Noema(type) : type);
    }
    return FunctionProductions.parameters(maker, types);
  }

  private void plain(Definition.Kind kind, int size) {
    Scope scope = Scope.empty(world);
    List<Term.Parameter> parameters = parameters(scope, maker.below(4));
    Type result = maker.type(scope);
    Signature signature = new Signature(world.fresh("f"), List.of(), parameters, result, 0, Signature.Traits.KEYED);
    maker.stepsSoFar();
    Term body = maker.term(result, scope.bindAll(parameters), size);
    define(kind, signature, body, 1);
  }

  /// Defines a function, and offers it with what a call of it costs: what its body does, so many times.
  private void define(Definition.Kind kind, Signature signature, Term body, int times) {
    world.offer(defined(kind, signature, body, times));
  }

  private Signature defined(Definition.Kind kind, Signature signature, Term body, int times) {
    boolean isExplicit = signature.traits() == Signature.Traits.EXPLICIT;
    List<Term.Parameter> parameters = new ArrayList<>(signature.parameters());
    if (isExplicit) {
      signature.typeParameters().reversed().forEach(name -> parameters.addFirst(new Term.Parameter(name, Type.TYPE)));
    }
    List<String> implicit = isExplicit ? List.of() : signature.typeParameters();
    world.define(new Definition.Function(kind, signature.name(), implicit, parameters, signature.result(), body));
    int cost = (body.nodes() + maker.stepsSoFar()) * times;
    return new Signature(
        signature.name(), signature.typeParameters(), signature.parameters(), signature.result(), cost, signature.traits());
  }

  /// One function, or several that call each other, with fuel. Nothing may call them with fresh fuel before all of them are there.
  private void fueled(int count, int size) {
    Scope scope = Scope.empty(world);
    List<Signature> group = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      List<Term.Parameter> parameters = new ArrayList<>(parameters(scope, maker.below(3)));
      parameters.addFirst(new Term.Parameter(world.fresh("n"), Type.INT));
      Type result = index > 0 ? resultBeside(group.getFirst().result(), scope) : maker.type(scope);
      group.add(new Signature(world.fresh("f"), List.of(), parameters, result, 0, Signature.Traits.FUELED));
    }
    if (count > 1) {
      world.define(new Definition.Announcement(group.stream().map(FunctionShapes::header).toList()));
    }
    List<Signature> offered = new ArrayList<>();
    for (Signature signature : group) {
      maker.stepsSoFar();
      Scope inside = scope.bindAll(signature.parameters());
      String fuel = signature.parameters().getFirst().name();
      Term body = new Recursive(maker).fueled(group, fuel, signature.result(), inside, size / count);
      offered.add(defined(Definition.Kind.DEFINE, signature, body, count == 1 ? 8 : 12));
    }
    offered.forEach(world::offer);
  }

  /// The same result often, or one that values of it hold, so that both functions may build one value.
  private Type resultBeside(Type first, Scope scope) {
    List<Type> held =
        world.data(first).stream()
            .flatMap(data -> data.constructors().stream())
            .filter(constructor -> !World.hides(constructor))
            .flatMap(constructor -> world.fields(constructor, first).stream())
            .filter(field -> field instanceof Type.Data && !field.equals(first))
            .toList();
    return switch (maker.below(3)) {
      case 0 -> first;
      case 1 -> held.isEmpty() ? first : maker.pick(held);
      default -> maker.type(scope);
    };
  }

  private static Definition.Function header(Signature signature) {
    return new Definition.Function(
        Definition.Kind.DEFINE,
        signature.name(),
        signature.typeParameters(),
        signature.parameters(),
        signature.result(),
        new Term.Name("Unit", Type.UNIT));
  }

  /// A function over the structure of a value: of a list, or of a data type of the program; owned or borrowed.
  private void walking(int size) {
    boolean isGeneric = maker.oneIn(3);
    List<String> implicit = isGeneric ? List.of("a") : List.of();
    Type walked = isGeneric ? Type.list(maker.oneIn(2) ? new Type.Variable("a") : Type.pair(Type.INT, new Type.Variable("a"))) : recursive();
    boolean isLent = maker.oneIn(3) && MatchProductions.isLookedAt(world, walked);
    Type type = isLent ? new Type.Noema(walked) : walked;
    Scope scope = Scope.empty(world);
    List<Term.Parameter> parameters = new ArrayList<>();
    if (isGeneric && maker.oneIn(2)) {
      parameters.add(new Term.Parameter(world.fresh("!x"), new Type.Variable("a")));
    }
    if (isGeneric && !isLent) {
      Type function = new Type.Function(List.of(new Type.Variable("a")), maker.type(scope));
      parameters.add(new Term.Parameter(world.fresh("!x"), function));
    }
    parameters.addAll(parameters(scope.bindAll(parameters), maker.below(2)));
    Type result = maker.oneIn(3) && scope.bindAll(parameters).canMake(walked) ? walked : maker.type(scope.bindAll(parameters));
    if (result instanceof Type.Noema) {
      result = Type.INT;
    }
    int place = maker.below(parameters.size() + 1);
    parameters.add(place, new Term.Parameter(world.fresh("x"), type));
    Signature signature = new Signature(world.fresh("f"), implicit, parameters, result, 0, Signature.Traits.PLAIN);
    maker.stepsSoFar();
    Term body = walk(signature, place, type, walked, scope.bindAll(parameters), size);
    define(Definition.Kind.DEFINE, signature, body, 8);
  }

  private Type recursive() {
    List<Type> recursive =
        world.pool().stream()
            .filter(type -> world.data(type).filter(data -> !World.isNested(data) && mentionsItself(data)).isPresent())
            .toList();
    return recursive.isEmpty() ? Type.list(Type.INT) : maker.pick(recursive);
  }

  private static boolean mentionsItself(Definition.Data data) {
    return data.constructors().stream()
        .flatMap(constructor -> constructor.fields().stream())
        .anyMatch(field -> field.type() instanceof Type.Data(String name, List<Type> _) && name.equals(data.name()));
  }

  private Term walk(Signature signature, int place, Type type, Type walked, Scope scope, int size) {
    Term.Parameter parameter = signature.parameters().get(place);
    Term scrutinee = scope.use(scope.locals().stream().filter(local -> local.name().equals(parameter.name())).findFirst().orElseThrow());
    List<Term.Clause> clauses = new ArrayList<>();
    List<Scope> branches = new ArrayList<>();
    List<Definition.Constructor> constructors = world.data(walked).orElseThrow().constructors();
    for (Definition.Constructor constructor : constructors) {
      List<Term.Parameter> bound = new ArrayList<>();
      Set<String> parts = new HashSet<>();
      for (Type field : world.fields(constructor, walked)) {
        Type held = type instanceof Type.Noema ? new Type.Noema(field) : field;
        String name = field.equals(walked) ? world.fresh("x") : maker.variable(held);
        bound.add(new Term.Parameter(name, held));
        if (field.equals(walked)) {
          parts.add(name);
        }
      }
      Recursion recursion = Recursion.walking(signature, new Recursion.Walk(place, type, parts));
      Scope branch = scope.branch().bindAll(bound).withRecursion(recursion);
      List<Pattern> patterns = bound.stream().<Pattern>map(variable -> new Pattern.Variable(variable.name())).toList();
      Term body = maker.term(signature.result(), branch, size / constructors.size());
      clauses.add(new Term.Clause(List.of(new Pattern.Constructor(constructor.name(), patterns)), body));
      branches.add(branch);
    }
    scope.join(branches);
    return new Term.Match(type instanceof Type.Noema ? "case" : "match", List.of(scrutinee), clauses, signature.result());
  }

  /// A function with type parameters, left out by its callers or given like other arguments.
  private void generic(int size) {
    List<String> names = maker.oneIn(3) ? List.of("a", "b") : List.of("a");
    Scope scope = Scope.empty(world);
    List<Term.Parameter> parameters = new ArrayList<>();
    for (String name : names) {
      parameters.add(new Term.Parameter(world.fresh("!x"), new Type.Variable(name)));
    }
    parameters.addAll(parameters(scope.bindAll(parameters), 1 + maker.below(3)));
    Type result = maker.type(scope.bindAll(parameters));
    Signature.Traits traits = maker.oneIn(3) ? Signature.Traits.EXPLICIT : Signature.Traits.PLAIN;
    Definition.Kind kind = maker.oneIn(4) ? Definition.Kind.INLINE : Definition.Kind.DEFINE;
    Signature signature = new Signature(world.fresh("f"), names, parameters, result, 0, traits);
    maker.stepsSoFar();
    define(kind, signature, maker.term(result, scope.bindAll(parameters), size), 1);
  }

  /// A function with a type parameter that calls itself at a larger type.
  private void growing(int size) {
    Type a = new Type.Variable("a");
    Scope scope = Scope.empty(world);
    Type result = maker.type(scope);
    Type other = maker.type(scope);
    if (result instanceof Type.Noema || other instanceof Type.Noema) {
      other = Type.INT;
      result = Type.INT;
    }
    Type grown = maker.oneIn(2) ? Type.pair(a, other) : Type.pair(other, a);
    Term.Parameter fuel = new Term.Parameter(world.fresh("n"), Type.INT);
    Term.Parameter value = new Term.Parameter(world.fresh("!x"), a);
    Term.Parameter see = new Term.Parameter(world.fresh("x"), new Type.Function(List.of(a), result));
    Signature signature = new Signature(world.fresh("f"), List.of("a"), List.of(fuel, value, see), result, 0, Signature.Traits.FUELED);
    maker.stepsSoFar();
    Scope inside = scope.bindAll(signature.parameters());
    Scope end = inside.branch();
    Term ended = maker.term(result, end, size / 2);
    Term.Parameter whole = new Term.Parameter(world.fresh("x"), grown);
    Term.Parameter part = new Term.Parameter(world.fresh("x"), a);
    boolean isFirst = grown.equals(Type.pair(a, other));
    List<Pattern> patterns = new ArrayList<>(List.of(new Pattern.Wildcard()));
    patterns.add(isFirst ? 0 : 1, new Pattern.Variable(part.name()));
    Term opened =
        new Term.Match(
            "match",
            List.of(new Term.Name(whole.name(), grown)),
            List.of(
                new Term.Clause(
                    List.of(new Pattern.Constructor("Pair", patterns)),
                    new Term.Apply(List.of(new Term.Name(see.name(), see.type()), new Term.Name(part.name(), a)), result))),
            result);
    List<Term> pair = new ArrayList<>(List.of(maker.term(other, scope, size / 4)));
    pair.add(isFirst ? 0 : 1, new Term.Name(value.name(), a));
    Term more =
        Term.call(
            signature.name(),
            result,
            Term.call("sub-int", Type.INT, new Term.Name(fuel.name(), Type.INT), Term.integer(1)),
            maker.ascribed(new Term.Construct("Pair", pair, grown)),
            new Term.Lambda(List.of(whole), opened));
    Term isEmpty = Term.call("le-int", Type.BOOL, new Term.Name(fuel.name(), Type.INT), Term.integer(0));
    define(Definition.Kind.DEFINE, signature, new Term.If(List.of(isEmpty, ended, more), result), 5);
  }
}
