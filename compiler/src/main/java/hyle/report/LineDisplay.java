package hyle.report;

/// One line of source as a terminal shows it: tabs widened, disturbing characters replaced, and a very long line cut around its mark.
///
/// `columns[i]` is the display column, from 0, of the `i`th UTF-16 unit of the part that is shown.
record LineDisplay(String text, int offset, int[] columns) {
  private static final int TAB = 4;
  private static final int LONGEST = 300;
  private static final int BEFORE_MARK = 80;
  private static final int SHOWN_OF_LONG = 200;
  private static final String CUT = "…";

  /// The line of a source, cut so that the place at `mark` (an offset in the source) stays in sight.
  static LineDisplay of(Source source, int line, int mark) {
    int start = source.lineStart(line);
    String whole = source.lineText(line);
    String full = whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
    if (full.length() <= LONGEST) {
      return drawn(full, start, "", "");
    }
    int from = Math.max(0, Math.min(mark - start - BEFORE_MARK, full.length() - SHOWN_OF_LONG));
    int to = Math.min(full.length(), from + SHOWN_OF_LONG);
    return drawn(full.substring(from, to), start + from, from > 0 ? CUT : "", to < full.length() ? CUT : "");
  }

  /// The display column of an offset in the source; one outside of what is shown gets the nearest column that is shown.
  int column(int sourceOffset) {
    return columns[Math.clamp(sourceOffset - offset, 0, columns.length - 1)];
  }

  private static LineDisplay drawn(String part, int offset, String before, String after) {
    StringBuilder text = new StringBuilder(before);
    int[] columns = new int[part.length() + 1];
    int column = before.length();
    for (int at = 0; at < part.length(); ) {
      int character = part.codePointAt(at);
      int units = Character.charCount(character);
      for (int unit = 0; unit < units; unit++) {
        columns[at + unit] = column;
      }
      if (character == '\t') {
        int width = TAB - column % TAB;
        text.repeat(' ', width);
        column += width;
      } else {
        int shown = Glyphs.shown(character);
        text.appendCodePoint(shown);
        column += Glyphs.width(shown);
      }
      at += units;
    }
    columns[part.length()] = column;
    return new LineDisplay(text.append(after).toString(), offset, columns);
  }
}
