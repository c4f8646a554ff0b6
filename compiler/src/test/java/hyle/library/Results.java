package hyle.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What Java's own classes make of a command: results with the names of what gave them, and how programs write them.
final class Results {
  private static final String INNER = "\u001d";
  /// No program writes it.
  private static final String ANYTHING = "\u001c";

  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  Results text(String name, String value) {
    names.add(name);
    values.add(value);
    return this;
  }

  /// A result that Java cannot know.
  Results anything(String name) {
    return text(name, ANYTHING);
  }

  /// The same result of several functions.
  Results text(List<String> names, String value) {
    names.forEach(name -> text(name, value));
    return this;
  }

  Results number(String name, long value) {
    return text(name, Long.toString(value));
  }

  Results truth(String name, boolean value) {
    return text(name, value ? "True" : "False");
  }

  Results texts(String name, List<String> values) {
    return text(name, listed(values));
  }

  Results numbers(String name, List<Long> values) {
    return text(name, spaced(values));
  }

  Results numbers(List<String> names, List<Long> values) {
    return text(names, spaced(values));
  }

  <T> Results option(String name, Optional<T> value, Function<T, String> shown) {
    return text(name, value.map(shown).orElse("none"));
  }

  /// As `texts` of the programs writes a list.
  static String listed(List<String> values) {
    return values.size() + values.stream().map(INNER::concat).collect(Collectors.joining());
  }

  /// As `ints` of the programs writes a list.
  static String spaced(List<Long> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  int size() {
    return names.size();
  }

  String name(int place) {
    return names.get(place);
  }

  String value(int place) {
    return values.get(place);
  }

  /// Which result of an answer is another one than here, in words; empty if there is none.
  Optional<String> difference(List<String> answer) {
    for (int place = 0; place < Math.min(names.size(), answer.size()); place++) {
      if (!values.get(place).equals(ANYTHING) && !values.get(place).equals(answer.get(place))) {
        return Optional.of(
            "%s gives %s, and Java %s".formatted(names.get(place), visible(answer.get(place)), visible(values.get(place))));
      }
    }
    return names.size() == answer.size()
        ? Optional.empty()
        : Optional.of("the answer has %d results, and Java's %d".formatted(answer.size(), names.size()));
  }

  /// The same, but for one result.
  Results instead(int place, String value) {
    values.set(place, value);
    return this;
  }

  /// A text in which one sees every character.
  static String visible(String text) {
    String shown =
        text.codePoints()
            .mapToObj(rune -> rune > 0x20 && rune < 0x7f || rune == ' ' ? Character.toString(rune) : "\\u{%x}".formatted(rune))
            .collect(Collectors.joining());
    return "`" + shown + "`";
  }
}
