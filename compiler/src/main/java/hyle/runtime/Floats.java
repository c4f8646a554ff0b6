package hyle.runtime;

/// Functions on 64-bit floats, each as the bits in its word.
public final class Floats {
  private static final double LOG_OF_2 = Math.log(2);

  private Floats() {}

  public static long sqrt(long x) {
    return bits(Math.sqrt(value(x)));
  }

  public static long exp(long x) {
    return bits(Math.exp(value(x)));
  }

  public static long exp2(long x) {
    return bits(Math.pow(2, value(x)));
  }

  public static long exp10(long x) {
    return bits(Math.pow(10, value(x)));
  }

  public static long sin(long x) {
    return bits(Math.sin(value(x)));
  }

  public static long cos(long x) {
    return bits(Math.cos(value(x)));
  }

  public static long log(long x) {
    return bits(Math.log(value(x)));
  }

  /// Exact for powers of two.
  public static long log2(long x) {
    double number = value(x);
    int exponent = Math.getExponent(number);
    return bits(number > 0 && number == Math.scalb(1.0, exponent) ? exponent : Math.log(number) / LOG_OF_2);
  }

  public static long log10(long x) {
    return bits(Math.log10(value(x)));
  }

  public static long floor(long x) {
    return bits(Math.floor(value(x)));
  }

  public static long ceil(long x) {
    return bits(Math.ceil(value(x)));
  }

  /// Towards zero.
  public static long trunc(long x) {
    double number = value(x);
    return bits(Math.copySign(Math.floor(Math.abs(number)), number));
  }

  public static long abs(long x) {
    return bits(Math.abs(value(x)));
  }

  public static long pow(long x, long y) {
    return bits(Math.pow(value(x), value(y)));
  }

  /// The lesser; a number if one of them is.
  public static long min(long x, long y) {
    double first = value(x);
    double second = value(y);
    return bits(first != first ? second : second != second ? first : Math.min(first, second));
  }

  /// The greater; a number if one of them is.
  public static long max(long x, long y) {
    double first = value(x);
    double second = value(y);
    return bits(first != first ? second : second != second ? first : Math.max(first, second));
  }

  /// `x * y + z`, rounded once.
  public static long fma(long x, long y, long z) {
    return bits(Math.fma(value(x), value(y), value(z)));
  }

  /// The lesser; not a number if one of them is not.
  public static long minimum(long x, long y) {
    return bits(Math.min(value(x), value(y)));
  }

  /// The greater; not a number if one of them is not.
  public static long maximum(long x, long y) {
    return bits(Math.max(value(x), value(y)));
  }

  /// The size of `x` with the sign of `y`.
  public static long copySign(long x, long y) {
    return x & Long.MAX_VALUE | y & Long.MIN_VALUE;
  }

  /// To the nearest integer; halves go away from zero.
  public static long round(long x) {
    double number = value(x);
    double size = Math.abs(number);
    double below = Math.floor(size);
    return bits(Math.copySign(size - below >= 0.5 ? below + 1 : below, number));
  }

  /// To the nearest integer; halves go to the even one.
  public static long roundEven(long x) {
    return bits(Math.rint(value(x)));
  }

  public static long tan(long x) {
    return bits(Math.tan(value(x)));
  }

  public static long asin(long x) {
    return bits(Math.asin(value(x)));
  }

  public static long acos(long x) {
    return bits(Math.acos(value(x)));
  }

  public static long atan(long x) {
    return bits(Math.atan(value(x)));
  }

  public static long sinh(long x) {
    return bits(Math.sinh(value(x)));
  }

  public static long cosh(long x) {
    return bits(Math.cosh(value(x)));
  }

  public static long tanh(long x) {
    return bits(Math.tanh(value(x)));
  }

  /// To the power of an integer.
  public static long powerOfInteger(long x, long exponent) {
    return bits(Math.pow(value(x), exponent));
  }

  /// Times two to the power of an integer.
  public static long scale(long x, long exponent) {
    return bits(Math.scalb(value(x), Math.clamp(exponent, Integer.MIN_VALUE, Integer.MAX_VALUE)));
  }

  /// A 16-bit float as a 64-bit one.
  public static long from16(long x) {
    return bits(Float.float16ToFloat((short) x));
  }

  public static long to16(long x) {
    return Numbers.toFloat16(value(x));
  }

  /// A 32-bit float as a 64-bit one.
  public static long from32(long x) {
    return bits(Float.intBitsToFloat((int) x));
  }

  public static long to32(long x) {
    return Float.floatToRawIntBits((float) value(x));
  }

  private static double value(long bits) {
    return Double.longBitsToDouble(bits);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }
}
