package hyle.runtime;

/// Finds the place in the program's source from which a stack trace comes.
final class Place {
  /// The package of compiled programs.
  private static final String PROGRAM_PACKAGE = "hyle.program.";

  private Place() {}

  /// `message` with `path:line: ` before it, if the trace knows a line of the program.
  static String before(StackTraceElement[] trace, String message) {
    for (StackTraceElement frame : trace) {
      if (frame.getClassName().startsWith(PROGRAM_PACKAGE) && frame.getLineNumber() > 0) {
        return frame.getFileName() + ":" + frame.getLineNumber() + ": " + message;
      }
    }
    return message;
  }
}
