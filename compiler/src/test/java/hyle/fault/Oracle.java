package hyle.fault;

import hyle.tool.TestProgram;
import java.util.Optional;

/// Knows what a program means: what it writes, and that it ends with 0.
interface Oracle {
  /// What differs from that in a run.
  Optional<String> difference(Ran ran);

  /// What stands in `NAME.out` is what the program writes.
  static Oracle of(TestProgram program) {
    String expected = program.read("out", "");
    return ran ->
        ran.exitCode() == 0 && ran.output().equals(expected)
            ? Optional.empty()
            : Optional.of("exit code " + ran.exitCode() + ", output \"" + ran.output() + "\", errors \"" + ran.errors() + "\"");
  }
}
