package hyle.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Values of data types: constructors, lists, copies of what is borrowed, projections; types as values.
final class DataProductions {
  static final List<Production> TABLE =
      List.of(
          new Production("variable", DataProductions::weightOfVariable, DataProductions::variable),
          new Production("constructor", (maker, goal, _) -> maker.world().data(goal).isPresent() ? 6 : 0, DataProductions::constructor),
          new Production("constant", (_, goal, scope) -> constants(scope, goal).isEmpty() ? 0 : 2, DataProductions::constant),
          new Production("list", (_, goal, _) -> isList(goal) ? 2 : 0, DataProductions::elements),
          new Production("embody", (_, goal, scope) -> lent(scope, goal).isEmpty() ? 0 : 6, DataProductions::embody),
          new Production("projection", (_, goal, scope) -> records(scope, goal).isEmpty() ? 0 : 2, DataProductions::projection),
          new Production("type", (_, goal, _) -> goal.equals(Type.TYPE) ? 3 : 0, (maker, _, scope, _) -> type(maker, scope)));

  private DataProductions() {}

  /// Variables that may be used again are, so that there is something to copy.
  private static int weightOfVariable(Maker maker, Type goal, Scope scope) {
    List<Scope.Local> fitting = scope.available(goal);
    return fitting.isEmpty() ? 0 : fitting.stream().anyMatch(local -> local.name().startsWith("!")) ? 14 : 8;
  }

  private static Term variable(Maker maker, Type goal, Scope scope, int size) {
    List<Scope.Local> fitting = scope.available(goal);
    return scope.use(maker.oneIn(2) ? fitting.getLast() : maker.pick(fitting));
  }

  /// A constructor with all its fields; where one holds a type, the later ones are of that type.
  private static Term constructor(Maker maker, Type goal, Scope scope, int size) {
    Definition.Constructor constructor = maker.pick(maker.world().data(goal).orElseThrow().constructors());
    List<Type> fields = maker.world().fields(constructor, goal);
    if (!World.hides(constructor)) {
      return new Term.Construct(constructor.name(), maker.terms(fields, scope, size), goal);
    }
    if (!maker.world().choosers().isEmpty() && maker.oneIn(2)) {
      return new Term.Construct(constructor.name(), computed(maker, constructor, goal, scope, size), goal);
    }
    Map<String, Type> opened = new HashMap<>();
    List<Term> arguments = new ArrayList<>();
    for (int index = 0; index < fields.size(); index++) {
      if (fields.get(index) instanceof Type.Universe) {
        Type hidden = maker.type(scope);
        opened.put(constructor.fields().get(index).name(), hidden);
        arguments.add(new Term.TypeTerm(maker.world().spelling(hidden)));
      } else {
        arguments.add(maker.term(fields.get(index).with(opened), scope, maker.share(size, fields.size())));
      }
    }
    return new Term.Construct(constructor.name(), arguments, goal);
  }

  /// The fields with a hidden type that a function chooses at run time.
  private static List<Term> computed(Maker maker, Definition.Constructor constructor, Type goal, Scope scope, int size) {
    World.Chooser chooser = maker.pick(maker.world().choosers());
    boolean choice = maker.oneIn(2);
    String chosen = chooser.name() + (choice ? "(True)" : "(False)");
    Type hidden = choice ? chooser.whenTrue() : chooser.whenFalse();
    String name = constructor.fields().getFirst().name();
    List<Term> arguments = new ArrayList<>();
    for (Type field : maker.world().fields(constructor, goal)) {
      Type known = field.with(Map.of(name, hidden));
      String unknown = field.with(Map.of(name, new Type.Named(chosen))).text();
      arguments.add(
          field instanceof Type.Universe
              ? new Term.TypeTerm(chosen)
              : new Term.Cast(known.text(), unknown, maker.term(known, scope, maker.share(size, 3)), known));
    }
    return arguments;
  }

  private static List<Term.Name> constants(Scope scope, Type goal) {
    return scope.world().constants().stream().filter(constant -> constant.type().equals(goal)).toList();
  }

  private static Term constant(Maker maker, Type goal, Scope scope, int size) {
    return maker.pick(constants(scope, goal));
  }

  private static boolean isList(Type goal) {
    return goal instanceof Type.Data(String name, List<Type> _) && name.equals("list");
  }

  private static Term elements(Maker maker, Type goal, Scope scope, int size) {
    Type element = ((Type.Data) goal).arguments().getFirst();
    int count = maker.below(4);
    List<Type> goals = java.util.Collections.nCopies(count, element);
    return new Term.Elements(maker.terms(goals, scope, size), goal);
  }

  private static List<Scope.Local> lent(Scope scope, Type goal) {
    return scope.available(new Type.Noema(goal));
  }

  private static Term embody(Maker maker, Type goal, Scope scope, int size) {
    return new Term.Embody(scope.use(maker.pick(lent(scope, goal))), goal);
  }

  /// The variables of record types that have a field of the type.
  private static List<Scope.Local> records(Scope scope, Type goal) {
    return scope.available().stream().filter(local -> !fields(scope.world(), local.type(), goal).isEmpty()).toList();
  }

  private static List<String> fields(World world, Type type, Type goal) {
    List<String> found = new ArrayList<>();
    world
        .data(type)
        .filter(data -> data.constructors().size() == 1 && data.name().startsWith("d") && !World.hides(data.constructors().getFirst()))
        .ifPresent(
            data -> {
              Definition.Constructor constructor = data.constructors().getFirst();
              List<Type> types = world.fields(constructor, type);
              for (int index = 0; index < types.size(); index++) {
                if (types.get(index).equals(goal)) {
                  found.add(constructor.fields().get(index).name());
                }
              }
            });
    return found;
  }

  private static Term projection(Maker maker, Type goal, Scope scope, int size) {
    Scope.Local value = maker.pick(records(scope, goal));
    String field = maker.pick(fields(scope.world(), value.type(), goal));
    return new Term.Project(scope.use(value), field, goal);
  }

  private static Term type(Maker maker, Scope scope) {
    return new Term.TypeTerm(maker.type(scope).text());
  }
}
