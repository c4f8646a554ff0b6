package hyle.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What one run of a program did at the places of its report, and in all.
public final class Measurements {
  /// No run.
  public static final Measurements NONE = new Measurements(Optional.empty());

  private static final int BYTES_OF_A_WORD = 8;

  private final Optional<Run> run;

  /// How the run ended, its events by the numbers of their places, and all of them.
  private record Run(MarkedPlaces places, int exitCode, Map<Long, Events> events, Events all) {}

  /// What was counted: how often the program came by, and what it did with cells and with blocks of texts, which together are objects.
  public record Events(long times, long allocations, long cells, long builds, long frees, long freedWords, long copiedObjects, long copiedWords) {
    public static final Events NOTHING = new Events(0, 0, 0, 0, 0, 0, 0, 0);

    /// Constructions in cells that were not taken from the allocator for them.
    public long reused() {
      return builds - cells;
    }

    public long copiedBytes() {
      return BYTES_OF_A_WORD * copiedWords;
    }

    public Events plus(Events other) {
      return new Events(
          times + other.times, allocations + other.allocations, cells + other.cells, builds + other.builds, frees + other.frees,
          freedWords + other.freedWords, copiedObjects + other.copiedObjects, copiedWords + other.copiedWords);
    }

    Events without(Events other) {
      return plus(new Events(
          -other.times, -other.allocations, -other.cells, -other.builds, -other.frees, -other.freedWords, -other.copiedObjects, -other.copiedWords));
    }
  }

  /// How often something happened at a place, to how many cells and blocks, and how large these were.
  public record Tally(long times, long objects, long bytes) {
    public static final Tally NOTHING = new Tally(0, 0, 0);

    public Tally plus(Tally other) {
      return new Tally(times + other.times, objects + other.objects, bytes + other.bytes);
    }

    /// `500 times, 8000 bytes`; the objects are told where they are not as many.
    @Override
    public String toString() {
      String often = times == 0 ? "never" : times == 1 ? "once" : times + " times";
      String what = objects == times ? "" : ", " + objects + (objects == 1 ? " object" : " objects");
      return times == 0 ? often : often + what + ", " + bytes + " bytes";
    }
  }

  private Measurements(Optional<Run> run) {
    this.run = run;
  }

  public static Measurements of(MarkedPlaces places, int exitCode, Map<Long, Events> events, Events all) {
    return new Measurements(Optional.of(new Run(places, exitCode, Map.copyOf(events), all)));
  }

  /// Whether there was a run.
  public boolean areThere() {
    return run.isPresent();
  }

  /// With which code the program ended.
  public int exitCode() {
    return measured().exitCode;
  }

  /// What the whole run did.
  public Events all() {
    return measured().all;
  }

  /// What it did at the places of these functions.
  public Events at(List<FunctionReport> reports) {
    return numbers(reports).stream().map(this::events).reduce(Events.NOTHING, Events::plus);
  }

  /// What it did at none of them: in functions that are not told about, and in the runtime.
  public Events elsewhere(List<FunctionReport> reports) {
    return all().without(at(reports));
  }

  /// What was counted at a place.
  public Tally at(FunctionReport report, MemorySite site) {
    if (!areThere()) {
      return Tally.NOTHING;
    }
    Events events = events(report, site);
    return switch (site) {
      case MemorySite.Allocated(_, _, int words, _) -> tally(Math.max(events.cells, events.builds), words);
      case MemorySite.Reused(_, _, _, int words, _) -> tally(events.builds, words);
      case MemorySite.Freed(_, int words, _) -> tally(events.frees, words);
      case MemorySite.Copied _ -> new Tally(events.times, events.copiedObjects, BYTES_OF_A_WORD * events.copiedWords);
      case MemorySite.Discarded _ -> new Tally(events.times, events.frees, BYTES_OF_A_WORD * events.freedWords);
    };
  }

  /// All that was counted at a place.
  public Events events(FunctionReport report, MemorySite site) {
    return events(measured().places.number(report.function(), site));
  }

  private static Tally tally(long times, int words) {
    return new Tally(times, times, BYTES_OF_A_WORD * words * times);
  }

  private Set<Long> numbers(List<FunctionReport> reports) {
    return reports.stream()
        .flatMap(report -> report.sites().stream().map(site -> measured().places.number(report.function(), site)))
        .collect(Collectors.toSet());
  }

  private Events events(long place) {
    return measured().events.getOrDefault(place, Events.NOTHING);
  }

  private Run measured() {
    return run.orElseThrow(() -> new AssertionError("nothing was measured"));
  }
}
