package hyle.fault;

/// What can notice a fault, in the order in which a fault meets it.
enum Check {
  /// `CoreLint`, after each pass.
  LINT,
  /// An assertion of a later pass or of the emitter.
  ASSERTION,
  /// ASM's verifier, on every instruction that was emitted.
  VERIFIER,
  /// The allocator of checked memory, as the program runs.
  CHECKED_MEMORY,
  /// The output and the exit code are not those that the program means.
  ORACLE,
  /// What was taken from the allocator was not given back, or more was given back.
  BALANCE,
  /// The program counts other copies, discards or reused cells than a sound compiler makes it, or takes more memory from the system.
  COUNTS
}
