package hyle.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Lists of things with commas between them and perhaps one behind the last [spec: series].
final class Series {
  private Series() {}

  /// `(a, b)`, `{a, b}`, `[a, b]` or `<a, b>`; `purpose` says what the list is, for the message that its opening is missing.
  static <T> List<T> enclosed(Cursor cursor, Mark opener, Mark closer, String purpose, Supplier<T> element) {
    Token opening = cursor.open(opener, purpose);
    List<T> elements = new ArrayList<>();
    while (!cursor.atClosing() && !cursor.atEnd()) {
      elements.add(element.get());
      if (!cursor.take(Mark.COMMA)) {
        break;
      }
    }
    cursor.close(closer, opening, elements.isEmpty() ? "" : "`,`");
    return elements;
  }

  /// `a, b` as long as `begins` holds: the list has no brackets of its own.
  static <T> List<T> open(Cursor cursor, BooleanSupplier begins, Supplier<T> element) {
    List<T> elements = new ArrayList<>();
    while (begins.getAsBoolean()) {
      elements.add(element.get());
      if (!cursor.take(Mark.COMMA)) {
        break;
      }
    }
    return elements;
  }
}
