package hyle.fuzz;

import java.nio.charset.StandardCharsets;

/// How bytes are read as the text of a file.
final class Text {
  private static final byte IN_UNITS = (byte) 0xFF;

  private Text() {}

  /// UTF-8, with replacements for what is none; after a byte 255, which UTF-8 never has, UTF-16, which can hold halves of characters.
  static String of(byte[] bytes) {
    if (bytes.length > 0 && bytes[0] == IN_UNITS) {
      StringBuilder units = new StringBuilder();
      for (int at = 1; at + 1 < bytes.length; at += 2) {
        units.append((char) ((bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF));
      }
      return units.toString();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
