package hyle.tool.bench;

/// Says in one message why a benchmark, or one program of it, cannot be measured.
public final class BenchFailure extends Exception {
  private static final long serialVersionUID = 1;

  public BenchFailure(String message) {
    super(message);
  }
}
