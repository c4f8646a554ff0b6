package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/// Texts: blocks `[capacity in words][from][to][bytes…]`; the text is the bytes from `from` to before `to`. A literal has capacity 0.
///
/// The address of a text is that of its word `from`: programs that look at memory by hand find the bytes 16 bytes on.
///
/// Everything borrows its texts and gives fresh ones unless it says that it uses them up.
public final class Text {
  private static final long CAPACITY_BYTES = 8;
  private static final long HEADER_BYTES = 16;

  private Text() {}

  /// A static text, never freed.
  public static long literal(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    long before = CheckedHeap.staticHeaderBytes() + CAPACITY_BYTES;
    long text = Arena.global().allocate(before + HEADER_BYTES + bytes.length, 8).address() + before;
    CheckedHeap.markStatic(text - CAPACITY_BYTES);
    setBounds(text, 0, bytes.length);
    fill(text, bytes);
    VarHandle.releaseFence(); // other threads find the address without a lock
    return text;
  }

  /// A text of `size` zero bytes.
  public static long allocate(long size) {
    long text = uninitialized(size);
    Words.BYTES.asSlice(text + HEADER_BYTES, Math.max(0, size)).fill((byte) 0);
    return text;
  }

  /// A text of `size` bytes that are still to be written.
  public static long uninitialized(long size) {
    long bytes = Math.max(0, size);
    long words = Blocks.words(CAPACITY_BYTES + HEADER_BYTES + bytes);
    long block = Blocks.allocate(words);
    Words.F0.set(JAVA_LONG_UNALIGNED, block, words);
    long text = block + CAPACITY_BYTES;
    setBounds(text, 0, bytes);
    return text;
  }

  public static long copy(long text) {
    long copy = slice(text, 0, size(text));
    Blocks.countCopy(capacity(copy));
    return copy;
  }

  /// Uses the text up.
  public static void discard(long text) {
    alive(text);
    long capacity = capacity(text);
    if (capacity != 0) {
      Blocks.countDiscard();
      Blocks.free(text - CAPACITY_BYTES, capacity);
    }
  }

  /// The number of bytes.
  public static long size(long text) {
    alive(text);
    return Words.F1.get(JAVA_LONG_UNALIGNED, text) - Words.F0.get(JAVA_LONG_UNALIGNED, text);
  }

  /// The byte at an offset, which the caller has checked.
  public static long byteAt(long text, long offset) {
    alive(text);
    return Words.BYTES.get(JAVA_BYTE, start(text) + offset);
  }

  /// The byte at an offset that a program names.
  public static long byteInside(long text, long offset) {
    long size = size(text);
    if (offset < 0 || offset >= size) {
      throw Stop.located("there is no byte " + offset + " in a binary of " + size + (size == 1 ? " byte" : " bytes"));
    }
    return byteAt(text, offset);
  }

  /// Changes the byte at an offset, which the caller has checked.
  public static void setByte(long text, long offset, long value) {
    alive(text);
    Words.BYTES.set(JAVA_BYTE, start(text) + offset, (byte) value);
  }

  /// A copy of `size` bytes from an offset on, as far as there are any.
  public static long slice(long text, long offset, long size) {
    long whole = size(text);
    long from = Math.clamp(offset, 0, whole);
    long count = Math.clamp(size, 0, whole - from);
    long result = uninitialized(count);
    move(start(text) + from, result + HEADER_BYTES, count);
    return result;
  }

  /// Uses the text up: the same block, from now on only its bytes from `from` to before `to`.
  public static long narrow(long text, long from, long to) {
    alive(text);
    long old = Words.F0.get(JAVA_LONG_UNALIGNED, text);
    setBounds(text, old + from, old + to);
    return text;
  }

  /// The bytes of both.
  public static long append(long first, long second) {
    long firstSize = size(first);
    long secondSize = size(second);
    long result = uninitialized(firstSize + secondSize);
    move(start(first), result + HEADER_BYTES, firstSize);
    move(start(second), result + HEADER_BYTES + firstSize, secondSize);
    return result;
  }

  /// Copies all bytes of `source` into `text` from an offset on, which the caller has checked.
  public static void blit(long text, long offset, long source) {
    alive(text);
    move(start(source), start(text) + offset, size(source));
  }

  /// Whether both have the same bytes.
  public static long equal(long first, long second) {
    long size = size(first);
    return Numbers.truth(size == size(second) && mismatch(first, second, size) < 0);
  }

  /// -1, 0 or 1: bytes are compared as signed, the shorter text comes first.
  public static long compare(long first, long second) {
    long common = Math.min(size(first), size(second));
    long at = mismatch(first, second, common);
    return at < 0 ? Long.compare(size(first), size(second)) : Long.signum(byteAt(first, at) - byteAt(second, at));
  }

  /// The first offset from `from` on at which `needle` stands in `text`, or -1.
  public static long find(long text, long needle, long from) {
    long size = size(needle);
    long last = size(text) - size;
    long textStart = start(text);
    long needleStart = start(needle);
    for (long at = Math.max(0, from); at <= last; at++) {
      if (MemorySegment.mismatch(
              Words.BYTES, textStart + at, textStart + at + size, Words.BYTES, needleStart, needleStart + size)
          < 0) {
        return at;
      }
    }
    return -1;
  }

  /// A fresh text of the bytes at an address.
  public static long at(long address, long size) {
    long text = uninitialized(size);
    move(address, text + HEADER_BYTES, Math.max(0, size));
    return text;
  }

  /// The address of the first byte.
  public static long start(long text) {
    return text + HEADER_BYTES + Words.F0.get(JAVA_LONG_UNALIGNED, text);
  }

  /// The bytes as a Java array.
  static byte[] bytes(long text) {
    byte[] bytes = new byte[Math.toIntExact(size(text))];
    Words.read(start(text), MemorySegment.ofArray(bytes), 0, bytes.length);
    return bytes;
  }

  /// A fresh text of these bytes.
  static long of(byte[] bytes) {
    long text = uninitialized(bytes.length);
    fill(text, bytes);
    return text;
  }

  /// A fresh text of this string.
  static long of(String value) {
    return of(value.getBytes(StandardCharsets.UTF_8));
  }

  private static void setBounds(long text, long from, long to) {
    Words.F0.set(JAVA_LONG_UNALIGNED, text, from);
    Words.F1.set(JAVA_LONG_UNALIGNED, text, to);
  }

  private static long capacity(long text) {
    return Words.F0.get(JAVA_LONG_UNALIGNED, text - CAPACITY_BYTES);
  }

  private static void alive(long text) {
    Blocks.alive(text - CAPACITY_BYTES);
  }

  private static void fill(long text, byte[] bytes) {
    Words.write(bytes, text + HEADER_BYTES, bytes.length);
  }

  private static void move(long from, long to, long count) {
    MemorySegment.copy(Words.BYTES, from, Words.BYTES, to, count);
  }

  private static long mismatch(long first, long second, long size) {
    long firstStart = start(first);
    long secondStart = start(second);
    return MemorySegment.mismatch(
        Words.BYTES, firstStart, firstStart + size, Words.BYTES, secondStart, secondStart + size);
  }
}
