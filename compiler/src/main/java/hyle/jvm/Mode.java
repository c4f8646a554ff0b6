package hyle.jvm;

/// How closely the emitted code watches its memory.
public enum Mode {
  /// Not at all: nothing is spent on it.
  PLAIN,
  /// What is allocated, freed, copied and reused is counted.
  COUNTERS,
  /// Counted, and every access is checked.
  CHECKED
}
