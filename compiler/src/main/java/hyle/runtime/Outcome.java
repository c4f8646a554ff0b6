package hyle.runtime;

/// How a run of a program ended, what its memory did (all zeros if that was not counted), and how many bytes its allocator took from
/// the system.
public record Outcome(int exitCode, Counters counters, long reservedBytes) {}
