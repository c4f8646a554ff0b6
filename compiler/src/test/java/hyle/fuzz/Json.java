package hyle.fuzz;

/// Decides whether a text is one JSON object, by the grammar of RFC 8259; knows no numbers but integers, which is all that we write.
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /// Fails with the place where `text` leaves the grammar.
  static void check(String text) {
    Json json = new Json(text);
    json.object();
    if (json.at != text.length()) {
      throw json.wrong();
    }
  }

  private void value() {
    switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> integer();
    }
  }

  private void object() {
    take('{');
    String separator = "";
    while (peek() != '}') {
      separator(separator);
      string();
      take(':');
      value();
      separator = ",";
    }
    take('}');
  }

  private void array() {
    take('[');
    String separator = "";
    while (peek() != ']') {
      separator(separator);
      value();
      separator = ",";
    }
    take(']');
  }

  private void separator(String separator) {
    if (!separator.isEmpty()) {
      take(separator.charAt(0));
    }
  }

  private void string() {
    take('"');
    while (peek() != '"') {
      char character = text.charAt(at++);
      boolean isHalf = Character.isSurrogate(character);
      if (isHalf && at < text.length() && Character.isSurrogatePair(character, text.charAt(at))) {
        at++;
      } else if (character < ' ' || isHalf) {
        throw wrong();
      } else if (character == '\\') {
        escape();
      }
    }
    take('"');
  }

  private void escape() {
    char kind = peek();
    at++;
    if (kind == 'u') {
      for (int digit = 0; digit < 4; digit++, at++) {
        if (Character.digit(peek(), 16) < 0) {
          throw wrong();
        }
      }
    } else if ("\"\\/bfnrt".indexOf(kind) < 0) {
      throw wrong();
    }
  }

  private void integer() {
    int start = at;
    while (Character.isDigit(peek())) {
      at++;
    }
    if (start == at) {
      throw wrong();
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at);
  }

  private void take(char wanted) {
    if (peek() != wanted) {
      throw wrong();
    }
    at++;
  }

  private AssertionError wrong() {
    return new AssertionError("no JSON from character " + at + " on: " + text);
  }
}
