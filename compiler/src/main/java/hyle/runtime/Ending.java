package hyle.runtime;

/// How a run ends: its exit code, and what is said on standard error (nothing if that is empty).
record Ending(int exitCode, String message) {
  static final Ending NORMAL = new Ending(0, "");

  private static final int FAULT_OF_OURS = 70;
  private static final String STACK_OVERFLOW = "stack overflow: the recursion is too deep for ";
  private static final String OUT_OF_MEMORY = "out of memory";
  private static final String FAULT = "a fault of the compiler or its runtime, please report it: ";

  /// The end that `thrown` makes of a run when it leaves a thread whose stack is called `stack`.
  ///
  /// Where stack or memory end while Java loads or links something, the error comes wrapped in others.
  static Ending by(Throwable thrown, String stack) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Stop stop) {
        return new Ending(stop.exitCode(), stop.getMessage());
      }
      if (speaksOf(cause, StackOverflowError.class)) {
        return located(1, thrown, STACK_OVERFLOW.concat(stack));
      }
      if (speaksOf(cause, OutOfMemoryError.class)) {
        return located(1, thrown, OUT_OF_MEMORY);
      }
    }
    return located(FAULT_OF_OURS, thrown, FAULT + thrown);
  }

  /// Whether it is the error, or what Java says later of a class whose initialisation the error ended.
  private static boolean speaksOf(Throwable cause, Class<? extends Error> error) {
    return error.isInstance(cause)
        || cause instanceof ExceptionInInitializerError && String.valueOf(cause.getMessage()).contains(error.getName());
  }

  private static Ending located(int exitCode, Throwable thrown, String message) {
    return new Ending(exitCode, Place.before(Thread.currentThread(), thrown.getStackTrace(), message));
  }
}
