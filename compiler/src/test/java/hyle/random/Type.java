package hyle.random;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A type of the language, as random programs use it.
sealed interface Type {
  /// How names of opened types begin.
  String OPENED = "_";

  Type INT = new Number("int");
  Type FLOAT = new Number("float");
  Type RUNE = new Named("rune");
  Type TEXT = new Named("text");
  Type UNIT = new Data("unit", List.of());
  Type BOOL = new Data("bool", List.of());
  Type TYPE = new Universe();
  Type LITERAL_TEXT = new Noema(TEXT);

  /// An integer or a float of some width.
  record Number(String name) implements Type {
    boolean isFloat() {
      return name.startsWith("float");
    }

    int bits() {
      String digits = name.replaceAll("\\D", "");
      return digits.isEmpty() ? 64 : Integer.parseInt(digits);
    }
  }

  /// A type with a name and no structure: `rune`, `text`, or a resource.
  record Named(String name) implements Type {}

  /// `list(a)`, `bool`: a data type of the program or of the library.
  record Data(String name, List<Type> arguments) implements Type {
    public Data {
      arguments = List.copyOf(arguments);
    }
  }

  /// `(a, b) -> c`
  record Function(List<Type> parameters, Type result) implements Type {
    public Function {
      parameters = List.copyOf(parameters);
    }
  }

  /// `&a`
  record Noema(Type content) implements Type {}

  /// `meta a`
  record Meta(Type content) implements Type {}

  /// A type parameter, or a type that a pattern opened: that has no name, and is left to the checker where it is written.
  record Variable(String name) implements Type {}

  /// `type`
  record Universe() implements Type {}

  static Type list(Type element) {
    return new Data("list", List.of(element));
  }

  static Type pair(Type left, Type right) {
    return new Data("pair", List.of(left, right));
  }

  static Type either(Type left, Type right) {
    return new Data("either", List.of(left, right));
  }

  /// As the program writes it.
  default String text() {
    return switch (this) {
      case Number(String name) -> name;
      case Named(String name) -> name;
      case Variable(String name) -> name.startsWith(OPENED) ? OPENED : name;
      case Universe _ -> "type";
      case Data(String name, List<Type> arguments) -> arguments.isEmpty() ? name : name + "(" + texts(arguments) + ")";
      case Function(List<Type> parameters, Type result) -> "(" + texts(parameters) + ") -> " + result.text();
      case Noema(Type content) -> "&" + content.text();
      case Meta(Type content) -> "meta " + content.text();
    };
  }

  private static String texts(List<Type> types) {
    return types.stream().map(Type::text).collect(Collectors.joining(", "));
  }

  /// This type with others in the place of type parameters.
  default Type with(Map<String, Type> replacements) {
    return switch (this) {
      case Number _, Named _, Universe _ -> this;
      case Variable(String name) -> replacements.getOrDefault(name, this);
      case Data(String name, List<Type> arguments) -> new Data(name, each(arguments, replacements));
      case Function(List<Type> parameters, Type result) -> new Function(each(parameters, replacements), result.with(replacements));
      case Noema(Type content) -> new Noema(content.with(replacements));
      case Meta(Type content) -> new Meta(content.with(replacements));
    };
  }

  private static List<Type> each(List<Type> types, Map<String, Type> replacements) {
    return types.stream().map(type -> type.with(replacements)).toList();
  }

  /// This type and all that it mentions.
  default Stream<Type> parts() {
    Stream<Type> inner =
        switch (this) {
          case Number _, Named _, Universe _, Variable _ -> Stream.of();
          case Data(String _, List<Type> arguments) -> arguments.stream();
          case Function(List<Type> parameters, Type result) -> Stream.concat(parameters.stream(), Stream.of(result));
          case Noema(Type content) -> Stream.of(content);
          case Meta(Type content) -> Stream.of(content);
        };
    return Stream.concat(Stream.of(this), inner.flatMap(Type::parts));
  }

  /// Whether it mentions no type parameter.
  default boolean isClosed() {
    return parts().noneMatch(Variable.class::isInstance);
  }

  /// Finds what the type parameters of this type stand for in `goal`; whether there is an answer. Adds to `found`.
  default boolean fits(Type goal, Map<String, Type> found) {
    return switch (this) {
      case Variable(String name) -> goal.equals(found.computeIfAbsent(name, _ -> goal));
      case Number _, Named _, Universe _ -> equals(goal);
      case Data(String name, List<Type> arguments) ->
          goal instanceof Data other && other.name().equals(name) && allFit(arguments, other.arguments(), found);
      case Function(List<Type> parameters, Type result) ->
          goal instanceof Function other && allFit(parameters, other.parameters(), found) && result.fits(other.result(), found);
      case Noema(Type content) -> goal instanceof Noema other && content.fits(other.content(), found);
      case Meta(Type content) -> goal instanceof Meta other && content.fits(other.content(), found);
    };
  }

  private static boolean allFit(List<Type> patterns, List<Type> goals, Map<String, Type> found) {
    if (patterns.size() != goals.size()) {
      return false;
    }
    for (int index = 0; index < patterns.size(); index++) {
      if (!patterns.get(index).fits(goals.get(index), found)) {
        return false;
      }
    }
    return true;
  }
}
