package hyle.tool;

import org.junit.jupiter.api.Test;

/// What mutants of the checker must get by.
final class CheckerSample {
  @Test
  void ownership() throws Exception {
    ProgramsSample.refuses("ownership/");
  }

  @Test
  void boxes() throws Exception {
    ProgramsSample.refuses("boxes/");
  }

  @Test
  void warnings() throws Exception {
    ProgramsSample.refuses("warnings/");
  }

  @Test
  void patterns() throws Exception {
    ProgramsSample.refuses("patterns/");
  }

  @Test
  void accepted() throws Exception {
    ProgramsSample.runs("ownership/");
  }

  @Test
  void typesOfArguments() throws Exception {
    ProgramsSample.refuses("types/");
  }
}
