package hyle.fuzz;

import hyle.report.Diagnostic;
import hyle.report.Diagnostics;
import hyle.report.JsonLines;
import hyle.report.Label;
import hyle.report.Paint;
import hyle.report.Renderer;
import hyle.report.Span;
import java.util.List;

/// What must hold of the messages that any input leads to: they point into their files, and can be shown in every form [D1, C3].
final class Messages {
  /// How many messages of one input are shown: drawing them takes longer than all the rest.
  private static final int MOST_SHOWN = 4;

  private Messages() {}

  /// Fails with the first message that something is wrong with.
  static void check(Diagnostics diagnostics) {
    List<Diagnostic> sorted = diagnostics.sorted();
    for (Diagnostic diagnostic : sorted) {
      if (diagnostic.title().isBlank() || diagnostic.labels().isEmpty()) {
        throw new AssertionError(diagnostic + " says nothing, or points nowhere");
      }
      diagnostic.labels().forEach(label -> checkPlace(diagnostic, label));
    }
    List<Diagnostic> shown = sorted.subList(0, Math.min(MOST_SHOWN, sorted.size()));
    shown.forEach(diagnostic -> Json.check(JsonLines.render(diagnostic)));
    for (Paint paint : Paint.values()) {
      checkShown(Renderer.renderAll(shown, paint), paint);
    }
    if (!sorted.equals(diagnostics.sorted())) {
      throw new AssertionError("the order of the messages changed when they were asked for again");
    }
  }

  private static void checkPlace(Diagnostic diagnostic, Label label) {
    Span span = label.span();
    int length = span.source().text().length();
    if (span.start() < 0 || span.start() > span.end() || span.end() > length) {
      throw new AssertionError(diagnostic.code() + " points at " + span.start() + " to " + span.end() + " of " + length);
    }
  }

  /// A terminal gets whole characters, no controls but the ends of lines and our own colours, and a line feed at the end.
  private static void checkShown(String shown, Paint paint) {
    if (!shown.isEmpty() && !shown.endsWith("\n")) {
      throw new AssertionError("no line feed ends the messages: " + shown);
    }
    int at = 0;
    while (at < shown.length()) {
      int character = shown.codePointAt(at);
      boolean isOurs = character == '\n' || (character == '\u001b' && paint == Paint.COLOURED);
      if ((Character.isISOControl(character) && !isOurs) || Character.getType(character) == Character.SURROGATE) {
        throw new AssertionError("U+%04X reaches the terminal in: %s".formatted(character, shown));
      }
      at += Character.charCount(character);
    }
  }
}
