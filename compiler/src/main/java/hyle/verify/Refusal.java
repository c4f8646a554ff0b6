package hyle.verify;

/// Why a jar is not accepted, as a sentence for the user.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refusal(String why) {
    super(printable(why), null, false, false);
  }

  /// Names in class files may hold anything, also what a terminal obeys.
  private static String printable(String why) {
    return why.replaceAll("\\p{Cntrl}", "?");
  }
}
