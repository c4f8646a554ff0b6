package hyle.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes rows of patterns that cover all values of some types.
final class Patterns {
  private final Maker maker;
  private List<Term.Parameter> variables = new ArrayList<>();

  Patterns(Maker maker) {
    this.maker = maker;
  }

  /// The patterns of a clause and what they bind.
  record Row(List<Pattern> patterns, List<Term.Parameter> variables) {}

  /// Rows for values of these types. Either each constructor of the first has a row, or the last row fits anything.
  List<Row> rows(List<Type> types) {
    List<Definition.Constructor> constructors = constructors(types.getFirst());
    boolean enumerates = !constructors.isEmpty() && constructors.size() <= 5 && !maker.oneIn(3);
    List<Row> rows = new ArrayList<>();
    for (int count = enumerates ? maker.below(2) * maker.below(2) : 1 + maker.below(2); count > 0; count--) {
      rows.add(row(types.stream().map(type -> pattern(type, 2)).toList()));
    }
    if (!enumerates) {
      rows.add(row(types.stream().map(this::binder).toList()));
      return rows;
    }
    for (Definition.Constructor constructor : constructors) {
      Pattern first = of(constructor, types.getFirst(), 0);
      Stream<Pattern> others = types.stream().skip(1).map(this::binder);
      rows.add(row(Stream.concat(Stream.of(first), others).toList()));
    }
    return rows;
  }

  /// A pattern that fits every value of the type, for a `let`.
  Row irrefutable(Type type) {
    List<Definition.Constructor> constructors = constructors(type);
    return row(List.of(constructors.size() == 1 ? of(constructors.getFirst(), type, 0) : binder(type)));
  }

  private Row row(List<Pattern> patterns) {
    Row row = new Row(patterns, variables);
    variables = new ArrayList<>();
    return row;
  }

  private List<Definition.Constructor> constructors(Type type) {
    return maker.world().data(content(type)).map(Definition.Data::constructors).orElse(List.of());
  }

  private static Type content(Type type) {
    return type instanceof Type.Noema(Type content) ? content : type;
  }

  private Pattern pattern(Type type, int depth) {
    if (depth <= 0 || maker.oneIn(3)) {
      return binder(type);
    }
    Type content = content(type);
    if (content.equals(Type.RUNE)) {
      return new Pattern.Literal(maker.pick(List.of("`a`", "`λ`")));
    }
    if (content instanceof Type.Number number && !number.isFloat()) {
      return new Pattern.Literal(((Term.Literal) NumberProductions.literal(maker, number)).text());
    }
    boolean isOpen = type instanceof Type.Data || MatchProductions.isLookedAt(maker.world(), content);
    List<Definition.Constructor> constructors = isOpen ? constructors(type) : List.of();
    if (constructors.isEmpty()) {
      return binder(type);
    }
    if (content instanceof Type.Data(String name, List<Type> arguments) && name.equals("list") && maker.oneIn(4)) {
      Type element = type instanceof Type.Noema ? new Type.Noema(arguments.getFirst()) : arguments.getFirst();
      return new Pattern.Elements(Stream.generate(() -> pattern(element, depth - 1)).limit(maker.below(3)).toList());
    }
    return of(maker.pick(constructors), type, depth - 1);
  }

  private Pattern of(Definition.Constructor constructor, Type type, int depth) {
    Map<String, Type> opened = new HashMap<>();
    List<Type> fields = maker.world().fields(constructor, content(type));
    List<Pattern> arguments = new ArrayList<>();
    for (int index = 0; index < fields.size(); index++) {
      Type field = fields.get(index).with(opened);
      if (field instanceof Type.Universe) {
        opened.put(constructor.fields().get(index).name(), new Type.Variable(maker.world().fresh(Type.OPENED)));
        arguments.add(new Pattern.Wildcard());
      } else {
        arguments.add(pattern(type instanceof Type.Noema ? new Type.Noema(field) : field, depth));
      }
    }
    return keyed(constructor, arguments, type);
  }

  /// Sometimes by the names of some fields.
  private Pattern keyed(Definition.Constructor constructor, List<Pattern> arguments, Type type) {
    boolean hasKeys = !constructor.fields().isEmpty() && constructor.fields().stream().noneMatch(field -> field.name().equals("_"));
    if (!hasKeys || World.hides(constructor) || !maker.oneIn(6)) {
      return new Pattern.Constructor(constructor.name(), arguments);
    }
    List<String> keys = new ArrayList<>();
    List<Pattern> kept = new ArrayList<>();
    for (int index = 0; index < arguments.size(); index++) {
      if (!(arguments.get(index) instanceof Pattern.Wildcard)) {
        keys.add(constructor.fields().get(index).name());
        kept.add(arguments.get(index));
      }
    }
    return keys.isEmpty() ? new Pattern.Constructor(constructor.name(), arguments) : new Pattern.Keyed(constructor.name(), keys, kept);
  }

  private Pattern binder(Type type) {
    if (maker.oneIn(6)) {
      return new Pattern.Wildcard();
    }
    String name = maker.variable(type);
    variables.add(new Term.Parameter(name, type));
    return new Pattern.Variable(name);
  }
}
