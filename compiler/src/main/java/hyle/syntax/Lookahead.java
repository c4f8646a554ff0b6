package hyle.syntax;

/// Looks further than the two tokens that a cursor holds, where a trailing comma leaves open what comes next.
final class Lookahead {
  private Lookahead() {}

  /// Whether what stands behind a `{` are clauses: none, a bar, or patterns up to a `=>`. Reads no more than what can be a pattern.
  static boolean readsClause(Lexer lexer) {
    Token token = lexer.next();
    boolean isFirst = true;
    boolean afterOf = false;
    int depth = 0;
    while (true) {
      switch (token) {
        case Token.Symbol(String text, _) -> afterOf = text.equals("of");
        case Token.Rune _ -> afterOf = false;
        case Token.Text _, Token.Unreadable _, Token.End _ -> {
          return false;
        }
        case Token.Punctuation(Mark mark, _) -> {
          switch (mark) {
            case OPEN_PAREN, OPEN_BRACKET -> depth++;
            case OPEN_BRACE -> {
              if (!afterOf) {
                return false;
              }
              depth++;
            }
            case CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE -> {
              if (depth == 0) {
                return isFirst;
              }
              depth--;
            }
            case COMMA, EQUALS -> {}
            case BAR -> {
              return isFirst;
            }
            case FAT_ARROW -> {
              return depth == 0;
            }
            case OPEN_ANGLE, CLOSE_ANGLE, SEMICOLON, COLON, DOUBLE_COLON, ARROW, STAR -> {
              return false;
            }
          }
          afterOf = false;
        }
      }
      isFirst = false;
      token = lexer.next();
    }
  }
}
