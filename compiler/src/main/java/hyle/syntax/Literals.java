package hyle.syntax;

import hyle.report.Source;
import hyle.report.Span;
import java.util.function.Consumer;

/// Reads texts and runes with their escapes [spec: literals].
final class Literals {
  private static final String KNOWN =
      "The escapes are \\0 \\t \\n \\r \\\" \\\\ \\` and \\u{…}; a backslash itself is written \\\\.";
  private static final int REPLACEMENT = 0xfffd;

  private final Source source;
  private final String text;
  private final int limit;
  private final Consumer<SyntaxError> problems;

  Literals(Source source, int limit, Consumer<SyntaxError> problems) {
    this.source = source;
    this.text = source.text();
    this.limit = limit;
    this.problems = problems;
  }

  /// The text whose opening `"` stands at `start`.
  Token text(int start) {
    int close = closing(start, '"');
    if (close < 0) {
      Span opening = source.span(start, start + 1);
      Span missed = source.span(limit, limit);
      String end = limit < text.length() ? "the next definition" : "the end of the file";
      return new Token.Unreadable(new SyntaxError.UnterminatedText(opening, missed, end), source.span(start, limit));
    }
    return new Token.Text(content(start + 1, close), source.span(start, close + 1));
  }

  /// The rune whose opening backtick stands at `start`.
  Token rune(int start) {
    int close = closing(start, '`');
    int end = lineEnd(start, close < 0 ? limit : close);
    if (close < 0 || end < close && close != start + 2) {
      return new Token.Unreadable(new SyntaxError.UnterminatedRune(source.span(start, start + 1)), source.span(start, end));
    }
    Span span = source.span(start, close + 1);
    String content = content(start + 1, close);
    int length = content.codePointCount(0, content.length());
    if (length != 1) {
      problems.accept(new SyntaxError.RuneLength(length, span));
    }
    return new Token.Rune(length == 0 ? REPLACEMENT : content.codePointAt(0), span);
  }

  /// Where the literal that opens at `start` is closed, or a negative number.
  private int closing(int start, char quote) {
    for (int at = start + 1; at < limit; at++) {
      char character = text.charAt(at);
      if (character == quote) {
        return at;
      }
      if (character == '\\') {
        at++;
      }
    }
    return -1;
  }

  private String content(int start, int end) {
    StringBuilder content = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      int codePoint = text.codePointAt(at);
      if (codePoint == '\\') {
        at = escape(at, end, content);
      } else {
        content.appendCodePoint(isSurrogate(codePoint) ? REPLACEMENT : codePoint);
        at += Character.charCount(codePoint);
      }
    }
    return content.toString();
  }

  /// Reads the escape at `start` and gives the offset behind it.
  private int escape(int start, int end, StringBuilder content) {
    char kind = text.charAt(start + 1);
    switch (kind) {
      case '0' -> content.append('\0');
      case 't' -> content.append('\t');
      case 'n' -> content.append('\n');
      case 'r' -> content.append('\r');
      case '"', '\\', '`' -> content.append(kind);
      case 'u' -> {
        return unicode(start, end, content);
      }
      default -> {
        int after = start + 1 + Character.charCount(text.codePointAt(start + 1));
        return refused(start, after, KNOWN, content);
      }
    }
    return start + 2;
  }

  private int unicode(int start, int end, StringBuilder content) {
    int open = start + 2;
    if (open >= end || text.charAt(open) != '{') {
      return refused(start, open, "Write the number of the character in braces: \\u{3bb}.", content);
    }
    int at = open + 1;
    int value = 0;
    boolean hasUpperCase = false;
    while (at < end && isHexadecimal(text.charAt(at))) {
      hasUpperCase |= Character.isUpperCase(text.charAt(at));
      value = Math.min(value * 16 + Character.digit(text.charAt(at), 16), Character.MAX_CODE_POINT + 1);
      at++;
    }
    if (at >= end || text.charAt(at) != '}' || at == open + 1) {
      return refused(start, at, "Between the braces stand hexadecimal digits and nothing else: \\u{3bb}.", content);
    }
    int close = at + 1;
    if (value > Character.MAX_CODE_POINT) {
      return refused(start, close, "The numbers of characters go from 0 to 10ffff.", content);
    }
    if (hasUpperCase) {
      return refused(start, close, "The digits are written in lower case: \\u{%x}.".formatted(value), content);
    }
    content.appendCodePoint(isSurrogate(value) ? REPLACEMENT : value);
    return close;
  }

  private int refused(int start, int end, String hint, StringBuilder content) {
    problems.accept(new SyntaxError.UnknownEscape(text.substring(start, end), source.span(start, end), hint));
    content.appendCodePoint(REPLACEMENT);
    return end;
  }

  private int lineEnd(int start, int limit) {
    int end = start;
    while (end < limit && text.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isHexadecimal(char character) {
    return character < 0x80 && Character.digit(character, 16) >= 0;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
