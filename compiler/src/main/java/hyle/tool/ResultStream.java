package hyle.tool;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where a command prints its results: standard output. It remembers why something could not be written, which a `PrintStream`
/// by itself forgets.
final class ResultStream extends PrintStream {
  private final Target target;

  private ResultStream(Target target) {
    super(target, true, StandardCharsets.UTF_8);
    this.target = target;
  }

  static ResultStream to(OutputStream output) {
    return new ResultStream(new Target(output));
  }

  /// What became of the results.
  sealed interface Delivery {
    /// All of them were written.
    record Complete() implements Delivery {}

    /// Whoever read them has gone.
    record Unread() implements Delivery {}

    /// They could not be written.
    record Failed(String reason) implements Delivery {}
  }

  /// What became of everything that was printed so far.
  Delivery delivery() {
    flush();
    return target.delivery;
  }

  /// Watches what `PrintStream` writes.
  private static final class Target extends FilterOutputStream {
    private Delivery delivery = new Delivery.Complete();

    Target(OutputStream output) {
      super(output);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int count) throws IOException {
      try {
        out.write(bytes, start, count);
      } catch (IOException problem) {
        String reason = Failure.reason(problem);
        delivery = reason.contains("Broken pipe") ? new Delivery.Unread() : new Delivery.Failed(reason);
        throw problem;
      }
    }
  }
}
