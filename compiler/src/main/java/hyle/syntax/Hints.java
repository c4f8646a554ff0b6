package hyle.syntax;

import hyle.report.Nearest;
import java.util.List;
import java.util.Set;

/// What to do about a token that stands where an expression has ended.
final class Hints {
  private static final Set<String> OPERATORS = Set.of("+", "-", "%", "&&", "||", "!=", "++", "&", "^");

  private Hints() {}

  /// The hint for `token` behind an expression that ends with `before`; empty where none is known.
  static String afterExpression(Token before, Token token) {
    return switch (token) {
      case Token.Symbol(String text, _) when OPERATORS.contains(text) -> operators();
      case Token.Symbol(String text, _) when text.equals("in") -> "An `in` ends a `let`; what opened since that `let` has to be closed first.";
      case Token.Symbol(String text, _) when text.startsWith("else") && Words.separates(text) ->
          "The branch before `" + text + "` needs its `}` first.";
      case Token.Symbol _, Token.Text _, Token.Rune _, Token.Unreadable _, Token.End _ -> "";
      case Token.Punctuation(Mark mark, _) ->
          switch (mark) {
            case STAR, OPEN_ANGLE, CLOSE_ANGLE -> operators();
            case EQUALS -> "A name is given by `let name = value in`, two at once by `let Pair(a, b) = value in`; equality is a function: `eq-int(a, b)`.";
            case OPEN_PAREN, CLOSE_PAREN, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, COMMA, SEMICOLON, COLON,
                DOUBLE_COLON, ARROW, FAT_ARROW, BAR -> "";
          };
    };
  }

  /// The hint for `token` where an expression should begin behind `before`.
  static String beforeExpression(Token before, Token token) {
    return switch (before) {
      case Token.Punctuation(Mark mark, _) when mark == Mark.SEMICOLON ->
          "Behind `;` stands the rest of the block. Take the `;` away, or end the block with a value such as `Unit`.";
      case Token.Punctuation(Mark mark, _) when mark == Mark.OPEN_BRACE && isClosingBrace(token) ->
          "A block has a value. One that has nothing to give holds `Unit`.";
      case Token.Punctuation(Mark mark, _) when mark == Mark.COLON -> "Behind `:` stands a type.";
      case Token.Symbol(String text, _) when text.equals("in") -> "Behind `in` stands what uses the name.";
      case Token.Symbol _, Token.Text _, Token.Rune _, Token.Punctuation _, Token.Unreadable _, Token.End _ -> "";
    };
  }

  /// The hint for `token` where a definition should begin.
  static String beforeDefinition(Token token) {
    if (isClosingBrace(token)) {
      return "Every brace before this one is closed already.";
    }
    List<String> near = token instanceof Token.Symbol(String text, _) ? Nearest.to(text, Words.declarations()) : List.of();
    return near.isEmpty()
        ? "A file consists of `import`, then `define`, `inline`, `data`, `nominal`, `resource` and `foreign`."
        : Nearest.question(near);
  }

  private static String operators() {
    return "There are no operators between values; call a function: `add-int(a, b)`, `lt-int(a, b)`.";
  }

  private static boolean isClosingBrace(Token token) {
    return token instanceof Token.Punctuation(Mark mark, _) && mark == Mark.CLOSE_BRACE;
  }
}
