package hyle.runtime;

/// Finds the place in the program's source from which a stack trace comes.
final class Place {
  /// The package of compiled programs.
  private static final String PROGRAM_PACKAGE = "hyle.program.";
  /// Where the source files of the library are, as classes name them.
  private static final String LIBRARY = "core-lib/source/";

  private Place() {}

  /// `message` with `path:line: ` before it, if the trace knows a line of the program; one of the user's if it can be.
  static String before(StackTraceElement[] trace, String message) {
    String place = "";
    for (StackTraceElement frame : trace) {
      if (frame.getClassName().startsWith(PROGRAM_PACKAGE) && frame.getLineNumber() > 0) {
        String found = frame.getFileName() + ":" + frame.getLineNumber() + ": ";
        if (!found.startsWith(LIBRARY)) {
          return found.concat(message);
        }
        place = place.isEmpty() ? found : place;
      }
    }
    return place.concat(message);
  }
}
