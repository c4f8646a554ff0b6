package hyle.tool;

import org.junit.jupiter.api.Test;

/// What mutants of the emission of classes must get by.
final class EmissionSample {
  @Test
  void numbers() throws Exception {
    ProgramsSample.runs("numbers/");
  }

  @Test
  void ownership() throws Exception {
    ProgramsSample.runs("ownership/");
  }

  @Test
  void patterns() throws Exception {
    ProgramsSample.runs("patterns/a-");
  }

  @Test
  void boxes() throws Exception {
    ProgramsSample.runs("boxes/");
  }

  @Test
  void functions() throws Exception {
    ProgramsSample.runs("functions/");
  }

  @Test
  void typesAtRunTime() throws Exception {
    ProgramsSample.runs("types-at-run-time/a-");
  }

  @Test
  void traps() throws Exception {
    ProgramsSample.runs("traps/");
  }
}
