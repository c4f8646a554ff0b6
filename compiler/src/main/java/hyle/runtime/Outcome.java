package hyle.runtime;

/// How a run of a program ended, and what its memory did (all zeros if that was not counted).
public record Outcome(int exitCode, Counters counters) {}
