package hyle.tool.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `hyle bench`: builds the programs of a benchmark, runs them side by side, prints the tables and writes them beside them.
public final class Bench {
  private static final int DONE = 0;
  private static final int WENT_WRONG = 1;
  private static final int WRONG_USAGE = 2;
  private static final int MISSING = 69;

  private final BenchOptions options;
  private final PrintStream err;
  private final Progress progress;

  private Bench(BenchOptions options, PrintStream err) {
    this.options = options;
    this.err = err;
    this.progress = Progress.on(err);
  }

  /// Runs the benchmarks called `names` under `benchmarksDirectory`, all of them if there are no names.
  ///
  /// Gives the exit code: 0 done, 1 a program failed or printed another checksum, 2 no benchmark has that name, 69 this system
  /// cannot be measured on.
  public static int run(
      Path benchmarksDirectory, List<String> names, BenchOptions options, PrintStream out, PrintStream err) {
    if (!Machine.measures()) {
      err.println("hyle bench measures on 64-bit Linux only; this is " + System.getProperty("os.name") + ".");
      return MISSING;
    }
    try {
      List<String> known = Benchmark.namesUnder(benchmarksDirectory);
      List<String> unknown = names.stream().filter(name -> !known.contains(name)).toList();
      if (!unknown.isEmpty()) {
        err.println("There is no benchmark `" + unknown.getFirst() + "`. There are: " + String.join(", ", known) + ".");
        return WRONG_USAGE;
      }
      Bench bench = new Bench(options, err);
      int exit = DONE;
      for (String name : names.isEmpty() ? known : names) {
        exit = Math.max(exit, bench.one(Benchmark.read(benchmarksDirectory.resolve(name)).withSizes(options.sizes()), out));
      }
      return exit;
    } catch (BenchFailure failure) {
      err.println(failure.getMessage());
      return WENT_WRONG;
    } catch (IOException failure) {
      err.println("A file could not be read or written: " + failure.getMessage());
      return WENT_WRONG;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return WENT_WRONG;
    }
  }

  private int one(Benchmark benchmark, PrintStream out) throws IOException, InterruptedException, BenchFailure {
    Path room = Files.createTempDirectory("hyle-bench");
    try (Stopwatch stopwatch = Stopwatch.in(room)) {
      Results results = measure(benchmark, new Workshop(room, options.builder()), stopwatch, room);
      String page = ResultsPage.of(results);
      Files.writeString(benchmark.directory().resolve("RESULTS.md"), page);
      Files.writeString(benchmark.directory().resolve("chart.svg"), Chart.of(results));
      out.print(page);
      return results.problems().isEmpty() ? DONE : WENT_WRONG;
    } finally {
      delete(room);
    }
  }

  private Results measure(Benchmark benchmark, Workshop workshop, Stopwatch stopwatch, Path room)
      throws IOException, InterruptedException, BenchFailure {
    List<Contender> ready = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Benchmark.Variant variant : benchmark.variants()) {
      progress.show("building " + variant.file());
      switch (workshop.build(benchmark, variant)) {
        case Workshop.Built.Ready(Contender contender) -> ready.add(contender);
        case Workshop.Built.Missing(Benchmark.Variant left, String what) -> missing.add(left.label() + ": " + what);
        case Workshop.Built.Refused(Benchmark.Variant refused, String why) -> problems.add(refused.file() + ": " + why);
      }
    }
    progress.clear();
    Stream.concat(missing.stream(), problems.stream()).forEach(err::println);

    List<Load> loads = Load.ofRound(benchmark.sizes());
    Rounds rounds = new Rounds(stopwatch, progress);
    Measurements measurements = rounds.measure(ready, loads, options.rounds());
    rounds.failures().forEach((contender, why) -> problems.add(contender.label() + ", " + why));
    if (measurements.contenders().isEmpty()) {
      throw new BenchFailure(String.join("\n", problems) + "\nNo program of `" + benchmark.name() + "` could be measured.");
    }
    problems.addAll(Results.disagreements(measurements, loads));
    Map<Contender, HeapCounters> counters = counters(benchmark, measurements.contenders(), workshop, stopwatch, room, problems);
    List<String> machine = new ArrayList<>(List.of(Machine.describe()));
    machine.addAll(workshop.versions(measurements.contenders()));
    return new Results(benchmark, options.rounds(), measurements, counters, machine, missing, problems);
  }

  /// Counts in runs of their own: a program with counters is another program.
  private static Map<Contender, HeapCounters> counters(Benchmark benchmark, List<Contender> contenders, Workshop workshop,
      Stopwatch stopwatch, Path room, List<String> problems) throws IOException, InterruptedException {
    Map<Contender, HeapCounters> counters = new LinkedHashMap<>();
    Path statistics = room.resolve("statistics.json");
    Load load = Load.once(benchmark.sizes().getLast());
    for (Contender contender : contenders) {
      if (contender.variant().language() == Language.NEUT && contender.variant().start() == Benchmark.Start.BY_JAVA) {
        try {
          Path source = benchmark.directory().resolve(contender.variant().file());
          List<String> command = new ArrayList<>(workshop.counting(source, statistics));
          command.addAll(load.arguments());
          stopwatch.run(command);
          counters.put(contender, HeapCounters.read(Files.readString(statistics)));
        } catch (BenchFailure failure) {
          problems.add(contender.label() + ", with counters: " + failure.getMessage());
        }
      }
    }
    return counters;
  }

  private static void delete(Path room) throws IOException {
    try (Stream<Path> files = Files.walk(room)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
