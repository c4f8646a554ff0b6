package hyle.fuzz;

/// Any text is taken for a program of one file: it is refused with messages, or becomes classes.
public final class CheckerTarget {
  private CheckerTarget() {}

  /// The entry that Jazzer calls.
  public static void fuzzerTestOneInput(byte[] input) {
    Pipeline.check(Text.of(input), Library.SMALL);
  }
}
