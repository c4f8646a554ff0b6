package hyle.runtime;

/// Functions on integers that LLVM has as intrinsics. Values are sign-extended words; `bits` is their width.
public final class Intrinsics {
  private Intrinsics() {}

  /// The one bits.
  public static long countOnes(long value, long bits) {
    return Long.bitCount(unsigned(value, bits));
  }

  /// The zero bits before the first one; all, where there is none. `zeroIsPoison` says nothing here.
  public static long leadingZeros(long value, long zeroIsPoison, long bits) {
    return signed(Long.numberOfLeadingZeros(unsigned(value, bits)) - (Long.SIZE - bits), bits);
  }

  /// The zero bits behind the last one; all, where there is none. `zeroIsPoison` says nothing here.
  public static long trailingZeros(long value, long zeroIsPoison, long bits) {
    return signed(Math.min(bits, Long.numberOfTrailingZeros(value)), bits);
  }

  /// The bytes in reverse order.
  public static long swapBytes(long value, long bits) {
    return signed(Long.reverseBytes(value) >>> Long.SIZE - bits, bits);
  }

  public static long reverseBits(long value, long bits) {
    return signed(Long.reverse(value) >>> Long.SIZE - bits, bits);
  }

  /// The least number stays. `leastIsPoison` says nothing here.
  public static long absolute(long value, long leastIsPoison, long bits) {
    return signed(Math.abs(value), bits);
  }

  public static long greater(long first, long second, long bits) {
    return Math.max(first, second);
  }

  public static long lesser(long first, long second, long bits) {
    return Math.min(first, second);
  }

  public static long greaterUnsigned(long first, long second, long bits) {
    return Long.compareUnsigned(first, second) >= 0 ? first : second;
  }

  public static long lesserUnsigned(long first, long second, long bits) {
    return Long.compareUnsigned(first, second) <= 0 ? first : second;
  }

  /// The sum, or the nearest number that there is.
  public static long addSaturating(long first, long second, long bits) {
    long sum = first + second;
    boolean isBeyondWord = ((first ^ sum) & (second ^ sum)) < 0;
    return saturated(isBeyondWord ? (first < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum, bits);
  }

  /// The difference, or the nearest number that there is.
  public static long subtractSaturating(long first, long second, long bits) {
    long difference = first - second;
    boolean isBeyondWord = ((first ^ second) & (first ^ difference)) < 0;
    return saturated(isBeyondWord ? (first < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference, bits);
  }

  public static long addSaturatingUnsigned(long first, long second, long bits) {
    long augend = unsigned(first, bits);
    long sum = augend + unsigned(second, bits);
    boolean isBeyond = Long.compareUnsigned(sum, augend) < 0 || Long.compareUnsigned(sum, unsigned(-1, bits)) > 0;
    return isBeyond ? -1 : signed(sum, bits);
  }

  public static long subtractSaturatingUnsigned(long first, long second, long bits) {
    return Long.compareUnsigned(first, second) <= 0 ? 0 : signed(first - second, bits);
  }

  /// The high half of both numbers in a row, shifted left.
  public static long funnelLeft(long high, long low, long count, long bits) {
    long shift = Long.remainderUnsigned(unsigned(count, bits), bits);
    return shift == 0 ? high : signed(high << shift | unsigned(low, bits) >>> bits - shift, bits);
  }

  /// The low half of both numbers in a row, shifted right.
  public static long funnelRight(long high, long low, long count, long bits) {
    long shift = Long.remainderUnsigned(unsigned(count, bits), bits);
    return shift == 0 ? low : signed(high << bits - shift | unsigned(low, bits) >>> shift, bits);
  }

  /// A double as a signed integer: saturates, not a number gives 0.
  public static long toSigned(long value, long bits) {
    return Numbers.toSigned(Double.longBitsToDouble(value), (int) bits);
  }

  /// A double as an unsigned integer: saturates, not a number gives 0.
  public static long toUnsigned(long value, long bits) {
    return Numbers.toUnsigned(Double.longBitsToDouble(value), (int) bits);
  }

  /// The nearest integer of a double; halves go away from zero.
  public static long toNearest(long value, long bits) {
    return toSigned(Floats.round(value), bits);
  }

  /// The nearest integer of a double; halves go to the even one.
  public static long toNearestEven(long value, long bits) {
    return toSigned(Floats.roundEven(value), bits);
  }

  private static long saturated(long value, long bits) {
    long greatest = -1L >>> Long.SIZE - bits + 1;
    return bits == Long.SIZE ? value : Math.clamp(value, -greatest - 1, greatest);
  }

  private static long unsigned(long value, long bits) {
    return value & -1L >>> Long.SIZE - bits;
  }

  private static long signed(long value, long bits) {
    return value << Long.SIZE - bits >> Long.SIZE - bits;
  }
}
