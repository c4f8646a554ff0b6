package hyle.fuzz;

/// Any sequence of words of the language is taken for a program; the first byte says what stands around it.
public final class TokensTarget {
  private TokensTarget() {}

  /// The entry that Jazzer calls.
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      Pipeline.check(text(input), Library.SMALL);
    }
  }

  /// The program that the bytes stand for.
  static String text(byte[] input) {
    String words = Vocabulary.text(input, 1);
    return switch (input[0] % 4) {
      case 0 -> words;
      case 1 -> "define main(): unit {" + words + "}\n";
      case 2 -> "define main(): unit {\n  let _ =" + words + "in\n  Unit\n}\n";
      default -> words + "\ndefine main(): unit {\n  Unit\n}\n";
    };
  }
}
