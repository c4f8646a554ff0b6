package hyle.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The campaigns so far, a line each in `campaigns.tsv`, and their sums in `RESULTS.md`.
final class Record {
  private static final Path DIRECTORY = Path.of("..", "test-programs", "fuzz");
  private static final Path CAMPAIGNS = DIRECTORY.resolve("campaigns.tsv");
  private static final Path RESULTS = DIRECTORY.resolve("RESULTS.md");
  private static final String HEADER = "date\ttarget\texecutions\tseconds\tcorpus\tedges\tfeatures\tfinds";

  private Record() {}

  /// Adds what one target gave.
  static void add(Outcome outcome) throws IOException {
    String line =
        "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\n"
            .formatted(
                LocalDate.now(), outcome.target(), outcome.executions(), outcome.seconds(), outcome.corpus(), outcome.edges(), outcome.features(),
                outcome.finds());
    if (!Files.exists(CAMPAIGNS)) {
      Files.writeString(CAMPAIGNS, HEADER + "\n");
    }
    Files.writeString(CAMPAIGNS, line, StandardOpenOption.APPEND);
    Files.writeString(RESULTS, results(Files.readAllLines(CAMPAIGNS)));
  }

  private static String results(List<String> lines) {
    Map<String, Outcome> sums = new LinkedHashMap<>();
    Map<String, String> dates = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split("\t"));
      List<Long> numbers = cells.subList(2, cells.size()).stream().map(Long::valueOf).toList();
      Outcome outcome =
          new Outcome(cells.get(1), numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4), numbers.get(5));
      sums.merge(outcome.target(), outcome, Outcome::and);
      dates.put(outcome.target(), cells.getFirst());
    }
    List<String> table = new ArrayList<>();
    sums.forEach((target, sum) -> table.add(row(sum, dates.get(target))));
    long executions = sums.values().stream().mapToLong(Outcome::executions).sum();
    long finds = sums.values().stream().mapToLong(Outcome::finds).sum();
    return """
        # What fuzzing did

        Written by `run` from [campaigns.tsv](campaigns.tsv), which has a line for each campaign. Edges and features are Jazzer's measures of
        coverage, the most that a campaign reached; a find is an exception, a hang, or an answer that the target calls wrong. What was found is
        mended, and kept in `found/`.

        | target | executions | a second | corpus | edges | features | finds | last run |
        |---|---:|---:|---:|---:|---:|---:|---|
        %s

        In all: %,d executions, %d finds.
        """
        .formatted(String.join("\n", table), executions, finds);
  }

  private static String row(Outcome sum, String date) {
    return "| %s | %,d | %,d | %,d | %,d | %,d | %d | %s |"
        .formatted(
            sum.target(), sum.executions(), sum.executions() / Math.max(1, sum.seconds()), sum.corpus(), sum.edges(), sum.features(), sum.finds(),
            date);
  }
}
