package hyle.fault;

import hyle.tool.TestBench;
import hyle.tool.TestProgram;
import java.util.Optional;

/// Knows what a program means: what it writes, and that it ends with 0.
interface Oracle {
  /// What differs from that in a run.
  Optional<String> difference(Ran ran);

  /// The interpreter says what the program writes; `NAME.out` must say the same.
  static Oracle of(TestProgram program) {
    String expected = TestBench.interpret(program).output();
    if (!expected.equals(program.read("out", ""))) {
      throw new AssertionError("the interpreter writes something else for " + program.name() + ":\n" + expected);
    }
    return ran ->
        ran.exitCode() == 0 && ran.output().equals(expected)
            ? Optional.empty()
            : Optional.of("exit code " + ran.exitCode() + ", output \"" + ran.output() + "\", errors \"" + ran.errors() + "\"");
  }
}
