package hyle.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random values, edge values often among them; a seed decides all of them.
final class Chance {
  /// One to four bytes each, the least and the greatest of each size, characters that combine, and what escapes and formats are made of.
  private static final List<String> PIECES =
      List.of(
          "a", "b", "ab", "aa", "Z", "0", " ", "\n", "\t", "\0", "\"", "\\", "`", "{}", "{", "}", "%s", "\u007f", "\u0080", "\u00e9", "e\u0301",
          "\u00ea", "\u07ff", "\u0800", "\u3042", "\u20ac", "\ud7ff", "\ue000", "\ufeff", "\ufffd", "\uffff", "\ud800\udc00", "\ud83c\udf38",
          "\ud834\udd1e", "\u200d", "\udbff\udfff");

  private static final long[] EDGES = {
    0, 1, -1, 2, -2, 63, 64, -64, 127, 128, 255, 256, 1L << 31, -(1L << 31), (1L << 32) - 1, 1L << 32, 1L << 53, 1L << 62, -(1L << 62),
    Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, Long.MIN_VALUE + 1
  };

  private static final long[] EXTREMES = {Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, Long.MIN_VALUE + 1};

  private final Random random;

  Chance(long seed) {
    random = new Random(seed * 0x9e3779b97f4a7c15L);
  }

  /// From 0 to before `bound`.
  int below(int bound) {
    return random.nextInt(bound);
  }

  /// True once in so many times.
  boolean oneIn(int times) {
    return below(times) == 0;
  }

  <T> T of(List<T> values) {
    return values.get(below(values.size()));
  }

  /// Any bits.
  long bits() {
    return random.nextLong();
  }

  /// A number that is an index into something small, a little outside of it, or far away.
  long index(int size) {
    return switch (below(10)) {
      case 0 -> EDGES[below(EDGES.length)];
      case 1 -> EXTREMES[below(EXTREMES.length)];
      default -> below(size + 5) - 2;
    };
  }

  /// A number of any size.
  long number() {
    return switch (below(4)) {
      case 0 -> EDGES[below(EDGES.length)];
      case 1 -> bits() >> below(64);
      default -> below(41) - 20;
    };
  }

  List<Long> numbers(int most) {
    List<Long> numbers = new ArrayList<>();
    for (int left = below(most + 1); left > 0; left--) {
      numbers.add(number());
    }
    return numbers;
  }

  /// A text of so many pieces at most; half of them are of few letters, so that they have something in common.
  String text(int most) {
    int kinds = oneIn(2) ? 4 : PIECES.size();
    StringBuilder text = new StringBuilder();
    for (int left = below(most + 1); left > 0; left--) {
      text.append(PIECES.get(below(kinds)));
    }
    return text.toString();
  }

  /// A text to look for in another one: a part of it, the whole, nothing, or something else.
  String needle(String haystack) {
    int[] runes = haystack.codePoints().toArray();
    int from = below(runes.length + 1);
    return switch (below(6)) {
      case 0 -> "";
      case 1 -> text(3);
      case 2 -> haystack;
      case 3 -> new String(runes, 0, from);
      case 4 -> new String(runes, from, runes.length - from);
      default -> new String(runes, from, below(Math.min(3, runes.length - from + 1)));
    };
  }
}
