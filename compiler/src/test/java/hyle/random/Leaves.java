package hyle.random;

import java.util.List;
import java.util.stream.Stream;

/// Makes small terms without much choice: literals, constructors of a few levels.
final class Leaves {
  private final Maker maker;
  private final Scope scope;

  Leaves(Maker maker, Scope scope) {
    this.maker = maker;
    this.scope = scope;
  }

  /// A value of a type with at most so many levels of constructors, if that is enough for one.
  Term leaf(Type goal, int depth) {
    return switch (goal) {
      case Type.Number _ -> NumberProductions.literal(maker, goal);
      case Type.Noema(Type content) when content.equals(Type.TEXT) -> NumberProductions.text(maker);
      case Type.Named(String name) when name.equals("text") -> new Term.Embody(NumberProductions.text(maker), goal);
      case Type.Named(String name) when !name.equals("rune") -> Term.call("new-" + name, goal, Term.integer(maker.below(50)));
      case Type.Data(String name, List<Type> arguments) when name.equals("list") && depth > 0 ->
          new Term.Elements(
              Stream.generate(() -> leaf(arguments.getFirst(), depth - 1)).limit(maker.below(4)).toList(), goal);
      case Type.Data _ ->
          maker.world().data(goal).filter(_ -> depth > 0).map(data -> constructed(data, goal, depth)).orElseGet(() -> simplest(goal));
      case Type.Named _, Type.Noema _, Type.Function _, Type.Meta _, Type.Variable _, Type.Universe _ -> simplest(goal);
    };
  }

  private Term constructed(Definition.Data data, Type goal, int depth) {
    Definition.Constructor constructor = maker.pick(data.constructors());
    if (World.hides(constructor)) {
      return simplest(goal);
    }
    List<Type> fields = maker.world().fields(constructor, goal);
    return new Term.Construct(constructor.name(), fields.stream().map(field -> leaf(field, depth - 1)).toList(), goal);
  }

  private Term simplest(Type goal) {
    return new Simplest(maker, scope).term(goal);
  }
}
