package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as texts, and texts as numbers.
public final class TextNumbers {
  private static final int DECIMALS = 6;

  private TextNumbers() {}

  public static long fromInt(long value) {
    int size = Decimal.size(value);
    long text = Text.uninitialized(size);
    Decimal.write(value, Text.start(text), size);
    return text;
  }

  public static long fromUnsigned(long value) {
    int size = Decimal.unsignedSize(value);
    long text = Text.uninitialized(size);
    Decimal.writeUnsigned(value, Text.start(text), size);
    return text;
  }

  public static long fromFloat(long value) {
    return Text.of(decimal(Double.longBitsToDouble(value)));
  }

  /// As C's `%f`: six decimals of the exact value, half to even, never an exponent.
  static String decimal(double value) {
    String sign = Double.doubleToRawLongBits(value) < 0 && value == value ? "-" : "";
    double size = Math.abs(value);
    if (size != size) {
      return "nan";
    }
    if (Double.isInfinite(size)) {
      return sign.concat("inf");
    }
    return sign.concat(new BigDecimal(size).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString());
  }

  /// Whether the whole text is an integer in base 2, 10 or 16: a sign or none, `0b` or `0x` or nothing before the digits, at least one
  /// digit, `_` anywhere among them.
  public static long parsesInt(long text, long base) {
    long start = Text.start(text);
    long size = Text.size(text);
    boolean anyDigit = false;
    for (long at = afterPrefix(start, size, base); at < size; at++) {
      byte letter = Words.BYTES.get(JAVA_BYTE, start + at);
      boolean isDigit = Character.digit(letter, (int) base) >= 0;
      if (!isDigit && letter != '_') {
        return Numbers.truth(false);
      }
      anyDigit |= isDigit;
    }
    return Numbers.truth(anyDigit);
  }

  /// The integer that a text parses as, wrapped to 64 bits; 0 when it does not parse.
  public static long parseInt(long text, long base) {
    if (parsesInt(text, base) == 0) {
      return 0;
    }
    long start = Text.start(text);
    long size = Text.size(text);
    long value = 0;
    for (long at = afterPrefix(start, size, base); at < size; at++) {
      byte letter = Words.BYTES.get(JAVA_BYTE, start + at);
      value = letter == '_' ? value : value * base + Character.digit(letter, (int) base);
    }
    return Words.BYTES.get(JAVA_BYTE, start) == '-' ? -value : value;
  }

  /// Whether the whole text is a decimal number: a sign or one `_`, digits, perhaps `.` and digits, perhaps `e`, a sign, and digits.
  public static long parsesFloat(long text) {
    byte[] bytes = Text.bytes(text);
    int at = bytes.length > 0 && (isSign(bytes[0]) || bytes[0] == '_') ? 1 : 0;
    int whole = afterDigits(bytes, at);
    if (!hasDigit(bytes, at, whole)) {
      return Numbers.truth(false);
    }
    at = whole;
    if (at < bytes.length && bytes[at] == '.') {
      int fraction = afterDigits(bytes, at + 1);
      if (!hasDigit(bytes, at + 1, fraction)) {
        return Numbers.truth(false);
      }
      at = fraction;
    }
    if (at < bytes.length && (bytes[at] == 'e' || bytes[at] == 'E')) {
      boolean signed = at + 1 < bytes.length && isSign(bytes[at + 1]);
      int digits = signed ? at + 2 : at + 1;
      at = afterDigits(bytes, digits);
      if (!signed && !hasDigit(bytes, digits, at)) {
        return Numbers.truth(false);
      }
    }
    return Numbers.truth(at == bytes.length);
  }

  /// The float that a text parses as, rightly rounded; 0 when it does not parse.
  public static long parseFloat(long text) {
    if (parsesFloat(text) == 0) {
      return 0;
    }
    StringBuilder digits = new StringBuilder();
    for (byte letter : Text.bytes(text)) {
      if (letter != '_') {
        digits.append((char) letter);
      }
    }
    char last = digits.charAt(digits.length() - 1);
    if (last == '+' || last == '-') {
      digits.append('0');
    }
    return Double.doubleToRawLongBits(Double.parseDouble(digits.toString()));
  }

  private static long afterPrefix(long start, long size, long base) {
    long at = size > 0 && isSign(Words.BYTES.get(JAVA_BYTE, start)) ? 1 : 0;
    byte letter = (byte) (base == 2 ? 'b' : base == 16 ? 'x' : 0);
    boolean isThere = at + 1 < size && letter != 0 && Words.BYTES.get(JAVA_BYTE, start + at) == '0' && Words.BYTES.get(JAVA_BYTE, start + at + 1) == letter;
    return isThere ? at + 2 : at;
  }

  private static boolean isSign(byte letter) {
    return letter == '-' || letter == '+';
  }

  private static int afterDigits(byte[] bytes, int at) {
    while (at < bytes.length && (isDigit(bytes[at]) || bytes[at] == '_')) {
      at++;
    }
    return at;
  }

  private static boolean hasDigit(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (isDigit(bytes[at])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(byte letter) {
    return letter >= '0' && letter <= '9';
  }
}
