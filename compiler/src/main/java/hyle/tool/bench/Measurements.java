package hyle.tool.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// What the rounds gave, program by program and load by load, and the medians and ratios that the tables show.
final class Measurements {
  private final Map<Contender, Map<Load, List<Stopwatch.Run>>> runs = new LinkedHashMap<>();

  void add(Contender contender, Load load, Stopwatch.Run run) {
    runs.computeIfAbsent(contender, _ -> new LinkedHashMap<>()).computeIfAbsent(load, _ -> new ArrayList<>()).add(run);
  }

  /// Forgets a program that failed: a median over the rounds it survived would compare it with other rounds of the others.
  void forget(Contender contender) {
    runs.remove(contender);
  }

  /// The programs with figures.
  List<Contender> contenders() {
    return List.copyOf(runs.keySet());
  }

  /// What the program printed under this load in the first round.
  String output(Contender contender, Load load) {
    return runs.get(contender).get(load).getFirst().output();
  }

  double cpuMillis(Contender contender, Load load) {
    return median(contender, load, Stopwatch.Run::cpuNanos) / 1e6;
  }

  double wallMillis(Contender contender, Load load) {
    return median(contender, load, Stopwatch.Run::wallNanos) / 1e6;
  }

  /// The largest peak of any round, in MB.
  double peakMegabytes(Contender contender, Load load) {
    return runs.get(contender).get(load).stream().mapToLong(Stopwatch.Run::peakBytes).max().orElseThrow() / 1e6;
  }

  /// The ratio of processor times in all, the median over pairs of one round: what disturbs a round disturbs both.
  double ratio(Contender contender, Contender base, Load load) {
    return medianOfPairs(contender, base, load, Stopwatch.Run::cpuNanos, Stopwatch.Run::cpuNanos);
  }

  /// The same with each program's own start-up taken out.
  double ratioWithoutStartUp(Contender contender, Contender base, Load load) {
    double own = median(contender, Load.START_UP, Stopwatch.Run::cpuNanos);
    double other = median(base, Load.START_UP, Stopwatch.Run::cpuNanos);
    return medianOfPairs(contender, base, load, run -> run.cpuNanos() - own, run -> run.cpuNanos() - other);
  }

  /// What a time after the first takes, in the same process: the difference that the repetitions make, shared out.
  double laterMillis(Contender contender, int size) {
    Load repeated = Load.repeated(size);
    return (cpuMillis(contender, repeated) - cpuMillis(contender, Load.once(size))) / (repeated.times() - 1);
  }

  /// What the first time takes more than a later one: a just-in-time compiler at work, a heap that grows.
  double warmUpMillis(Contender contender, int size) {
    return cpuMillis(contender, Load.once(size)) - cpuMillis(contender, Load.START_UP) - laterMillis(contender, size);
  }

  private double medianOfPairs(Contender contender, Contender base, Load load, ToDoubleFunction<Stopwatch.Run> own,
      ToDoubleFunction<Stopwatch.Run> other) {
    List<Stopwatch.Run> ours = runs.get(contender).get(load);
    List<Stopwatch.Run> theirs = runs.get(base).get(load);
    return median(IntStream.range(0, ours.size())
        .mapToDouble(round -> own.applyAsDouble(ours.get(round)) / other.applyAsDouble(theirs.get(round))).toArray());
  }

  private double median(Contender contender, Load load, ToLongFunction<Stopwatch.Run> figure) {
    return median(runs.get(contender).get(load).stream().mapToDouble(run -> figure.applyAsLong(run)).toArray());
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
