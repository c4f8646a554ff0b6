package hyle.fuzz;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What Jazzer counted on one target: executions, seconds, inputs in the corpus, edges and features covered, and what it found.
record Outcome(String target, long executions, long seconds, long corpus, long edges, long features, long finds) {
  private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units: (\\d+)");
  private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+) ft: (\\d+) corp: (\\d+)/");
  private static final Pattern FIND = Pattern.compile("== Java Exception|== Java Assertion|ERROR: libFuzzer");

  /// Before anything ran.
  static Outcome none(String target) {
    return new Outcome(target, 0, 0, 0, 0, 0, 0);
  }

  /// Reads what a process wrote.
  static Outcome of(String target, String log, long seconds) {
    long executions = EXECUTIONS.matcher(log).results().mapToLong(result -> Long.parseLong(result.group(1))).sum();
    MatchResult last = COVERAGE.matcher(log).results().reduce((_, later) -> later).orElse(null);
    return new Outcome(
        target,
        executions,
        seconds,
        last == null ? 0 : Long.parseLong(last.group(3)),
        last == null ? 0 : Long.parseLong(last.group(1)),
        last == null ? 0 : Long.parseLong(last.group(2)),
        FIND.matcher(log).results().count());
  }

  /// Two processes on the same target, which share a corpus.
  Outcome and(Outcome other) {
    return new Outcome(
        target,
        executions + other.executions,
        seconds + other.seconds,
        Math.max(corpus, other.corpus),
        Math.max(edges, other.edges),
        Math.max(features, other.features),
        finds + other.finds);
  }
}
