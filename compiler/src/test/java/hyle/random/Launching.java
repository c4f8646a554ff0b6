package hyle.random;

import hyle.runtime.Counters;
import hyle.runtime.Launch;
import hyle.runtime.Outcome;
import hyle.runtime.Program;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A run of a program in this process, without arguments and input.
record Launching(String output, String errors, Outcome outcome) {
  private static final long STACK_BYTES = 16 << 20;

  static Launching run(String way, Program program) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Outcome outcome =
        Checked.guarded(way, () -> Launch.run(program, List.of(), output, errors, new ByteArrayInputStream(new byte[0]), STACK_BYTES));
    return new Launching(output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8), outcome);
  }

  /// The result of a way that counts.
  Execution.Result counted() {
    Counters counters = outcome.counters();
    return result(
        Optional.of(
            new Execution.Memory(
                counters.allocations(),
                counters.frees(),
                counters.liveBytes(),
                counters.reused(),
                counters.copiedObjects(),
                counters.discardedObjects())));
  }

  /// The result of a way that does not count.
  Execution.Result uncounted() {
    return result(Optional.empty());
  }

  private Execution.Result result(Optional<Execution.Memory> memory) {
    return new Execution.Result(output, outcome.exitCode(), errors, memory);
  }
}
