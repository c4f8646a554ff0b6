package hyle.syntax;

/// The punctuation of the language: what stands for itself and is no part of a name.
enum Mark {
  OPEN_PAREN("("),
  CLOSE_PAREN(")"),
  OPEN_BRACE("{"),
  CLOSE_BRACE("}"),
  OPEN_BRACKET("["),
  CLOSE_BRACKET("]"),
  OPEN_ANGLE("<"),
  CLOSE_ANGLE(">"),
  COMMA(","),
  SEMICOLON(";"),
  COLON(":"),
  DOUBLE_COLON("::"),
  EQUALS("="),
  ARROW("->"),
  FAT_ARROW("=>"),
  BAR("|"),
  STAR("*");

  private final String text;

  Mark(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /// What closes this bracket.
  Mark closer() {
    return switch (this) {
      case OPEN_PAREN -> CLOSE_PAREN;
      case OPEN_BRACE -> CLOSE_BRACE;
      case OPEN_BRACKET -> CLOSE_BRACKET;
      case OPEN_ANGLE -> CLOSE_ANGLE;
      case CLOSE_PAREN, CLOSE_BRACE, CLOSE_BRACKET, CLOSE_ANGLE, COMMA, SEMICOLON, COLON, DOUBLE_COLON, EQUALS, ARROW, FAT_ARROW,
          BAR, STAR ->
          throw new AssertionError(this);
    };
  }

  /// The mark as messages quote it.
  String quoted() {
    return "`" + text + "`";
  }
}
