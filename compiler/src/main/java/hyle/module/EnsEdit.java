package hyle.module;

/// Changes the text of a `module.ens` in one place, and keeps everything else as it is written.
///
/// A value that is set may have several lines: those after the first are indented to where they end up.
public final class EnsEdit {
  private static final String STEP = "  ";

  private EnsEdit() {}

  /// `text` where `key` of `dictionary` has `value`: in the place of what it had, or as the last entry.
  ///
  /// `dictionary` was read from `text`.
  public static String set(String text, Ens.Dictionary dictionary, String key, String value) {
    return dictionary
        .entry(key)
        .map(entry -> replace(text, entry, value))
        .orElseGet(() -> append(text, dictionary, key, value));
  }

  /// `text` where `key` of the dictionary `section` of `root` has `value`; the section is added if it is missing.
  public static String set(String text, Ens.Dictionary root, String section, String key, String value) {
    return switch (root.entry(section).map(Ens.Entry::value).orElse(root)) {
      case Ens.Dictionary found when found != root -> set(text, found, key, value);
      case Ens.Dictionary _, Ens.Sequence _, Ens.Text _, Ens.Integer _, Ens.Float _, Ens.Truth _ ->
          set(text, root, section, "{\n" + STEP + key + " " + value.replace("\n", "\n" + STEP) + ",\n}");
    };
  }

  private static String replace(String text, Ens.Entry entry, String value) {
    String indented = value.replace("\n", "\n" + indentation(text, entry.keySpan().start()));
    return text.substring(0, entry.value().span().start()) + indented + text.substring(entry.value().span().end());
  }

  private static String append(String text, Ens.Dictionary dictionary, String key, String value) {
    int closing = dictionary.span().end() - 1;
    if (dictionary.entries().isEmpty()) {
      String outer = indentation(text, dictionary.span().start());
      String entry = "\n" + outer + STEP + key + " " + value.replace("\n", "\n" + outer + STEP) + ",\n" + outer;
      return text.substring(0, dictionary.span().start() + 1) + entry + text.substring(closing);
    }
    Ens.Entry last = dictionary.entries().getLast();
    int end = last.value().span().end();
    int comma = comma(text, end, closing);
    String behind = comma < 0 ? text.substring(end, closing) : text.substring(end, comma) + text.substring(comma + 1, closing);
    String before = text.substring(0, end) + "," + behind;
    String rest = text.substring(closing);
    if (!text.substring(last.keySpan().start(), closing).contains("\n")) {
      return before.stripTrailing() + " " + key + " " + onOneLine(value) + rest;
    }
    String indentation = indentation(text, last.keySpan().start());
    String entry = indentation + key + " " + value.replace("\n", "\n" + indentation) + ",\n";
    return before.stripTrailing() + "\n" + entry + indentation(text, closing) + rest;
  }

  /// Commas stay between entries, and go where nothing follows them.
  private static String onOneLine(String value) {
    return value.replaceAll(",\n\\s*(?=[}\\]])", " ").replaceAll("\n\\s*", " ");
  }

  /// Where the comma stands between `from` and `to`, outside of comments; -1 when there is none.
  private static int comma(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text.startsWith("//", at)) {
        at = text.indexOf('\n', at);
      } else if (text.charAt(at) == ',') {
        return at;
      }
    }
    return -1;
  }

  /// The blanks at the beginning of the line that holds `offset`.
  private static String indentation(String text, int offset) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = start;
    while (end < offset && text.charAt(end) == ' ') {
      end++;
    }
    return text.substring(start, end);
  }
}
