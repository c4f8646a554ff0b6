package hyle.doc;

import hyle.report.Source;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// Finds the examples in a block of code: each ends with ` → ` and its value, and begins where the one before it ended [C16].
///
/// A block without a `→` is only shown. In one that has some, code behind the last of them is reported: it would never be run.
public final class ExampleReader {
  /// What stands between the code and its value.
  static final char ARROW = '→';

  private final List<Example> examples = new ArrayList<>();
  private final List<Span> imports = new ArrayList<>();
  private final List<Span> code = new ArrayList<>();
  private final Literal literal = new Literal();

  private ExampleReader() {}

  /// The examples of a block, and the code behind them.
  public record Examples(List<Example> complete, List<Span> rest) {
    public Examples {
      complete = List.copyOf(complete);
      rest = List.copyOf(rest);
    }
  }

  public static Examples read(Block.Code block) {
    ExampleReader reader = new ExampleReader();
    block.lines().stream().filter(line -> !line.text().isBlank()).forEach(reader::line);
    return new Examples(reader.examples, reader.examples.isEmpty() ? List.of() : reader.code);
  }

  /// Where the values of examples begin in each line of a block, with their arrows; -1 in lines without one.
  static List<Integer> arrows(Block.Code block) {
    Literal literal = new Literal();
    return block.lines().stream().map(literal::arrow).toList();
  }

  private void line(Span line) {
    if (code.isEmpty() && isOfImport(line)) {
      imports.add(line);
      return;
    }
    int arrow = literal.arrow(line);
    if (arrow < 0) {
      code.add(line);
      return;
    }
    Source source = line.source();
    if (arrow > line.start()) {
      code.add(trimmed(source.span(line.start(), arrow)));
    }
    Span expected = trimmed(source.span(arrow + 1, line.end()));
    if (code.isEmpty()) {
      code.add(source.span(arrow, arrow));
    }
    examples.add(new Example(imports, code, expected));
    code.clear();
  }

  /// Whether the line opens an import, or goes on with one whose braces are open. It holds from there to the end of the block.
  private boolean isOfImport(Span line) {
    long open = imports.stream().mapToLong(known -> count(known, '{') - count(known, '}')).sum();
    return open > 0 || line.text().matches("import\\s*\\{.*");
  }

  private static long count(Span line, char brace) {
    return line.text().chars().filter(character -> character == brace).count();
  }

  private static Span trimmed(Span span) {
    String text = span.text();
    int start = span.start() + text.length() - text.stripLeading().length();
    return text.isBlank() ? span.source().span(span.start(), span.start()) : span.source().span(start, start + text.strip().length());
  }

  /// Whether reading is inside of a text, which may go on over the end of a line.
  private static final class Literal {
    private boolean isOpen;

    /// The offset of the arrow of a line, or -1. One in a text, a rune or a comment is none.
    int arrow(Span line) {
      String text = line.source().text();
      int at = line.start();
      while (at < line.end()) {
        char character = text.charAt(at);
        if (character == '\\') {
          at++;
        } else if (character == '"') {
          isOpen = !isOpen;
        } else if (!isOpen && character == '`') {
          at = endOfRune(text, at, line.end());
        } else if (!isOpen && text.startsWith("//", at)) {
          return -1;
        } else if (!isOpen && character == ARROW && isAlone(text, at, line)) {
          return at;
        }
        at++;
      }
      return -1;
    }

    private static int endOfRune(String text, int start, int limit) {
      int at = start + 1;
      while (at < limit && text.charAt(at) != '`') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      return at;
    }

    private static boolean isAlone(String text, int at, Span line) {
      return (at == line.start() || text.charAt(at - 1) == ' ') && (at + 1 >= line.end() || text.charAt(at + 1) == ' ');
    }
  }
}
