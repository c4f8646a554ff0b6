package hyle.tool;

import org.junit.jupiter.api.Test;

/// What mutants of the memory passes must get by, besides `PassesSample`.
final class MemorySample {
  @Test
  void dumps() throws Exception {
    ProgramsSample.each("dump", "", ProgramsTest::looksAsDumped);
  }

  @Test
  void counters() throws Exception {
    ProgramsSample.each("memory", "", ProgramsTest::usesMemoryAsReported);
  }

  @Test
  void ownership() throws Exception {
    ProgramsSample.runs("ownership/");
  }

  @Test
  void typesAtRunTime() throws Exception {
    ProgramsSample.runs("types-at-run-time/hidden-");
  }

  @Test
  void valuesOfUnknownType() throws Exception {
    ProgramsSample.runs("types-at-run-time/a-newtype");
    ProgramsSample.runs("types-at-run-time/type-");
  }

  @Test
  void staticMemory() throws Exception {
    ProgramsSample.runs("static-memory/");
  }
}
