package hyle.syntax;

import hyle.report.Source;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds the comments of a source that begin with a word: they lie between its tokens, and are in no tree.
public final class Remarks {
  private static final String MARKER = "//";
  private static final String FUNCTION = "define";
  private static final Set<String> OTHERS = Set.of("inline", "constant", "data", "resource", "nominal", "foreign", "import", "static");

  private final Source source;
  private final String word;
  private final List<Token> tokens = new ArrayList<>();

  private Remarks(Source source, String word) {
    this.source = source;
    this.word = word;
    Lexer lexer = new Lexer(source, 0, source.text().length(), _ -> {});
    do {
      tokens.add(lexer.next());
    } while (!(tokens.getLast() instanceof Token.End));
  }

  /// All comments whose first word is this one, in order.
  public static List<Remark> beginningWith(String word, Source source) {
    return source.text().contains(word) ? new Remarks(source, word).found() : List.of();
  }

  private List<Remark> found() {
    List<Remark> found = new ArrayList<>();
    int end = 0;
    for (int index = 0; index < tokens.size(); index++) {
      boolean isLast = index == tokens.size() - 1;
      int next = isLast ? source.text().length() : tokens.get(index).span().start();
      for (int at = comment(end, next); at >= 0; at = comment(lineEnd(at), next)) {
        Span text = source.span(at + MARKER.length(), at + source.text().substring(at, lineEnd(at)).stripTrailing().length());
        if (source.text().substring(text.start(), text.end()).strip().startsWith(word)) {
          found.add(new Remark(text, above(at, end, index)));
        }
      }
      end = tokens.get(index).span().end();
    }
    return found;
  }

  /// Where the next comment between two places begins; -1 if there is none.
  private int comment(int from, int to) {
    int at = source.text().indexOf(MARKER, from);
    return at < 0 || at >= to ? -1 : at;
  }

  private int lineEnd(int at) {
    int feed = source.text().indexOf('\n', at);
    return feed < 0 ? source.text().length() : feed;
  }

  private Remark.Above above(int comment, int codeEnd, int index) {
    int line = source.line(comment);
    if (source.lineStart(line) < codeEnd) {
      return new Remark.Above.Nothing();
    }
    int under = source.line(tokens.get(index).span().start());
    for (int between = line + 1; between < under; between++) {
      if (!source.lineText(between).strip().startsWith(MARKER)) {
        return new Remark.Above.Nothing();
      }
    }
    return switch (tokens.get(index)) {
      case Token.Symbol(String text, Span span) when text.equals(FUNCTION) -> function(span, index + 1);
      case Token.Symbol(String text, Span span) when OTHERS.contains(text) -> new Remark.Above.Other(span);
      case Token.Symbol _, Token.Text _, Token.Rune _, Token.Punctuation _, Token.Unreadable _, Token.End _ -> new Remark.Above.Nothing();
    };
  }

  private Remark.Above function(Span define, int index) {
    return tokens.get(index) instanceof Token.Symbol(String name, Span span)
        ? new Remark.Above.Function(source.span(define.start(), span.end()), name)
        : new Remark.Above.Nothing();
  }
}
