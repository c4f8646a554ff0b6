package hyle.report;

import java.util.Arrays;

/// One source file: the path shown to people, its text, and where its lines begin.
///
/// Offsets count UTF-16 units from 0; lines and columns count from 1, and a column counts characters (code points).
public final class Source {
  private final String path;
  private final String text;
  private final int[] lineStarts;

  public Source(String path, String text) {
    this.path = path;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  /// The path as the user wrote it, `/` between its parts.
  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /// The number of the line that holds `offset`.
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// The column of `offset` in its line, in characters.
  public int column(int offset) {
    return text.codePointCount(lineStarts[line(offset) - 1], offset) + 1;
  }

  /// The text of a line, without its end.
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    return text.substring(start, end);
  }

  /// The offset at which a line begins.
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /// A span of this source.
  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  @Override
  public String toString() {
    return path;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = at + 1;
    }
    return Arrays.copyOf(starts, count);
  }
}
