package hyle.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lays a diagnostic out for a terminal: its code and title, the lines of source it speaks of with carets below, and its hint [D1].
///
/// ```
/// error[variable-used-twice]: The variable `xs` is used twice
///   ┌ lists.nt:4:14
/// 3 │   let ys = sort(xs) in
///   │                 ── first used here
/// 4 │   append(ys, xs)
///   │              ^^ used again here
///
/// Hint: Bind it as `!xs` to allow copies.
/// ```
public final class Renderer {
  private Renderer() {}

  /// All of them, an empty line between two; ends with a line feed unless there is none.
  public static String renderAll(List<Diagnostic> diagnostics, Paint paint) {
    return String.join("\n", diagnostics.stream().map(diagnostic -> render(diagnostic, paint)).toList());
  }

  /// One of them; ends with a line feed.
  public static String render(Diagnostic diagnostic, Paint paint) {
    StringBuilder drawn = new StringBuilder();
    Paint.Ink ink = diagnostic.severity() == Severity.ERROR ? Paint.Ink.ERROR : Paint.Ink.WARNING;
    drawn.append(paint.apply(ink, diagnostic.severity().word() + "[" + diagnostic.code() + "]"));
    drawn.append(paint.apply(Paint.Ink.TITLE, ": " + Glyphs.printable(diagnostic.title()))).append('\n');
    List<Label> labels = diagnostic.labels();
    int gutter = gutterWidth(labels);
    for (List<Label> inOneFile : byFile(labels)) {
      drawn.append(Excerpt.draw(inOneFile, labels.getFirst(), gutter, ink, paint));
    }
    if (!diagnostic.hint().isEmpty()) {
      drawn.append('\n').append(paint.apply(Paint.Ink.TITLE, "Hint:")).append(' ');
      drawn.append(Glyphs.printable(diagnostic.hint())).append('\n');
    }
    return drawn.toString();
  }

  private static int gutterWidth(List<Label> labels) {
    return labels.stream().mapToInt(label -> Integer.toString(Excerpt.lastLine(label.span())).length()).max().orElse(1);
  }

  /// The file of the first label stands first.
  private static List<List<Label>> byFile(List<Label> labels) {
    Map<Source, List<Label>> files = new LinkedHashMap<>();
    labels.forEach(label -> files.computeIfAbsent(label.span().source(), _ -> new ArrayList<>()).add(label));
    return List.copyOf(files.values());
  }
}
