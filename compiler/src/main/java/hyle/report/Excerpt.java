package hyle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The lines of one source file that a diagnostic speaks of, with the marks below them.
///
/// A label over several lines marks its first line, with its words, and its last.
final class Excerpt {
  private Excerpt() {}

  /// A stretch of one line to be marked, in offsets of the source.
  private record Piece(Label label, int start, int end, String words) {}

  /// `labels` all lie in one file; `main` (perhaps in another) gets carets in `ink`, the others dashes.
  static String draw(List<Label> labels, Label main, int gutter, Paint.Ink ink, Paint paint) {
    StringBuilder drawn = new StringBuilder();
    String blank = " ".repeat(gutter);
    drawn.append(paint.apply(Paint.Ink.GUTTER, blank + " ┌ ")).append(Glyphs.printable(labels.getFirst().span().toString())).append('\n');
    Source source = labels.getFirst().span().source();
    Map<Integer, List<Piece>> lines = pieces(labels);
    int previous = lines.keySet().iterator().next();
    for (var entry : lines.entrySet()) {
      int line = entry.getKey();
      if (line == previous + 2) {
        appendLine(drawn, source, line - 1, source.lineStart(line - 1), gutter, paint);
      } else if (line > previous + 2) {
        drawn.append(paint.apply(Paint.Ink.GUTTER, blank + " ·")).append('\n');
      }
      LineDisplay display = appendLine(drawn, source, line, entry.getValue().getFirst().start(), gutter, paint);
      for (String marks : Marks.draw(marks(entry.getValue(), display, main, ink), paint)) {
        drawn.append(paint.apply(Paint.Ink.GUTTER, blank + " │ ")).append(marks).append('\n');
      }
      previous = line;
    }
    return drawn.toString();
  }

  /// The last line that has a character of the span.
  static int lastLine(Span span) {
    return span.source().line(Math.max(span.start(), span.end() - 1));
  }

  private static LineDisplay appendLine(StringBuilder drawn, Source source, int line, int mark, int gutter, Paint paint) {
    LineDisplay display = LineDisplay.of(source, line, mark);
    String number = Integer.toString(line);
    String margin = " ".repeat(gutter - number.length()) + number + " │";
    drawn.append(paint.apply(Paint.Ink.GUTTER, margin)).append(display.text().isEmpty() ? "" : " " + display.text()).append('\n');
    return display;
  }

  /// The pieces to mark, by line; within a line the earlier label first.
  private static Map<Integer, List<Piece>> pieces(List<Label> labels) {
    Map<Integer, List<Piece>> lines = new TreeMap<>();
    for (Label label : labels) {
      Span span = label.span();
      int first = span.line();
      int last = lastLine(span);
      if (first == last) {
        add(lines, first, new Piece(label, span.start(), span.end(), label.words()));
      } else {
        Source source = span.source();
        String lastText = source.lineText(last);
        int indentation = lastText.length() - lastText.stripLeading().length();
        add(lines, first, new Piece(label, span.start(), source.lineStart(first) + source.lineText(first).length(), label.words()));
        add(lines, last, new Piece(label, Math.min(source.lineStart(last) + indentation, span.end() - 1), span.end(), ""));
      }
    }
    return lines;
  }

  private static void add(Map<Integer, List<Piece>> lines, int line, Piece piece) {
    lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(piece);
  }

  private static List<Marks.Mark> marks(List<Piece> pieces, LineDisplay display, Label main, Paint.Ink ink) {
    List<Marks.Mark> marks = new ArrayList<>();
    for (Piece piece : pieces) {
      int from = display.column(piece.start());
      int to = Math.max(from + 1, display.column(piece.end()));
      boolean isMain = piece.label() == main;
      marks.add(new Marks.Mark(from, to, isMain ? "^" : "─", isMain ? ink : Paint.Ink.SECONDARY, Glyphs.printable(piece.words().replace('\n', ' '))));
    }
    return marks;
  }
}
