package hyle.quality;

import java.util.List;

/// A mutant that PIT made, and what became of it.
record Mutant(String group, String type, String mutator, String method, int line, Fate fate) {
  /// What can become of a mutant.
  enum Fate {
    KILLED,
    SURVIVED,
    /// No test reaches the place.
    UNREACHED
  }

  /// Reads a line of PIT's CSV report: file, class, mutator, method, line, status, killing test.
  static Mutant of(String group, String line) {
    List<String> cells = List.of(line.split(",", -1));
    String type = cells.get(1);
    String mutator = cells.get(2);
    return new Mutant(
        group,
        type.substring(type.lastIndexOf('.') + 1),
        mutator.substring(mutator.lastIndexOf('.') + 1).replace("Mutator", ""),
        cells.get(3),
        Integer.parseInt(cells.get(4)),
        fate(cells.get(5)));
  }

  /// A mutant that runs for ever, or out of memory, or that the verifier refuses, is found out as well.
  private static Fate fate(String status) {
    return switch (status) {
      case "KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR", "NON_VIABLE" -> Fate.KILLED;
      case "SURVIVED" -> Fate.SURVIVED;
      case "NO_COVERAGE" -> Fate.UNREACHED;
      default -> throw new AssertionError("an unknown fate of a mutant: " + status);
    };
  }
}
