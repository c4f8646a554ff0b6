package hyle.runtime;

/// Runes: the UTF-8 bytes of a character, packed big-endian into 32 bits, kept like a 32-bit integer.
public final class Runes {
  /// The most bytes that a rune has.
  private static final int LONGEST = 4;

  private Runes() {}

  /// The number of runes in a text.
  public static long count(long text) {
    long size = Text.size(text);
    long count = 0;
    for (long at = 0; at < size; at += width(text, at, size)) {
      count++;
    }
    return count;
  }

  /// The rune whose first byte is at an offset; a malformed byte is a rune by itself.
  public static long at(long text, long offset) {
    int width = width(text, offset, Text.size(text));
    int rune = 0;
    for (int at = 0; at < width; at++) {
      rune = rune << 8 | (int) Text.byteAt(text, offset + at) & 0xff;
    }
    return rune;
  }

  /// The offset behind `n` runes from an offset on, or the end of the text if there are not so many.
  public static long forward(long text, long offset, long n) {
    long size = Text.size(text);
    long at = offset;
    for (long left = n; left > 0 && at < size; left--) {
      at += width(text, at, size);
    }
    return at;
  }

  /// The offset where the last `n` runes before an offset begin, or 0 if there are not so many. It finds the runes that `forward` does:
  /// their first bytes say where runes begin, and bytes that no first byte takes are runes by themselves.
  public static long backward(long text, long offset, long n) {
    long at = offset;
    for (long left = n; left > 0 && at > 0; left--) {
      at = previous(text, at);
    }
    return at;
  }

  private static long previous(long text, long offset) {
    long first = offset - 1;
    while (first > 0 && offset - first < LONGEST && (Text.byteAt(text, first) & 0xc0) == 0x80) {
      first--;
    }
    return first + width(text, first, offset) == offset ? first : offset - 1;
  }

  /// The text of one rune.
  public static long text(long rune) {
    int packed = (int) rune;
    int width = packed >>> 24 != 0 ? 4 : packed >>> 16 != 0 ? 3 : packed >>> 8 != 0 ? 2 : 1;
    byte[] bytes = new byte[width];
    for (int at = width - 1; at >= 0; at--) {
      bytes[at] = (byte) packed;
      packed >>>= 8;
    }
    return Text.of(bytes);
  }

  /// The bytes of the rune at an offset: what its first byte says, if the bytes after it agree.
  private static int width(long text, long offset, long size) {
    int head = (int) Text.byteAt(text, offset) & 0xff;
    int width = head < 0xc0 ? 1 : head < 0xe0 ? 2 : head < 0xf0 ? 3 : head < 0xf8 ? 4 : 1;
    for (int at = 1; at < width; at++) {
      if (offset + at >= size || (Text.byteAt(text, offset + at) & 0xc0) != 0x80) {
        return 1;
      }
    }
    return width;
  }
}
