package hyle.random;

import java.util.Optional;

/// A way to run a checked program: compiled somehow, or interpreted. All of them must agree.
///
/// `run` throws a `Failure` where the way itself notices that something is wrong.
interface Execution {
  String name();

  Result run(Checked program);

  /// What a run printed and how it ended, and what its memory did, where that was counted.
  record Result(String output, int exitCode, String errors, Optional<Memory> memory) {}

  /// What was counted in a run.
  record Memory(long allocations, long frees, long liveBytes, long reused, long copies, long discards) {
    static final Memory NONE = new Memory(0, 0, 0, 0, 0, 0);

    Memory plus(Memory other) {
      return new Memory(
          allocations + other.allocations,
          frees + other.frees,
          liveBytes + other.liveBytes,
          reused + other.reused,
          copies + other.copies,
          discards + other.discards);
    }
  }
}
