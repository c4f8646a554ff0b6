package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// Memory that programs allocate, read and write by address.
public final class RawMemory {
  private static final long HEADER_BYTES = 8;

  private RawMemory() {}

  /// So many bytes; the word before them holds the size of the block.
  public static long allocate(long bytes) {
    long words = Blocks.words(bytes < 0 ? bytes : bytes + HEADER_BYTES);
    long block = Blocks.allocate(words);
    Words.F0.set(JAVA_LONG_UNALIGNED, block, words);
    return block + HEADER_BYTES;
  }

  /// So many words.
  public static long allocateWords(long count) {
    return allocate(Blocks.bytes(count, Long.BYTES));
  }

  /// So many elements of so many bytes, all zero.
  public static long allocateZeroed(long count, long each) {
    long bytes = Blocks.bytes(count, each);
    long address = allocate(bytes);
    Words.BYTES.asSlice(address, bytes).fill((byte) 0);
    return address;
  }

  /// Gives back what `allocate` gave, and to C what C gave; nothing for the address 0.
  public static void release(long address) {
    if (isOfC(address)) {
      ForeignCall.call("free:l>v", address);
    } else if (address != 0) {
      long block = address - HEADER_BYTES;
      Blocks.alive(block);
      Blocks.free(block, Words.F0.get(JAVA_LONG_UNALIGNED, block));
    }
  }

  /// The same content in so many bytes; uses up the old ones.
  public static long reallocate(long address, long bytes) {
    if (isOfC(address)) {
      return ForeignCall.call("realloc:ll>l", address, bytes);
    }
    long result = allocate(bytes);
    if (address != 0) {
      Blocks.alive(address - HEADER_BYTES);
      long old = 8 * Words.F0.get(JAVA_LONG_UNALIGNED, address - HEADER_BYTES) - HEADER_BYTES;
      MemorySegment.copy(Words.BYTES, address, Words.BYTES, result, Math.min(old, bytes));
      release(address);
    }
    return result;
  }

  /// Copies so many bytes, between stretches that may overlap; gives `to`.
  public static long copy(long to, long from, long bytes) {
    MemorySegment.copy(Words.BYTES, from, Words.BYTES, to, bytes);
    return to;
  }

  /// The same by the name of LLVM; `isVolatile` says nothing here.
  public static void move(long to, long from, long bytes, long isVolatile) {
    copy(to, from, bytes);
  }

  /// Makes so many bytes equal; gives `to`.
  public static long fill(long to, long value, long bytes) {
    Words.BYTES.asSlice(to, bytes).fill((byte) value);
    return to;
  }

  /// The same by the name of LLVM; `isVolatile` says nothing here.
  public static void set(long to, long value, long bytes, long isVolatile) {
    fill(to, value, bytes);
  }

  /// Compares so many bytes without sign: negative, 0 or positive.
  public static long compare(long first, long second, long bytes) {
    long at = MemorySegment.mismatch(Words.BYTES, first, first + bytes, Words.BYTES, second, second + bytes);
    return at < 0 ? 0 : Byte.compareUnsigned(Words.BYTES.get(JAVA_BYTE, first + at), Words.BYTES.get(JAVA_BYTE, second + at));
  }

  /// The number of bytes before the first NUL.
  public static long length(long address) {
    long end = address;
    while (Words.BYTES.get(JAVA_BYTE, end) != 0) {
      end++;
    }
    return end - address;
  }

  public static long loadInt8(long address) {
    return Words.BYTES.get(JAVA_BYTE, address);
  }

  public static long loadInt16(long address) {
    return Words.SHORTS.get(JAVA_SHORT_UNALIGNED, address);
  }

  public static long loadInt32(long address) {
    return Words.INTS.get(JAVA_INT_UNALIGNED, address);
  }

  public static long loadInt64(long address) {
    return Words.F0.get(JAVA_LONG_UNALIGNED, address);
  }

  public static void storeInt8(long value, long address) {
    Words.BYTES.set(JAVA_BYTE, address, (byte) value);
  }

  public static void storeInt16(long value, long address) {
    Words.SHORTS.set(JAVA_SHORT_UNALIGNED, address, (short) value);
  }

  public static void storeInt32(long value, long address) {
    Words.INTS.set(JAVA_INT_UNALIGNED, address, (int) value);
  }

  public static void storeInt64(long value, long address) {
    Words.F0.set(JAVA_LONG_UNALIGNED, address, value);
  }

  /// Whether C allocated the block: our own ones lie in chunks of the execution.
  private static boolean isOfC(long address) {
    return ForeignCall.happened() && address != 0 && !ProgramThread.current().execution().owns(address);
  }
}
