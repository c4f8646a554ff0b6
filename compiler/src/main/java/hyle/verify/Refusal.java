package hyle.verify;

/// Why a jar is not accepted, as a sentence for the user.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refusal(String why) {
    super(why, null, false, false);
  }
}
