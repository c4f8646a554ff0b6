package hyle.tool;

import hyle.memory.MarkedPlaces;
import hyle.memory.Measurements;
import hyle.memory.Measurements.Events;
import hyle.runtime.Arguments;
import hyle.runtime.Counters;
import hyle.runtime.Launch;
import hyle.runtime.Outcome;
import hyle.runtime.PlaceCounters;
import hyle.runtime.Program;
import hyle.runtime.StandardInput;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a program once that says at which place of its report it is, and tells what it did there.
final class MeasuredRun {
  private MeasuredRun() {}

  /// Runs the program on this process's standard input; all that it writes goes to `output`, since standard output is for the report. Counters
  /// go to a file however the program ends.
  static Measurements of(Compilation.Marked marked, List<String> arguments, CompileOptions options, OutputStream output) {
    Program program = ProgramLoader.load(marked.classes(), marked.library());
    Outcome outcome = Launch.run(program, Arguments.ofProcess(arguments), output, output, new StandardInput(), options.stackBytes());
    StatsFile.write(options.stats(), outcome.counters());
    return measurements(marked.places(), outcome);
  }

  static Measurements measurements(MarkedPlaces places, Outcome outcome) {
    Counters counters = outcome.counters();
    Map<Long, Events> events = new HashMap<>();
    counters.places().forEach((number, place) -> {
      if (number != Counters.ELSEWHERE) {
        events.put(number, events(place));
      }
    });
    Events all =
        new Events(
            1, counters.allocations(), counters.cells(), counters.builds(), counters.frees(), counters.freedWords(), counters.copiedObjects(),
            counters.copiedWords());
    return Measurements.of(places, outcome.exitCode(), events, all);
  }

  private static Events events(PlaceCounters place) {
    return new Events(
        place.times(), place.allocations(), place.cells(), place.builds(), place.frees(), place.freedWords(), place.copiedObjects(),
        place.copiedWords());
  }
}
