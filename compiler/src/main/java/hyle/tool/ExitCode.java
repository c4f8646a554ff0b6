package hyle.tool;

/// What the exit codes of `hyle` say [C5]. A program that runs to its end has its own.
final class ExitCode {
  static final int DONE = 0;
  /// The user's program has errors, or was stopped.
  static final int PROGRAM_FAILED = 1;
  static final int WRONG_USAGE = 2;
  /// Something that is needed is not on this machine.
  static final int MISSING = 69;
  /// A fault of the compiler.
  static final int FAULT = 70;

  private ExitCode() {}
}
