package hyle.random;

/// What went wrong with a program, and in which way of running it.
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Kind kind;
  private final String way;

  /// Kinds of failures; a smaller program must fail in the same kind to stand for a larger one.
  enum Kind {
    /// The compiler reports mistakes where there are none.
    REFUSED,
    /// The compiler throws an exception.
    CRASHED,
    /// A pass leaves Core against its invariants.
    LINTED,
    /// The bytecode is wrong.
    UNVERIFIABLE,
    /// Two ways print different texts.
    OUTPUT,
    /// Two ways end differently.
    EXIT_CODE,
    /// The run stops where it must not: by a fault of the runtime, by one of the memory, or for want of stack.
    FAULT,
    /// Something is not given back, or twice.
    UNBALANCED,
    /// Optimisations make a program take more cells.
    MORE_CELLS,
    /// A compiled program copies more than the language asks for.
    MORE_COPIES,
    /// A program does not end.
    ENDLESS,
    /// A program takes the JVM down.
    DEADLY
  }

  Failure(Kind kind, String way, String detail) {
    super(kind + " in " + way + ": " + detail);
    this.kind = kind;
    this.way = way;
  }

  Failure(Kind kind, String way, Throwable cause) {
    super(kind + " in " + way + ": " + cause, cause);
    this.kind = kind;
    this.way = way;
  }

  Kind kind() {
    return kind;
  }

  String way() {
    return way;
  }

  /// Whether another failure may well have the same cause.
  boolean isLike(Failure other) {
    return kind == other.kind && signature().equals(other.signature());
  }

  /// What failures of one cause have in common: codes of diagnostics, the place of an exception.
  private String signature() {
    Throwable cause = getCause();
    if (cause == null) {
      return kind == Kind.REFUSED ? getMessage().replaceAll("(?s)^.*?error\\[([\\w-]+)].*", "$1") : "";
    }
    StackTraceElement[] trace = cause.getStackTrace();
    return cause.getClass().getName() + (trace.length == 0 ? "" : trace[0].getClassName() + trace[0].getMethodName());
  }
}
