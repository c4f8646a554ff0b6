package hyle.runtime;

/// Ends the program from within: unwinds to the `Execution`, which says `message` (if there is one) and ends with `exitCode`.
public final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private Stop(String message, int exitCode) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /// The program asked for its end.
  public static Stop exit(int exitCode) {
    return new Stop("", exitCode);
  }

  /// The program cannot go on; `message` is for its user.
  public static Stop failure(String message) {
    return new Stop(message, 1);
  }

  /// The same, at the place of the program that is running now.
  static Stop located(String message) {
    return failure(Place.before(ProgramThread.current(), new Throwable().getStackTrace(), message));
  }

  /// A division by zero at `site`.
  public static Stop divisionByZero(String site) {
    return failure(site + ": division by zero");
  }

  /// Compiled code came where it cannot come: the fault is the compiler's.
  public static AssertionError unreachable() {
    return new AssertionError("compiled code that cannot be reached was reached");
  }

  int exitCode() {
    return exitCode;
  }
}
