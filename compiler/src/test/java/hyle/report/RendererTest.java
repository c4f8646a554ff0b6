package hyle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class RendererTest {
  private record TwoWords(List<Label> labels, String hint) implements Diagnostic {
    @Override
    public String title() {
      return "Something is so";
    }
  }

  @Test
  void twoLabelsOnTwoLines() {
    Source source = new Source("lists.nt", "a\nb\n  let ys = sort(xs) in\n  append(ys, xs)\n");
    check(
        source,
        "",
        """
        error[two-words]: Something is so
          ┌ lists.nt:4:14
        3 │   let ys = sort(xs) in
          │                 ── first used here
        4 │   append(ys, xs)
          │              ^^ used again here
        """,
        label(source, 4, 13, 15, "used again here"),
        label(source, 3, 16, 18, "first used here"));
  }

  @Test
  void twoLabelsOnOneLine() {
    Source source = new Source("lists.nt", "append(xs, xs)");
    check(
        source,
        "Bind it as `!xs`.",
        """
        error[two-words]: Something is so
          ┌ lists.nt:1:12
        1 │ append(xs, xs)
          │        ──  ^^ used again here
          │        │
          │        first used here

        Hint: Bind it as `!xs`.
        """,
        label(source, 1, 11, 13, "used again here"),
        label(source, 1, 7, 9, "first used here"));
  }

  @Test
  void overlappingLabelsStandBelowEachOther() {
    Source source = new Source("a.nt", "f(g(x))");
    check(
        source,
        "",
        """
        error[two-words]: Something is so
          ┌ a.nt:1:3
        1 │ f(g(x))
          │   ^^^^ this argument
          │ ─────── of this call
        """,
        label(source, 1, 2, 6, "this argument"),
        label(source, 1, 0, 7, "of this call"));
  }

  @Test
  void aSpanOverSeveralLinesMarksItsFirstAndItsLast() {
    Source source = new Source("a.nt", "define main(): unit {\n  match xs {\n  | Nil =>\n    Unit\n  }\n}\n");
    check(
        source,
        "",
        """
        error[two-words]: Something is so
          ┌ a.nt:2:3
        2 │   match xs {
          │   ^^^^^^^^^^ `Cons` is missing
          ·
        5 │   }
          │   ^
        """,
        new Label(source.span(source.lineStart(2) + 2, source.lineStart(5) + 3), "`Cons` is missing"));
  }

  @Test
  void aLineBetweenTwoIsShownMoreAreCut() {
    Source source = new Source("a.nt", "one\ntwo\nthree\n4\n5\n6\n7\n8\n9\nten\n");
    check(
        source,
        "",
        """
        error[two-words]: Something is so
           ┌ a.nt:1:1
         1 │ one
           │ ^^^ here
         2 │ two
         3 │ three
           │ ───── there
           ·
        10 │ ten
           │ ─── and there
        """,
        label(source, 1, 0, 3, "here"),
        label(source, 3, 0, 5, "there"),
        label(source, 10, 0, 3, "and there"));
  }

  @Test
  void tabsWideAndCombiningCharactersKeepTheirColumns() {
    Source source = new Source("a.nt", "\tx 漢字 e\u0301 \uD83D\uDE00 y");
    check(
        source,
        "",
        """
        error[two-words]: Something is so
          ┌ a.nt:1:4
        1 │     x 漢字 e\u0301 \uD83D\uDE00 y
          │       ^^^^      ─ there
          │       │
          │       here
        """,
        label(source, 1, 3, 5, "here"),
        label(source, 1, 12, 13, "there"));
  }

  @Test
  void labelsInTwoFilesHaveABoxEach() {
    Source source = new Source("a.nt", "one");
    Source other = new Source("b.nt", "two");
    check(
        source,
        "",
        """
        error[two-words]: Something is so
          ┌ a.nt:1:1
        1 │ one
          │ ^^^ defined here
          ┌ b.nt:1:1
        1 │ two
          │ ─── and here
        """,
        label(source, 1, 0, 3, "defined here"),
        label(other, 1, 0, 3, "and here"));
  }

  @Test
  void anEmptySpanAtTheEndOfTheFileHasACaret() {
    Source source = new Source("a.nt", "x\r\n");
    check(
        source,
        "",
        """
        error[two-words]: Something is so
          ┌ a.nt:2:1
        2 │
          │ ^ the file ends here
        """,
        new Label(source.span(3, 3), "the file ends here"));
  }

  @Test
  void aVeryLongLineIsCutAroundItsMark() {
    Source source = new Source("a.nt", "x".repeat(100_000) + "y" + "z".repeat(100_000));
    String drawn = Renderer.render(new TwoWords(List.of(new Label(source.span(100_000, 100_001), "here")), ""), Paint.PLAIN);
    assertTrue(drawn.lines().allMatch(line -> line.length() < 250), drawn);
    List<String> lines = drawn.lines().toList();
    assertEquals(lines.get(2).indexOf('y'), lines.get(3).indexOf('^'));
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    Source source = new Source("a.nt", "x \u001b[31m \u202e y");
    String drawn = Renderer.render(new TwoWords(List.of(new Label(source.span(0, 1), "\u0007")), "\u001b"), Paint.PLAIN);
    assertTrue(drawn.chars().allMatch(character -> character == '\n' || character >= ' ' && character != 0x202E), drawn);
  }

  @Test
  void coloursChangeNothingElse() {
    Source source = new Source("a.nt", "append(xs, xs)");
    Diagnostic diagnostic =
        new TwoWords(List.of(label(source, 1, 11, 13, "used again here"), label(source, 1, 7, 9, "first used here")), "Do this.");
    String coloured = Renderer.render(diagnostic, Paint.COLOURED);
    assertTrue(coloured.contains("\u001b[1;31m"), coloured);
    assertEquals(Renderer.render(diagnostic, Paint.PLAIN), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Property(tries = 500)
  void anySpanOfAnyTextIsDrawn(@ForAll String text, @ForAll @IntRange(max = 300) int one, @ForAll @IntRange(max = 300) int other) {
    Source source = new Source("a.nt", text);
    int start = Math.min(Math.min(one, other), text.length());
    int end = Math.min(Math.max(one, other), text.length());
    Diagnostic diagnostic = new TwoWords(List.of(new Label(source.span(start, end), text), new Label(source.span(0, end), "")), text);
    assertTrue(Renderer.render(diagnostic, Paint.PLAIN).endsWith("\n"));
    assertTrue(JsonLines.render(diagnostic).lines().count() == 1);
  }

  private static Label label(Source source, int line, int from, int to, String words) {
    return new Label(source.span(source.lineStart(line) + from, source.lineStart(line) + to), words);
  }

  private static void check(Source source, String hint, String expected, Label... labels) {
    assertEquals(expected, Renderer.render(new TwoWords(List.of(labels), hint), Paint.PLAIN), source.path());
  }
}
