package hyle.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What stands below one line of source: its marks, the last one's words beside it, the words of the others hanging below.
///
/// ```
/// append(xs, xs)
///        ──  ^^ used again here
///        │
///        first used here
/// ```
final class Marks {
  private Marks() {}

  /// Display columns `from` up to and without `to`, drawn with `stroke`.
  record Mark(int from, int to, String stroke, Paint.Ink ink, String words) {}

  /// Something to draw at a column.
  private record Piece(int column, int width, String text, Paint.Ink ink) {}

  /// The lines; marks that overlap stand on lines of their own.
  static List<String> draw(List<Mark> marks, Paint paint) {
    List<String> lines = new ArrayList<>();
    for (List<Mark> row : rows(marks)) {
      row.sort(Comparator.comparingInt(Mark::from));
      drawRow(row, lines, paint);
    }
    return lines;
  }

  private static List<List<Mark>> rows(List<Mark> marks) {
    List<List<Mark>> rows = new ArrayList<>();
    for (Mark mark : marks) {
      List<Mark> free =
          rows.stream().filter(row -> row.stream().noneMatch(other -> overlap(mark, other))).findFirst().orElseGet(() -> newRow(rows));
      free.add(mark);
    }
    return rows;
  }

  private static List<Mark> newRow(List<List<Mark>> rows) {
    List<Mark> row = new ArrayList<>();
    rows.add(row);
    return row;
  }

  private static boolean overlap(Mark one, Mark other) {
    return one.from() < other.to() && other.from() < one.to();
  }

  private static void drawRow(List<Mark> row, List<String> lines, Paint paint) {
    List<Piece> first = new ArrayList<>();
    row.forEach(mark -> first.add(stroke(mark)));
    Mark last = row.getLast();
    if (!last.words().isEmpty()) {
      first.add(new Piece(last.to() + 1, 0, last.words(), last.ink()));
    }
    lines.add(line(first, paint));
    List<Mark> hanging = new ArrayList<>(row.subList(0, row.size() - 1));
    hanging.removeIf(mark -> mark.words().isEmpty());
    if (!hanging.isEmpty()) {
      lines.add(line(hanging.stream().map(Marks::bar).toList(), paint));
    }
    while (!hanging.isEmpty()) {
      Mark mark = hanging.removeLast();
      List<Piece> pieces = new ArrayList<>(hanging.stream().map(Marks::bar).toList());
      pieces.add(new Piece(mark.from(), 0, mark.words(), mark.ink()));
      lines.add(line(pieces, paint));
    }
  }

  private static Piece stroke(Mark mark) {
    return new Piece(mark.from(), mark.to() - mark.from(), mark.stroke().repeat(mark.to() - mark.from()), mark.ink());
  }

  private static Piece bar(Mark mark) {
    return new Piece(mark.from(), 1, "│", mark.ink());
  }

  private static String line(List<Piece> pieces, Paint paint) {
    StringBuilder line = new StringBuilder();
    int column = 0;
    for (Piece piece : pieces) {
      line.repeat(' ', Math.max(0, piece.column() - column)).append(paint.apply(piece.ink(), piece.text()));
      column = piece.column() + piece.width();
    }
    return line.toString();
  }
}
