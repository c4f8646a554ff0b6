package hyle.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SequencedMap;

/// The tables that a campaign leaves in a README, between two marks.
final class Summary {
  private static final String BEGIN = "<!-- written by the campaign: begin -->";
  private static final String END = "<!-- written by the campaign: end -->";

  private final Tally tally;
  private final StringBuilder out = new StringBuilder();

  private Summary(Tally tally) {
    this.tally = tally;
  }

  /// Puts the tables into the file, in the place of those that are there.
  static void write(Path readme, Tally tally) {
    try {
      String text = Files.readString(readme);
      int begin = text.indexOf(BEGIN);
      int end = text.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new IllegalArgumentException(readme + " has no place for the summary");
      }
      Files.writeString(readme, text.substring(0, begin + BEGIN.length()) + "\n\n" + new Summary(tally).text() + text.substring(end));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private String text() {
    long programs = Math.max(1, tally.programs());
    out.append("%,d programs of %,d nodes on average, %,d failures; %,d ms of a core for each.%n%n"
        .formatted(tally.programs(), tally.count("nodes") / programs, tally.failures(), tally.count("milliseconds") / programs));
    table("failures", tally.beginningWith("failures: "));
    table("nodes of a program: programs", tally.beginningWith("size "));
    table("exit code: programs", tally.beginningWith("exit code "));
    ways();
    SequencedMap<String, Long> others = tally.beginningWith("programs ");
    others.keySet().removeIf(name -> name.startsWith("with ") && !name.startsWith("with marks"));
    table("programs", others);
    table("marks of resources that were printed", tally.beginningWith("marks of "));
    constructs(programs);
    return out.toString();
  }

  private void table(String title, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      out.append("| ").append(title).append(" | |\n|---|--:|\n");
      counts.forEach((name, count) -> out.append("| %s | %,d |%n".formatted(name, count)));
      out.append('\n');
    }
  }

  private void ways() {
    out.append("| way | programs | cells allocated | reused | copied | discarded |\n|---|--:|--:|--:|--:|--:|\n");
    SequencedMap<String, Long> ways = tally.beginningWith("way ");
    ways.forEach(
        (name, programs) -> {
          if (!name.contains(": ")) {
            out.append("| %s | %,d |".formatted(name, programs));
            for (String what : new String[] {"allocated", "reused", "copied", "discarded"}) {
              out.append(" %,d |".formatted(ways.getOrDefault(name + ": " + what, 0L)));
            }
            out.append('\n');
          }
        });
    out.append("\nWhat is not counted in a way stands as 0.\n\n");
  }

  private void constructs(long programs) {
    out.append("| construct | programs with it | of all | uses |\n|---|--:|--:|--:|\n");
    tally.programsByConstruct().forEach(
        (construct, count) ->
            out.append("| %s | %,d | %.1f %% | %,d |%n".formatted(construct.words(), count, 100.0 * count / programs, tally.uses(construct))));
    out.append('\n');
  }
}
