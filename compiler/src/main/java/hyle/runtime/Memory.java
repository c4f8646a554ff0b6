package hyle.runtime;

/// How closely a program's memory is watched.
public enum Memory {
  /// Not at all.
  PLAIN,
  /// What is taken and given back is counted.
  COUNTED,
  /// Counted, and every access is checked.
  CHECKED
}
