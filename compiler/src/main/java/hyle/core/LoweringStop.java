package hyle.core;

/// Leaves the lowering of one function for an error in the user's program; the function's lowering reports it.
final class LoweringStop extends RuntimeException {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial")
  private final LoweringError error;

  LoweringStop(LoweringError error) {
    super("", null, false, false);
    this.error = error;
  }

  LoweringError error() {
    return error;
  }
}
