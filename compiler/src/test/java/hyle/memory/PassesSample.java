package hyle.memory;

import hyle.core.Core;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A part of `PassesTest` that is over soon: mutation testing runs it once for each mutant of a pass.
final class PassesSample {
  private static final int PROGRAMS = 12;

  @Test
  void passesKeepWhatProgramsMean() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Core.Program program = RandomCore.program(seed);
      Optional<CoreInterpreter.Outcome> meant = PassesTest.outcome(program, CoreInterpreter.Frees.IGNORED, PassesTest.STEPS);
      if (meant.isPresent()) {
        PassesTest.check(program, meant.get(), PassSelection.ALL, "seed " + seed);
        for (String off : Passes.optionalNames()) {
          PassesTest.check(program, meant.get(), PassSelection.parse("-" + off), "seed " + seed);
        }
      }
    }
  }
}
