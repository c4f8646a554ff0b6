package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/// The program's memory as segments: one for each field of a cell, so that `F3.get(JAVA_LONG_UNALIGNED, cell)` is field 3 of a cell.
///
/// A segment for each offset, and not one to which offsets are added, lets the JIT share one bounds test between the fields of a cell.
/// All of them give the same limit constant, whence the odd sizes of the narrower ones.
@SuppressWarnings("restricted")
public final class Words {
  /// The fields of greater number are reached by adding to the address.
  public static final int FIELDS = 33;

  /// Every value below is an immediate, no address: constructors without fields, closures that captured nothing.
  public static final long FIRST_ADDRESS = 1 << 20;

  /// The narrow fields with this or a greater offset are reached by adding to the address.
  public static final int NARROW_BYTES = 8;

  // The narrow fields at the beginning of a cell: bytes, shorts and ints.
  public static final MemorySegment B0 = narrow(0, Byte.BYTES);
  public static final MemorySegment B1 = narrow(1, Byte.BYTES);
  public static final MemorySegment B2 = narrow(2, Byte.BYTES);
  public static final MemorySegment B3 = narrow(3, Byte.BYTES);
  public static final MemorySegment B4 = narrow(4, Byte.BYTES);
  public static final MemorySegment B5 = narrow(5, Byte.BYTES);
  public static final MemorySegment B6 = narrow(6, Byte.BYTES);
  public static final MemorySegment B7 = narrow(7, Byte.BYTES);
  public static final MemorySegment S0 = narrow(0, Short.BYTES);
  public static final MemorySegment S2 = narrow(2, Short.BYTES);
  public static final MemorySegment S4 = narrow(4, Short.BYTES);
  public static final MemorySegment S6 = narrow(6, Short.BYTES);
  public static final MemorySegment I0 = narrow(0, Integer.BYTES);
  public static final MemorySegment I4 = narrow(4, Integer.BYTES);

  /// Bytes, shorts and ints at any address.
  static final MemorySegment BYTES = B0;
  static final MemorySegment SHORTS = S0;
  static final MemorySegment INTS = I0;

  public static final MemorySegment F0 = field(0);
  public static final MemorySegment F1 = field(1);
  public static final MemorySegment F2 = field(2);
  public static final MemorySegment F3 = field(3);
  public static final MemorySegment F4 = field(4);
  public static final MemorySegment F5 = field(5);
  public static final MemorySegment F6 = field(6);
  public static final MemorySegment F7 = field(7);
  public static final MemorySegment F8 = field(8);
  public static final MemorySegment F9 = field(9);
  public static final MemorySegment F10 = field(10);
  public static final MemorySegment F11 = field(11);
  public static final MemorySegment F12 = field(12);
  public static final MemorySegment F13 = field(13);
  public static final MemorySegment F14 = field(14);
  public static final MemorySegment F15 = field(15);
  public static final MemorySegment F16 = field(16);
  public static final MemorySegment F17 = field(17);
  public static final MemorySegment F18 = field(18);
  public static final MemorySegment F19 = field(19);
  public static final MemorySegment F20 = field(20);
  public static final MemorySegment F21 = field(21);
  public static final MemorySegment F22 = field(22);
  public static final MemorySegment F23 = field(23);
  public static final MemorySegment F24 = field(24);
  public static final MemorySegment F25 = field(25);
  public static final MemorySegment F26 = field(26);
  public static final MemorySegment F27 = field(27);
  public static final MemorySegment F28 = field(28);
  public static final MemorySegment F29 = field(29);
  public static final MemorySegment F30 = field(30);
  public static final MemorySegment F31 = field(31);
  public static final MemorySegment F32 = field(32);

  private static final int FEW = 64;

  private Words() {}

  /// Copies bytes of the program's memory into an array, from one place of it on.
  ///
  /// Here and below the array stands in a segment: the overloads of `MemorySegment.copy` that take it plain have Java make a class when
  /// they are first called. And few bytes are copied one by one: what copies many is first set up, too. A short program feels both.
  static void read(long address, MemorySegment array, int start, int count) {
    if (count > FEW) {
      MemorySegment.copy(BYTES, address, array, start, count);
    } else {
      for (int at = 0; at < count; at++) {
        array.set(JAVA_BYTE, start + at, BYTES.get(JAVA_BYTE, address + at));
      }
    }
  }

  /// Copies the first bytes of an array into the program's memory.
  static void write(byte[] bytes, long address, int count) {
    if (count > FEW) {
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, BYTES, address, count);
    } else {
      for (int at = 0; at < count; at++) {
        BYTES.set(JAVA_BYTE, address + at, bytes[at]);
      }
    }
  }

  private static MemorySegment narrow(int offset, int bytes) {
    return MemorySegment.ofAddress(offset).reinterpret(Long.MAX_VALUE - Long.BYTES + bytes);
  }

  private static MemorySegment field(int number) {
    return MemorySegment.ofAddress(8L * number).reinterpret(Long.MAX_VALUE);
  }
}
