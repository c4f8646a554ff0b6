package hyle.memory;

import hyle.core.Core.Operand;
import hyle.core.Core.Variable;
import hyle.report.Span;
import java.util.Set;
import java.util.regex.Pattern;

/// What reports call the values of a program.
final class Names {
  /// So many characters before its use a name is looked for.
  private static final int NEAR = 20_000;
  /// What the compiler calls what it makes itself, or a user what has no name.
  private static final Set<String> NONE = Set.of("_", "copied", "captured", "nothing");

  private Names() {}

  /// The name in backquotes, if the source has such a word; the compiler makes up others.
  static String of(Operand operand, Span place) {
    return operand instanceof Variable variable && isWritten(variable.hint(), place) ? "`" + variable.hint() + "`" : "the value";
  }

  private static boolean isWritten(String name, Span place) {
    String text = place.source().text().substring(Math.max(0, place.start() - NEAR), place.end());
    return !NONE.contains(name) && Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])").matcher(text).find();
  }
}
