package hyle.random;

import java.util.List;
import java.util.stream.Collectors;

/// A pattern of a clause or a `let`.
sealed interface Pattern {
  /// `_`
  record Wildcard() implements Pattern {}

  /// `x`
  record Variable(String name) implements Pattern {}

  /// `0`, `` `a` ``
  record Literal(String text) implements Pattern {}

  /// `C`, `C(p, q)`
  record Constructor(String name, List<Pattern> arguments) implements Pattern {
    public Constructor {
      arguments = List.copyOf(arguments);
    }
  }

  /// `C of {x = p}`: the other fields are not looked at.
  record Keyed(String name, List<String> keys, List<Pattern> arguments) implements Pattern {
    public Keyed {
      keys = List.copyOf(keys);
      arguments = List.copyOf(arguments);
    }
  }

  /// `[p, q]`
  record Elements(List<Pattern> elements) implements Pattern {
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /// As the program writes it.
  default String text() {
    return switch (this) {
      case Wildcard _ -> "_";
      case Variable(String name) -> name;
      case Literal(String text) -> text;
      case Constructor(String name, List<Pattern> arguments) -> arguments.isEmpty() ? name : name + "(" + texts(arguments) + ")";
      case Keyed(String name, List<String> keys, List<Pattern> arguments) -> {
        StringBuilder text = new StringBuilder(name + " of {");
        for (int index = 0; index < keys.size(); index++) {
          text.append(index > 0 ? ", " : "").append(keys.get(index)).append(" = ").append(arguments.get(index).text());
        }
        yield text.append("}").toString();
      }
      case Elements(List<Pattern> elements) -> "[" + texts(elements) + "]";
    };
  }

  /// How many parts it has that are no variables.
  default int depth() {
    return switch (this) {
      case Wildcard _, Variable _ -> 0;
      case Literal _ -> 1;
      case Constructor(String _, List<Pattern> arguments) -> 1 + deepest(arguments);
      case Keyed(String _, List<String> _, List<Pattern> arguments) -> 1 + deepest(arguments);
      case Elements(List<Pattern> elements) -> 1 + deepest(elements);
    };
  }

  /// Whether it looks at a number or a rune somewhere.
  default boolean hasLiteral() {
    return switch (this) {
      case Wildcard _, Variable _ -> false;
      case Literal _ -> true;
      case Constructor(String _, List<Pattern> arguments) -> arguments.stream().anyMatch(Pattern::hasLiteral);
      case Keyed(String _, List<String> _, List<Pattern> arguments) -> arguments.stream().anyMatch(Pattern::hasLiteral);
      case Elements(List<Pattern> elements) -> elements.stream().anyMatch(Pattern::hasLiteral);
    };
  }

  private static int deepest(List<Pattern> patterns) {
    return patterns.stream().mapToInt(Pattern::depth).max().orElse(0);
  }

  private static String texts(List<Pattern> patterns) {
    return patterns.stream().map(Pattern::text).collect(Collectors.joining(", "));
  }
}
