package hyle.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a random program has defined so far, and what the library gives to it.
final class World {
  private static final Definition.Announced NO = Definition.Announced.NO;

  private final Map<String, Definition.Data> data = new LinkedHashMap<>();
  private final Map<String, Definition.Resource> resources = new LinkedHashMap<>();
  private final List<Signature> functions = new ArrayList<>();
  private final List<Type> pool = new ArrayList<>();
  private final List<Definition> definitions = new ArrayList<>();
  private final Map<Type, String> spellings = new HashMap<>();
  private final List<Term.Name> constants = new ArrayList<>();
  private final List<Chooser> choosers = new ArrayList<>();
  private final Map<String, Boolean> freeData = new HashMap<>();
  private int names;

  /// A function from a `bool` to one of two types, which only the run knows.
  record Chooser(String name, Type whenTrue, Type whenFalse) {}

  World() {
    know(plain("bool", List.of(), constructor("False"), constructor("True")));
    know(plain("unit", List.of(), constructor("Unit")));
    know(plain("list", List.of("a"), constructor("Nil"), constructor("Cons", variable("a"), Type.list(variable("a")))));
    know(plain("pair", List.of("a", "b"), constructor("Pair", variable("a"), variable("b"))));
    know(plain("either", List.of("a", "b"), constructor("Left", variable("a")), constructor("Right", variable("b"))));
  }

  private static Definition.Data plain(String name, List<String> parameters, Definition.Constructor... constructors) {
    return new Definition.Data(name, parameters, List.of(constructors), NO);
  }

  private static Definition.Constructor constructor(String name, Type... fields) {
    return new Definition.Constructor(name, java.util.Arrays.stream(fields).map(field -> new Definition.Field("_", field)).toList());
  }

  private static Type variable(String name) {
    return new Type.Variable(name);
  }

  /// A name that nothing else has.
  String fresh(String prefix) {
    names++;
    return prefix + names;
  }

  /// Makes a data type known, whether or not the program defines it.
  void know(Definition.Data type) {
    data.put(type.name(), type);
  }

  void define(Definition definition) {
    definitions.add(definition);
    switch (definition) {
      case Definition.Data type -> know(type);
      case Definition.Resource resource -> resources.put(resource.name(), resource);
      case Definition.Function _, Definition.Constant _, Definition.Announcement _ -> {}
    }
  }

  void offer(Signature function) {
    functions.add(function);
  }

  void favour(Type type) {
    pool.add(type);
  }

  List<Definition> definitions() {
    return definitions;
  }

  List<Signature> functions() {
    return functions;
  }

  /// Gives a type another name.
  void alias(String name, Type type) {
    spellings.put(type, name);
  }

  /// How a type is written where it is a value: by its other name, if it has one.
  String spelling(Type type) {
    return spellings.getOrDefault(type, type.text());
  }

  List<Term.Name> constants() {
    return constants;
  }

  List<Chooser> choosers() {
    return choosers;
  }

  /// The types that the program is about.
  List<Type> pool() {
    return pool;
  }

  List<String> resources() {
    return List.copyOf(resources.keySet());
  }

  boolean isResource(Type type) {
    return type instanceof Type.Named(String name) && resources.containsKey(name);
  }

  /// Whether what the type says has a resource in it.
  boolean mentionsResource(Type type) {
    return !resources.isEmpty() && type.parts().anyMatch(this::isResource);
  }

  List<Definition.Data> dataTypes() {
    return List.copyOf(data.values());
  }

  /// What a data type looks like inside; nothing for the opaque ones of the library.
  Optional<Definition.Data> data(Type type) {
    return type instanceof Type.Data(String name, List<Type> _) ? Optional.ofNullable(data.get(name)) : Optional.empty();
  }

  /// The types of a constructor's fields in a type; those that another field opens are still variables.
  List<Type> fields(Definition.Constructor constructor, Type type) {
    Map<String, Type> arguments = arguments(type);
    return constructor.fields().stream().map(field -> field.type().with(arguments)).toList();
  }

  private Map<String, Type> arguments(Type type) {
    Map<String, Type> arguments = new HashMap<>();
    if (type instanceof Type.Data(String name, List<Type> given)) {
      List<String> parameters = data.get(name).parameters();
      for (int index = 0; index < parameters.size(); index++) {
        arguments.put(parameters.get(index), given.get(index));
      }
    }
    return arguments;
  }

  /// Whether a constructor hides a type.
  static boolean hides(Definition.Constructor constructor) {
    return constructor.fields().stream().anyMatch(field -> field.type() instanceof Type.Universe);
  }

  /// Whether a data type has parts of other instances of itself, so that its values are of ever more types.
  static boolean isNested(Definition.Data data) {
    return data.constructors().stream()
        .flatMap(constructor -> constructor.fields().stream())
        .flatMap(field -> field.type().parts())
        .anyMatch(
            part ->
                part instanceof Type.Data(String name, List<Type> arguments)
                    && name.equals(data.name())
                    && arguments.stream().anyMatch(argument -> !(argument instanceof Type.Variable)));
  }

  /// Whether copies of values of the type cost nothing, so that their variables need no mark [O3].
  boolean isFree(Type type) {
    return switch (type) {
      case Type.Number _, Type.Noema _, Type.Universe _ -> true;
      case Type.Named(String name) -> name.equals("rune");
      case Type.Function _, Type.Meta _, Type.Variable _ -> false;
      case Type.Data _ -> data(type).map(definition -> isFreeData(definition, type)).orElse(false);
    };
  }

  private boolean isFreeData(Definition.Data definition, Type type) {
    if (type.equals(Type.BOOL) || type.equals(Type.UNIT)) {
      return true;
    }
    String key = type.text();
    Boolean known = freeData.get(key);
    if (known != null) {
      return known;
    }
    freeData.put(key, false);
    boolean isEnumeration =
        definition.parameters().isEmpty() && definition.constructors().stream().allMatch(constructor -> constructor.fields().isEmpty());
    boolean isNewtype = definition.constructors().size() == 1 && definition.constructors().getFirst().fields().size() == 1;
    boolean isFree =
        isEnumeration
            || isNewtype
                && ((Type.Data) type).arguments().stream().allMatch(this::isFree)
                && isFree(fields(definition.constructors().getFirst(), type).getFirst());
    freeData.put(key, isFree);
    return isFree;
  }

  /// Whether no value of the type can hold anything borrowed [T12].
  boolean isActual(Type type) {
    return isActual(type, new HashSet<>());
  }

  private boolean isActual(Type type, Set<String> seen) {
    return switch (type) {
      case Type.Number _, Type.Named _, Type.Universe _ -> true;
      case Type.Function _, Type.Noema _, Type.Variable _ -> false;
      case Type.Meta(Type content) -> isActual(content, seen);
      case Type.Data(String name, List<Type> arguments) ->
          arguments.stream().allMatch(argument -> isActual(argument, seen))
              && (!seen.add(name) || data(type).map(definition -> areActual(definition, type, seen)).orElse(true));
    };
  }

  private boolean areActual(Definition.Data definition, Type type, Set<String> seen) {
    return definition.constructors().stream()
        .allMatch(
            constructor ->
                !hides(constructor) && fields(constructor, type).stream().allMatch(field -> isActual(field, seen)));
  }
}
