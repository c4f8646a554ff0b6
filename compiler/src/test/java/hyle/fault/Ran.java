package hyle.fault;

/// What a run in the chamber came to: its output, what it wrote to standard error, its exit code, what it counted, and what its
/// allocator took from the system.
record Ran(String output, String errors, int exitCode, boolean isBalanced, String counters, long reservedBytes) {
  /// The exit code of a run that took the process with it, or did not end in time.
  static final int GONE = -1;

  /// The process died, or had to be killed.
  static Ran gone(String why) {
    return new Ran("", why, GONE, false, "", 0);
  }
}
