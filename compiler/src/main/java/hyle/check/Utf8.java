package hyle.check;

import java.nio.charset.StandardCharsets;

/// Runes as the language stores them: the bytes of UTF-8, packed big-endian into 32 bits.
final class Utf8 {
  private static final int REPLACEMENT = 0xfffd;

  private Utf8() {}

  /// Half of a surrogate pair is no character and becomes U+FFFD.
  static int pack(int codePoint) {
    boolean isSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    int packed = 0;
    for (byte next : Character.toString(isSurrogate ? REPLACEMENT : codePoint).getBytes(StandardCharsets.UTF_8)) {
      packed = packed << 8 | next & 0xff;
    }
    return packed;
  }
}
