package hyle.memory;

import hyle.core.Core.Operand;
import hyle.core.Core.Variable;
import hyle.report.Span;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What reports call the values of a program.
final class Names {
  /// What the compiler calls what it makes itself, or a user what has no name.
  private static final Set<String> NONE = Set.of("_", "copied", "captured", "nothing");
  private Names() {}

  /// The name that the user gave, in backquotes, or else "the value".
  static String of(Operand operand, Span place) {
    return written(operand, place).map(name -> "`" + name + "`").orElse("the value");
  }

  /// The name, if the definition around the place has such a word, up to the end of the line; others are of other definitions, or made up.
  static Optional<String> written(Operand operand, Span place) {
    return operand instanceof Variable variable && isWritten(variable.hint(), place) ? Optional.of(variable.hint()) : Optional.empty();
  }

  private static boolean isWritten(String name, Span place) {
    String text = place.source().text();
    int lineEnd = text.indexOf('\n', place.end());
    Matcher word = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])").matcher(text);
    return !NONE.contains(name) && word.region(definition(text, place.start()), lineEnd < 0 ? text.length() : lineEnd).useTransparentBounds(true).find();
  }

  /// Where the definition on the top level begins that a place is in: the last line before it that begins with a letter.
  private static int definition(String text, int place) {
    int line = text.lastIndexOf('\n', place - 1) + 1;
    while (line > 0 && !Character.isLetter(text.charAt(line))) {
      line = text.lastIndexOf('\n', line - 2) + 1;
    }
    return line;
  }
}
