package hyle.runtime;

/// Finds the place in the program's source from which a stack trace comes.
final class Place {
  /// The package of compiled programs.
  private static final String PROGRAM_PACKAGE = "hyle.program.";
  /// Where the source files of the library are, as classes name them.
  private static final String LIBRARY = "core-lib/source/";

  private Place() {}

  /// `message` with the place before it that the thread has come to.
  static String before(Thread thread, StackTraceElement[] trace, String message) {
    String place = thread instanceof ProgramThread running ? running.execution().program().place(running, trace) : in(trace);
    return place.concat(message);
  }

  /// `path:line: ` if the trace knows a line of a compiled program; one of the user's if it can be.
  static String in(StackTraceElement[] trace) {
    String place = "";
    for (StackTraceElement frame : trace) {
      if (frame.getClassName().startsWith(PROGRAM_PACKAGE) && frame.getLineNumber() > 0) {
        String found = frame.getFileName() + ":" + frame.getLineNumber() + ": ";
        if (!found.startsWith(LIBRARY)) {
          return found;
        }
        place = place.isEmpty() ? found : place;
      }
    }
    return place;
  }
}
