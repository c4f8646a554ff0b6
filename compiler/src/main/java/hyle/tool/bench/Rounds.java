package hyle.tool.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The order of the runs: in each round every load, under each load every program in turn, another one first each time.
final class Rounds {
  private final Stopwatch stopwatch;
  private final Progress progress;
  private final Map<Contender, String> failures = new LinkedHashMap<>();

  Rounds(Stopwatch stopwatch, Progress progress) {
    this.stopwatch = stopwatch;
    this.progress = progress;
  }

  /// Runs all of it. A program that fails once is left out from then on; `failures` says why.
  Measurements measure(List<Contender> contenders, List<Load> loads, int rounds) throws IOException, InterruptedException {
    Measurements measurements = new Measurements();
    List<Contender> running = new ArrayList<>(contenders);
    long begin = System.nanoTime();
    int done = 0;
    int all = rounds * loads.size();
    for (int round = 0; round < rounds; round++) {
      for (Load load : loads) {
        List<Contender> turn = new ArrayList<>(running);
        Collections.rotate(turn, -(done + round));
        for (Contender contender : turn) {
          progress.show("round %d of %d, %s: %s%s".formatted(round + 1, rounds, load, contender.label(), left(begin, done, all)));
          try {
            measurements.add(contender, load, stopwatch.run(contender.command(load)));
          } catch (BenchFailure failure) {
            failures.put(contender, load + ": " + failure.getMessage());
            running.remove(contender);
          }
        }
        done++;
      }
    }
    progress.clear();
    failures.keySet().forEach(measurements::forget);
    return measurements;
  }

  /// Why each program that failed did.
  Map<Contender, String> failures() {
    return Collections.unmodifiableMap(failures);
  }

  private static String left(long begin, int done, int all) {
    if (done == 0) {
      return "";
    }
    Duration left = Duration.ofNanos((System.nanoTime() - begin) / done * (all - done));
    return ", %d:%02d left".formatted(left.toMinutes(), left.toSecondsPart());
  }
}
