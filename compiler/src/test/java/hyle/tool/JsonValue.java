package hyle.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value, as tools read it: what a reader that knows nothing of ours makes of our output.
sealed interface JsonValue {
  record Members(Map<String, JsonValue> all) implements JsonValue {}

  record Elements(List<JsonValue> all) implements JsonValue {}

  record Text(String text) implements JsonValue {}

  record Whole(long number) implements JsonValue {}

  record Truth(boolean isSo) implements JsonValue {}

  /// Reads a whole text; fails where it is none of these.
  static JsonValue read(String text) {
    Reader reader = new Reader(text);
    JsonValue value = reader.value();
    reader.end();
    return value;
  }

  /// Reads a value after the other.
  final class Reader {
    private final String text;
    private int at;

    private Reader(String text) {
      this.text = text;
    }

    private JsonValue value() {
      return switch (text.charAt(at)) {
        case '{' -> members();
        case '[' -> elements();
        case '"' -> new Text(string());
        case 't' -> word("true", new Truth(true));
        case 'f' -> word("false", new Truth(false));
        default -> number();
      };
    }

    private JsonValue members() {
      Map<String, JsonValue> all = new LinkedHashMap<>();
      take('{');
      while (text.charAt(at) != '}') {
        if (!all.isEmpty()) {
          take(',');
        }
        String name = string();
        take(':');
        if (all.put(name, value()) != null) {
          throw wrong();
        }
      }
      take('}');
      return new Members(all);
    }

    private JsonValue elements() {
      List<JsonValue> all = new ArrayList<>();
      take('[');
      while (text.charAt(at) != ']') {
        if (!all.isEmpty()) {
          take(',');
        }
        all.add(value());
      }
      take(']');
      return new Elements(all);
    }

    private String string() {
      StringBuilder read = new StringBuilder();
      take('"');
      while (text.charAt(at) != '"') {
        char next = text.charAt(at++);
        read.append(next == '\\' ? escaped() : next);
      }
      take('"');
      return read.toString();
    }

    private char escaped() {
      char letter = text.charAt(at++);
      return switch (letter) {
        case '"', '\\', '/' -> letter;
        case 'n' -> '\n';
        case 't' -> '\t';
        case 'r' -> '\r';
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'u' -> (char) Integer.parseInt(text, (at += 4) - 4, at, 16);
        default -> throw wrong();
      };
    }

    private JsonValue number() {
      int start = at;
      while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return new Whole(Long.parseLong(text, start, at, 10));
    }

    private JsonValue word(String word, JsonValue value) {
      word.chars().forEach(letter -> take((char) letter));
      return value;
    }

    private void take(char letter) {
      if (text.charAt(at++) != letter) {
        throw wrong();
      }
    }

    private void end() {
      if (at != text.length()) {
        throw wrong();
      }
    }

    private AssertionError wrong() {
      return new AssertionError("no JSON at " + at + ": " + text);
    }
  }
}
