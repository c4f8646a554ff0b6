package hyle.random;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What many programs were made of and what they did: named counts, which add up over parts of a campaign.
final class Tally {
  private static final String PROGRAMS = "programs";
  private static final int[] SIZES = {10, 25, 50, 100, 200, 400, 800, 1600};

  private final TreeMap<String, Long> counts = new TreeMap<>();

  private void add(String name, long count) {
    if (count != 0) {
      counts.merge(name, count, Long::sum);
    }
  }

  long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  void plus(Tally other) {
    other.counts.forEach(this::add);
  }

  /// A program that was run, and what it printed.
  void program(Program program, String output, int exitCode) {
    int nodes = program.nodes();
    add(PROGRAMS, 1);
    add("nodes", nodes);
    add("size " + sizeClass(nodes), 1);
    add("exit code " + exitCode, 1);
    add("printed characters", output.length());
    long copies = output.chars().filter(character -> character == '+').count();
    long discards = output.chars().filter(character -> character == '~').count();
    add("marks of copies", copies);
    add("marks of discards", discards);
    add("programs with marks of copies", copies > 0 ? 1 : 0);
    add("programs with marks of discards", discards > 0 ? 1 : 0);
    Census.of(program).forEach(
        (construct, count) -> {
          add(programsWith(construct), 1);
          add("uses of " + construct.words(), count);
        });
  }

  private static String sizeClass(int nodes) {
    int index = 0;
    while (index < SIZES.length && nodes >= SIZES[index]) {
      index++;
    }
    int from = index == 0 ? 0 : SIZES[index - 1];
    return index == SIZES.length ? "%04d and more".formatted(from) : "%04d to %04d".formatted(from, SIZES[index] - 1);
  }

  private static String programsWith(Construct construct) {
    return "programs with " + construct.words();
  }

  /// So many programs went one way; what they did together.
  void way(String name, int programs, Execution.Memory memory) {
    add("way " + name, programs);
    add("way " + name + ": allocated", memory.allocations());
    add("way " + name + ": reused", memory.reused());
    add("way " + name + ": copied", memory.copies());
    add("way " + name + ": discarded", memory.discards());
  }

  void batch(Checked.Scrutiny scrutiny, int programs) {
    boolean isClose = scrutiny == Checked.Scrutiny.EVERYTHING;
    add(isClose ? "programs that were linted and verified" : "programs whose results were compared only", programs);
  }

  void failure(Failure failure) {
    add("failures: " + failure.kind(), 1);
  }

  void time(long nanoseconds) {
    add("milliseconds", nanoseconds / 1_000_000);
  }

  long programs() {
    return count(PROGRAMS);
  }

  long failures() {
    return counts.entrySet().stream().filter(entry -> entry.getKey().startsWith("failures")).mapToLong(Map.Entry::getValue).sum();
  }

  /// How many programs use each construct.
  Map<Construct, Long> programsByConstruct() {
    Map<Construct, Long> programs = new EnumMap<>(Construct.class);
    for (Construct construct : Construct.values()) {
      programs.put(construct, count(programsWith(construct)));
    }
    return programs;
  }

  long uses(Construct construct) {
    return count("uses of " + construct.words());
  }

  /// The counts whose names begin so, without that.
  SequencedMap<String, Long> beginningWith(String prefix) {
    SequencedMap<String, Long> found = new TreeMap<>();
    counts.forEach(
        (name, count) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), count);
          }
        });
    return found;
  }

  /// A line for each count, which `parse` reads.
  String text() {
    StringBuilder text = new StringBuilder();
    counts.forEach((name, count) -> text.append(name).append('\t').append(count).append('\n'));
    return text.toString();
  }

  static Tally parse(String text) {
    Tally tally = new Tally();
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (String line : lines) {
      String[] parts = line.split("\t");
      tally.add(parts[0], Long.parseLong(parts[1]));
    }
    return tally;
  }
}
