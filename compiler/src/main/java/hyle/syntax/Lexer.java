package hyle.syntax;

import hyle.report.Source;
import hyle.report.Span;
import java.util.function.Consumer;

/// Cuts a stretch of a source into tokens, one at a time [spec: tokens].
///
/// Reading never fails: what makes no token becomes a `Token.Unreadable`, and reading goes on behind it.
final class Lexer {
  private final Source source;
  private final String text;
  private final int limit;
  private final Literals literals;
  private int at;

  /// Reads from `start` up to `limit`. Problems inside a literal, which do not hinder reading, go to `problems`.
  Lexer(Source source, int start, int limit, Consumer<SyntaxError> problems) {
    this.source = source;
    this.text = source.text();
    this.at = start;
    this.limit = limit;
    this.literals = new Literals(source, limit, problems);
  }

  /// The next token; at the end of the stretch, a `Token.End` each time.
  Token next() {
    skipBlanks();
    if (at >= limit) {
      return end();
    }
    char character = text.charAt(at);
    return switch (character) {
      case '(' -> mark(Mark.OPEN_PAREN);
      case ')' -> mark(Mark.CLOSE_PAREN);
      case '{' -> mark(Mark.OPEN_BRACE);
      case '}' -> mark(Mark.CLOSE_BRACE);
      case '[' -> mark(Mark.OPEN_BRACKET);
      case ']' -> mark(Mark.CLOSE_BRACKET);
      case '<' -> mark(Mark.OPEN_ANGLE);
      case '>' -> mark(Mark.CLOSE_ANGLE);
      case ',' -> mark(Mark.COMMA);
      case ';' -> mark(Mark.SEMICOLON);
      case '|' -> mark(Mark.BAR);
      case '*' -> mark(Mark.STAR);
      case ':' -> mark(follows(':') ? Mark.DOUBLE_COLON : Mark.COLON);
      case '=' -> mark(follows('>') ? Mark.FAT_ARROW : Mark.EQUALS);
      case '"' -> literal(literals.text(at));
      case '`' -> literal(literals.rune(at));
      case '/' -> stray("`/`", "A comment begins with `//` and lasts to the end of the line; division is `div-int(a, b)`.");
      default -> symbol();
    };
  }

  private void skipBlanks() {
    while (at < limit) {
      switch (text.charAt(at)) {
        case ' ', '\n', '\t' -> at++;
        case '\r' -> {
          if (!follows('\n')) {
            return;
          }
          at += 2;
        }
        case '/' -> {
          if (!follows('/')) {
            return;
          }
          int feed = text.indexOf('\n', at);
          at = feed < 0 ? limit : Math.min(feed, limit);
        }
        default -> {
          return;
        }
      }
    }
  }

  /// The end lies on the word that opens the next definition, if there is one, so that messages can point at it.
  private Token end() {
    int wordEnd = limit;
    while (wordEnd < text.length() && Words.continuesName(text.charAt(wordEnd))) {
      wordEnd++;
    }
    return new Token.End(limit < text.length() ? "the next definition" : "the end of the file", source.span(limit, wordEnd));
  }

  private Token symbol() {
    int start = at;
    while (at < limit && Words.continuesName(text.charAt(at)) && !isLoneSurrogate()) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (at == start) {
      return stray("U+%04X".formatted((int) text.charAt(at)), "It is invisible and no part of the language; take it away.");
    }
    if (at == start + 1 && text.charAt(start) == '-' && at < limit && text.charAt(at) == '>') {
      at = start;
      return mark(Mark.ARROW);
    }
    return new Token.Symbol(text.substring(start, at), source.span(start, at));
  }

  private boolean isLoneSurrogate() {
    int codePoint = text.codePointAt(at);
    return codePoint <= Character.MAX_SURROGATE && codePoint >= Character.MIN_SURROGATE;
  }

  private boolean follows(char character) {
    return at + 1 < limit && text.charAt(at + 1) == character;
  }

  private Token mark(Mark mark) {
    int start = at;
    at += mark.text().length();
    return new Token.Punctuation(mark, source.span(start, at));
  }

  private Token literal(Token token) {
    at = token.span().end();
    return token;
  }

  private Token stray(String character, String hint) {
    Span place = source.span(at, ++at);
    return new Token.Unreadable(new SyntaxError.UnexpectedCharacter(character, place, hint), place);
  }
}
