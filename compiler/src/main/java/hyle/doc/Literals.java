package hyle.doc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The literals that denote texts and runes.
final class Literals {
  private Literals() {}

  /// Of a text with these bytes. Bytes that are no UTF-8 have no literal; they are shown as `\x…`.
  static String text(byte[] bytes) {
    StringBuilder literal = new StringBuilder("\"");
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      text.codePoints().forEach(codePoint -> append(codePoint, '"', literal));
    } catch (CharacterCodingException _) {
      for (byte each : bytes) {
        if (each >= 0) {
          append(each, '"', literal);
        } else {
          literal.append("\\x%02x".formatted(each & 0xff));
        }
      }
    }
    return literal.append('"').toString();
  }

  /// Of the rune whose UTF-8 bytes are packed into a number.
  static String rune(int packed) {
    int size = packed == 0 ? 1 : (Integer.SIZE - Integer.numberOfLeadingZeros(packed) + 7) / 8;
    byte[] bytes = new byte[size];
    for (int at = 0; at < size; at++) {
      bytes[at] = (byte) (packed >>> 8 * (size - 1 - at));
    }
    StringBuilder literal = new StringBuilder("`");
    new String(bytes, StandardCharsets.UTF_8).codePoints().forEach(codePoint -> append(codePoint, '`', literal));
    return literal.append('`').toString();
  }

  private static void append(int codePoint, char quote, StringBuilder literal) {
    switch (codePoint) {
      case 0 -> literal.append("\\0");
      case '\t' -> literal.append("\\t");
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\\' -> literal.append("\\\\");
      default -> {
        if (codePoint == quote) {
          literal.append('\\').append(quote);
        } else if (Character.isISOControl(codePoint)) {
          literal.append("\\u{%x}".formatted(codePoint));
        } else {
          literal.appendCodePoint(codePoint);
        }
      }
    }
  }
}
