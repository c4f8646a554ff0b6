package hyle.runtime;

/// Runes: the UTF-8 bytes of a character, packed big-endian into 32 bits, kept like a 32-bit integer.
public final class Runes {
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
