package hyle.tool.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that one benchmark gave: the figures, the counters of our programs, the machine, and what is missing or went wrong.
record Results(
    Benchmark benchmark,
    int rounds,
    Measurements measurements,
    Map<Contender, HeapCounters> counters,
    List<String> machine,
    List<String> missing,
    List<String> problems) {
  Results {
    counters = new LinkedHashMap<>(counters);
    machine = List.copyOf(machine);
    missing = List.copyOf(missing);
    problems = List.copyOf(problems);
  }

  /// The program that ratios refer to: the first of the list that could be measured.
  Contender base() {
    return measurements.contenders().getFirst();
  }

  List<Contender> contenders() {
    return measurements.contenders();
  }

  int largestSize() {
    return benchmark.sizes().getLast();
  }

  /// Programs that print something else than the base does.
  static List<String> disagreements(Measurements measurements, List<Load> loads) {
    List<String> found = new ArrayList<>();
    for (Load load : loads) {
      for (Contender contender : measurements.contenders()) {
        Contender base = measurements.contenders().getFirst();
        String expected = measurements.output(base, load);
        String printed = measurements.output(contender, load);
        if (!printed.equals(expected)) {
          found.add("%s, %s: printed `%s`, where %s printed `%s`"
              .formatted(contender.label(), load, printed, base.label(), expected));
        }
      }
    }
    return found;
  }
}
