package hyle.runtime;

/// Arithmetic that takes more than an instruction of the JVM.
public final class Numbers {
  private static final double TWO_TO_63 = 0x1p63;

  private Numbers() {}

  /// Yes and no as an `int1`.
  static long truth(boolean yes) {
    return yes ? -1 : 0;
  }

  public static boolean ordered(double first, double second) {
    return first == first && second == second;
  }

  /// Neither equal nor without order.
  public static boolean lessOrGreater(double first, double second) {
    return first < second || first > second;
  }

  /// Rounds once, not by way of a float: the float on the way is rounded to odd.
  public static short toFloat16(double value) {
    float near = (float) value;
    if (near != value && near == near && !Float.isInfinite(near)) {
      int bits = Float.floatToRawIntBits(near);
      near = Float.intBitsToFloat((Math.abs((double) near) > Math.abs(value) ? bits - 1 : bits) | 1);
    }
    return Float.floatToFloat16(near);
  }

  /// Saturates in the signed integers of so many bits; not a number gives 0.
  public static long toSigned(double value, int bits) {
    long whole = (long) value;
    long limit = 1L << bits - 1;
    return bits == 64 ? whole : Math.clamp(whole, -limit, limit - 1);
  }

  /// Saturates in the unsigned integers of so many bits; not a number gives 0. The result is sign-extended.
  public static long toUnsigned(double value, int bits) {
    if (!(value > 0)) {
      return 0;
    }
    long whole = value < TWO_TO_63 ? (long) value : value < 2 * TWO_TO_63 ? (long) (value - TWO_TO_63) + Long.MIN_VALUE : -1;
    long largest = -1L >>> 64 - bits;
    long clamped = Long.compareUnsigned(whole, largest) > 0 ? largest : whole;
    return clamped << 64 - bits >> 64 - bits;
  }

  /// The nearest double of an unsigned word.
  public static double unsignedToDouble(long word) {
    return word >= 0 ? word : 2.0 * (word >>> 1 | word & 1);
  }

  /// The nearest float of an unsigned word.
  public static float unsignedToFloat(long word) {
    return word >= 0 ? word : 2.0f * (word >>> 1 | word & 1);
  }

  /// The count of a shift in a width that is no power of two.
  public static int shiftCount(long count, int bits) {
    return (int) ((count & -1L >>> 64 - bits) % bits);
  }

  /// The zero bits before the first one.
  public static long leadingZeros(long word) {
    return Long.numberOfLeadingZeros(word);
  }

  /// The one bits.
  public static long bitCount(long word) {
    return Long.bitCount(word);
  }
}
