package hyle.syntax;

import java.math.BigInteger;
import java.util.Optional;

/// Numbers as they are written [spec: literals].
final class Numerals {
  /// Longer numbers are refused: no type holds them, and reading them takes time that grows faster than their length.
  static final int LONGEST = 1_000;

  private Numerals() {}

  /// The integer that this symbol is where an expression stands: `42`, `-1_000`, `0b11`, `0o17`, `0xfF`.
  static Optional<BigInteger> integer(String text) {
    int start = signLength(text);
    int radix = radix(text, start);
    int digits = radix == 10 ? start : start + 2;
    if (digits >= text.length() || radix == 10 && text.charAt(digits) == '_') {
      return Optional.empty();
    }
    StringBuilder plain = new StringBuilder();
    for (int i = digits; i < text.length(); i++) {
      char character = text.charAt(i);
      if (isDigit(character, radix)) {
        plain.append(character);
      } else if (character != '_') {
        return Optional.empty();
      }
    }
    return plain.isEmpty() ? Optional.empty() : Optional.of(signed(text, new BigInteger(plain.toString(), radix)));
  }

  /// The integer that this symbol is in a pattern: no `+`, no `_` and no binary, as in the reference.
  static Optional<BigInteger> patternInteger(String text) {
    boolean excluded = text.startsWith("+") || text.indexOf('_') >= 0 || radix(text, signLength(text)) == 2;
    return excluded ? Optional.empty() : integer(text);
  }

  /// The float that this symbol is: `3.8`, `-0.2`, `1e5`, `NaN`, `Infinity`.
  static Optional<Double> floating(String text) {
    int start = signLength(text);
    String unsigned = text.substring(start);
    if (unsigned.equals("NaN") || unsigned.equals("Infinity")) {
      return Optional.of(Double.valueOf(text));
    }
    int point = digitsEnd(text, start);
    int exponent = point > start && startsWith(text, point, ".") ? digitsEnd(text, point + 1) : point;
    if (point == start || exponent == point + 1) {
      return Optional.empty();
    }
    int end = exponent;
    if (startsWith(text, exponent, "e") || startsWith(text, exponent, "E")) {
      int digits = exponent + 1 + signLength(text.substring(exponent + 1));
      end = digitsEnd(text, digits);
      if (end == digits) {
        return Optional.empty();
      }
    }
    return end == text.length() && end > point ? Optional.of(Double.valueOf(text)) : Optional.empty();
  }

  /// Whether this symbol is made like a number with a point: digits, points and `_` only.
  static boolean resemblesFloat(String text) {
    int start = signLength(text);
    boolean hasDigit = false;
    for (int i = start; i < text.length(); i++) {
      char character = text.charAt(i);
      hasDigit |= isDigit(character, 10);
      if (!isDigit(character, 10) && character != '.' && character != '_') {
        return false;
      }
    }
    return hasDigit && text.indexOf('.') >= 0 && text.charAt(start) != '_';
  }

  /// Whether this symbol begins like a number and is too long to be read as one.
  static boolean isTooLong(String text) {
    return text.length() > LONGEST && isDigit(text.charAt(signLength(text)), 10) && consistsOfDigits(text);
  }

  private static boolean consistsOfDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (!isDigit(character, 16) && "+-_.xXoO".indexOf(character) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int signLength(String text) {
    return text.startsWith("-") || text.startsWith("+") ? 1 : 0;
  }

  private static BigInteger signed(String text, BigInteger magnitude) {
    return text.startsWith("-") ? magnitude.negate() : magnitude;
  }

  private static int radix(String text, int start) {
    if (text.length() < start + 2 || text.charAt(start) != '0') {
      return 10;
    }
    return switch (text.charAt(start + 1)) {
      case 'b', 'B' -> 2;
      case 'o', 'O' -> 8;
      case 'x', 'X' -> 16;
      default -> 10;
    };
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end), 10)) {
      end++;
    }
    return end;
  }

  private static boolean startsWith(String text, int offset, String part) {
    return text.startsWith(part, offset);
  }

  /// Only the ASCII digits: `Character.digit` knows many more.
  private static boolean isDigit(char character, int radix) {
    return character < 0x80 && Character.digit(character, radix) >= 0;
  }
}
