package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

/// Integers in decimal digits, written where they belong: by way of a string of Java each would be garbage.
final class Decimal {
  /// The most digits of 64 bits, and a sign.
  static final int LONGEST = 20;

  private Decimal() {}

  /// The bytes that an integer takes.
  static int size(long value) {
    return value < 0 ? 1 + unsignedSize(-value) : unsignedSize(value);
  }

  /// The digits that 64 bits take as a number without a sign.
  static int unsignedSize(long value) {
    int size = 1;
    for (long rest = Long.divideUnsigned(value, 10); rest != 0; rest /= 10) {
      size++;
    }
    return size;
  }

  /// Writes an integer of so many bytes to an address.
  static void write(long value, long address, int size) {
    if (value < 0) {
      Words.BYTES.set(JAVA_BYTE, address, (byte) '-');
      writeUnsigned(-value, address + 1, size - 1);
    } else {
      writeUnsigned(value, address, size);
    }
  }

  /// Writes 64 bits as a number of so many digits, without a sign, to an address.
  static void writeUnsigned(long value, long address, int size) {
    long rest = value;
    for (int at = size - 1; at >= 0; at--) {
      long tenth = Long.divideUnsigned(rest, 10);
      Words.BYTES.set(JAVA_BYTE, address + at, (byte) ('0' + (rest - 10 * tenth)));
      rest = tenth;
    }
  }

  /// The same for an integer in an array, which has room for it; gives the place behind it.
  static int write(long value, byte[] bytes, int start) {
    int end = start + size(value);
    int first = start;
    long rest = value;
    if (value < 0) {
      bytes[first++] = '-';
      rest = -value;
    }
    for (int at = end - 1; at >= first; at--) {
      long tenth = Long.divideUnsigned(rest, 10);
      bytes[at] = (byte) ('0' + (rest - 10 * tenth));
      rest = tenth;
    }
    return end;
  }
}
