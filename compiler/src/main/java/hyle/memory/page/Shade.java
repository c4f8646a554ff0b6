package hyle.memory.page;

/// How dark a line is: 0 is the colour of what is good, then darker and darker ones of what costs.
final class Shade {
  static final int MOST = 4;

  private static final int STEP = 10;

  private Shade() {}

  /// The class of elements of a level.
  static String style(int level) {
    return "cost-" + level;
  }

  /// The level of so many bytes where no line has more than `most`: one less for each tenth, and none for nothing.
  static int of(long bytes, long most) {
    if (bytes == 0) {
      return 0;
    }
    int level = MOST;
    for (long bound = most; level > 1 && bytes <= bound / STEP; bound /= STEP) {
      level--;
    }
    return level;
  }

  /// What a level of measured lines means.
  static String words(int level) {
    return switch (MOST - level) {
      case 0 -> "most";
      case 1 -> "a tenth";
      case 2 -> "a hundredth";
      default -> "less";
    };
  }
}
