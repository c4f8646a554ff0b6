package hyle.syntax;

import hyle.report.Span;

/// A word of the source and its place: what the lexer hands to the parsers.
sealed interface Token {
  Span span();

  /// The longest run of characters that may stand in a name: names, keywords and numbers alike.
  record Symbol(String text, Span span) implements Token {}

  /// `"…"`, escapes already read
  record Text(String value, Span span) implements Token {}

  /// A rune literal, as a code point
  record Rune(int codePoint, Span span) implements Token {}

  /// Punctuation.
  record Punctuation(Mark mark, Span span) implements Token {}

  /// Characters that make no token; the problem is reported when the parser arrives here.
  record Unreadable(SyntaxError problem, Span span) implements Token {}

  /// Where reading stops; `place` says what is there: the end of the file, or the next definition.
  record End(String place, Span span) implements Token {}

  /// The token as messages name it.
  default String description() {
    return switch (this) {
      case Symbol(String text, _) -> "`" + SyntaxError.shortened(text) + "`";
      case Text _ -> "a text";
      case Rune _ -> "a rune literal";
      case Punctuation(Mark mark, _) -> mark.quoted();
      case Unreadable _ -> "something unreadable";
      case End(String place, _) -> place;
    };
  }
}
