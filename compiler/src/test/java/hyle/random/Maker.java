package hyle.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Makes random terms of types: types come first, and a term is always made for one.
final class Maker {
  /// About how many steps a definition may take when it is called.
  private static final int MOST_STEPS = 3000;

  private final Random random;
  private final World world;
  private final Trapping trapping;
  private final Rendering rendering = new Rendering(this);
  private int steps;

  /// Whether a program may divide by zero, which ends it.
  enum Trapping {
    ALLOWED,
    AVOIDED
  }

  Maker(Random random, World world, Trapping trapping) {
    this.random = random;
    this.world = world;
    this.trapping = trapping;
  }

  Rendering rendering() {
    return rendering;
  }

  boolean traps() {
    return trapping == Trapping.ALLOWED;
  }

  World world() {
    return world;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /// A new variable for a value of the type: marked with a `!` from time to time, where that means something.
  String variable(Type type) {
    return oneIn(world.mentionsResource(type) ? 2 : 3) && !world.isFree(type) ? world.fresh("!x") : world.fresh("x");
  }

  /// A term of type `goal` with about `size` nodes.
  Term term(Type goal, Scope scope, int size) {
    if (size > 0) {
      try {
        return chosen(goal, scope).make().term(this, goal, scope, size);
      } catch (Stuck _) {
        return leaf(goal, scope);
      }
    }
    return leaf(goal, scope);
  }

  /// Terms of these types, which share `size` nodes. Those that only some variable can be are made first.
  List<Term> terms(List<Type> goals, Scope scope, int size) {
    Term[] made = new Term[goals.size()];
    for (int index = 0; index < made.length; index++) {
      if (!scope.canMake(goals.get(index))) {
        made[index] = term(goals.get(index), scope, 0);
      }
    }
    for (int index = 0; index < made.length; index++) {
      if (made[index] == null) {
        made[index] = term(goals.get(index), scope, share(size, made.length));
      }
    }
    return List.of(made);
  }

  /// One of so many parts of a size.
  int share(int size, int parts) {
    return parts <= 1 ? size - 1 : (size - 1) / parts + (size > 1 ? below(2) : 0);
  }

  private Production chosen(Type goal, Scope scope) {
    List<Production> table = Productions.TABLE;
    int[] weights = new int[table.size()];
    int total = 0;
    for (int index = 0; index < weights.length; index++) {
      weights[index] = table.get(index).weight().of(this, goal, scope);
      total += weights[index];
    }
    if (total == 0) {
      throw new Stuck(goal);
    }
    int at = random.nextInt(total);
    int index = 0;
    while (at >= weights[index]) {
      at -= weights[index];
      index++;
    }
    return table.get(index);
  }

  /// A variable, or a small value.
  private Term leaf(Type goal, Scope scope) {
    List<Scope.Local> fitting = scope.available(goal);
    return fitting.isEmpty() || oneIn(4) && scope.canMake(goal) ? new Leaves(this, scope).leaf(goal, 2) : scope.use(pick(fitting));
  }

  /// Whether a call of so many steps is affordable at a place; if so, it is paid.
  boolean affords(int cost, Scope scope) {
    return steps + cost * times(scope) <= MOST_STEPS;
  }

  void pay(int cost, Scope scope) {
    steps += cost * times(scope);
  }

  private static int times(Scope scope) {
    return switch (scope.depthOfFunctions()) {
      case 0 -> 1;
      case 1 -> 4;
      default -> 16;
    };
  }

  /// Starts to count steps at zero; gives what there was.
  int stepsSoFar() {
    int before = steps;
    steps = 0;
    return before;
  }

  /// A type of which values can be made at a place.
  Type type(Scope scope) {
    List<Type> witnessed = scope.witnessed();
    if (!witnessed.isEmpty() && oneIn(3)) {
      Type variable = pick(witnessed);
      return oneIn(2) || variable.text().equals(Type.OPENED) ? variable : new Types(this).around(variable);
    }
    return pick(world.pool());
  }

  /// The same without the types that have no names: nothing tells a checker which of them `Nil` is a list of.
  Type namedType(Scope scope) {
    Type type = type(scope);
    return type.text().equals(Type.OPENED) ? Type.INT : type;
  }

  /// A type whose values cannot hold anything borrowed.
  Type actualType() {
    List<Type> actual = world.pool().stream().filter(world::isActual).toList();
    return actual.isEmpty() ? Type.INT : pick(actual);
  }

  /// The term with its type beside it, unless the term tells its type by itself.
  Term ascribed(Term term) {
    if (new Determined(world).tells(term)) {
      return term;
    }
    String name = world.fresh("x");
    Statement let = new Statement.Let(new Pattern.Variable(name), Optional.of(term.type()), List.of(), term);
    return new Term.Block(List.of(let), new Term.Name(name, term.type()));
  }

  /// A call of a function whose type parameters stand for what was `found`, and for random types otherwise.
  Term call(Signature function, Map<String, Type> found, Scope scope, int size) {
    Map<String, Type> types = new HashMap<>(found);
    for (String parameter : function.typeParameters()) {
      types.computeIfAbsent(parameter, _ -> namedType(scope));
    }
    pay(function.cost(), scope);
    List<Type> goals = function.parameters().stream().map(parameter -> parameter.type().with(types)).toList();
    List<Term> arguments = new ArrayList<>();
    if (function.traits() == Signature.Traits.FUELED) {
      arguments.add(Term.integer(1 + below(4)));
      arguments.addAll(terms(goals.subList(1, goals.size()), scope, size));
    } else {
      arguments.addAll(terms(goals, scope, size));
    }
    if (!function.typeParameters().isEmpty()) {
      arguments.replaceAll(this::ascribed);
    }
    if (function.traits() == Signature.Traits.EXPLICIT) {
      function.typeParameters().reversed().forEach(parameter -> arguments.addFirst(new Term.TypeTerm(world.spelling(types.get(parameter)))));
    }
    Type result = function.result().with(types);
    if (function.traits() == Signature.Traits.KEYED && !arguments.isEmpty() && oneIn(3)) {
      List<String> keys = function.parameters().stream().map(Term.Parameter::name).toList();
      return new Term.Keyed(function.name(), keys, arguments, result);
    }
    return new Term.Call(function.name(), arguments, result);
  }
}
