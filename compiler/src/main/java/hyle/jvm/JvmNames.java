package hyle.jvm;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Legal, short and distinct JVM names from the names of the source; equal requests in equal order give equal names.
final class JvmNames {
  private static final int LONGEST = 80;

  private final Set<String> taken = new HashSet<>();

  /// A class or method name like `wanted`. Distinct also where a file system ignores case.
  String fresh(String wanted) {
    String base = legal(wanted);
    String name = base;
    for (int copy = 2; !taken.add(name.toLowerCase(Locale.ROOT)); copy++) {
      name = base + "~" + copy;
    }
    return name;
  }

  /// The JVM forbids `. ; [ / < >` in the names of methods; what file systems dislike goes too.
  private static String legal(String wanted) {
    StringBuilder legal = new StringBuilder();
    for (int at = 0; at < wanted.length() && legal.length() < LONGEST; at++) {
      char letter = wanted.charAt(at);
      legal.append(
          switch (letter) {
            case '.', '/' -> '_';
            case '<', '[' -> '(';
            case '>', ']' -> ')';
            case ';', ':', '\\', '"', '*', '?', '|' -> '-';
            default -> Character.isISOControl(letter) || Character.isSurrogate(letter) ? '-' : letter;
          });
    }
    return legal.isEmpty() ? "-" : legal.toString();
  }
}
