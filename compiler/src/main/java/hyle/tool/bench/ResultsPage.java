package hyle.tool.bench;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The results as a page of Markdown: what `hyle bench` prints and what RESULTS.md holds.
final class ResultsPage {
  private static final double LEAST_BASE_MILLIS = 0.2;

  private final Results results;
  private final Measurements measured;
  private final Contender base;
  private final int largest;

  private ResultsPage(Results results) {
    this.results = results;
    this.measured = results.measurements();
    this.base = results.base();
    this.largest = results.largestSize();
  }

  static String of(Results results) {
    ResultsPage page = new ResultsPage(results);
    return Stream.of(page.head(), page.timesInAll(), page.timesWithoutStartUp(), page.apart(), page.memory(),
            list("Not measured", results.missing()), list("Went wrong", results.problems()))
        .filter(section -> !section.isEmpty()).collect(Collectors.joining("\n"));
  }

  private String head() {
    return """
        # %s

        Written by `hyle bench %s`: %s of all programs in turn, medians. Times are milliseconds of processor time, user and
        system, of the whole process, a just-in-time compiler included; a ratio is to *%s* in the same round.

        %s

        ![Processor time by program and size](chart.svg)
        """.formatted(results.benchmark().title(), results.benchmark().name(),
            results.rounds() == 1 ? "one round" : results.rounds() + " rounds",
            base.label(), String.join("; ", results.machine()) + ".");
  }

  private String timesInAll() {
    return table("In all, start-up included", sizes(), contender -> perSize(load ->
        Figures.millis(measured.cpuMillis(contender, load)) + " (" + Figures.ratio(measured.ratio(contender, base, load)) + ")"));
  }

  private String timesWithoutStartUp() {
    return table("Start-up taken out", sizes(), contender -> perSize(load ->
        Figures.millis(measured.cpuMillis(contender, load) - measured.cpuMillis(contender, Load.START_UP))
            + " (" + steady(contender, load) + ")"));
  }

  /// No ratio to a base that takes next to nothing beyond its start: it would be one of noise.
  private String steady(Contender contender, Load load) {
    boolean noise = measured.cpuMillis(base, load) - measured.cpuMillis(base, Load.START_UP) < LEAST_BASE_MILLIS;
    return noise ? "–" : Figures.ratio(measured.ratioWithoutStartUp(contender, base, load));
  }

  /// The whole of a run at the largest size, taken apart.
  private String apart() {
    Load once = Load.once(largest);
    double later = measured.laterMillis(base, largest);
    return table("Start-up and warm-up apart, N = " + largest,
        List.of("start-up", "warm-up", "a later time (ratio)", "start-up, wall clock", "in all, wall clock", "peak memory, MB"),
        contender -> List.of(
            Figures.millis(measured.cpuMillis(contender, Load.START_UP)),
            Figures.millis(measured.warmUpMillis(contender, largest)),
            Figures.millis(measured.laterMillis(contender, largest))
                + " (" + Figures.ratio(measured.laterMillis(contender, largest) / later) + ")",
            Figures.millis(measured.wallMillis(contender, Load.START_UP)),
            Figures.millis(measured.wallMillis(contender, once)),
            Figures.megabytes(measured.peakMegabytes(contender, once))))
        + """

        Start-up is a run with N = 0. A later time is one more of the same work in the same process, on a heap that has been used;
        warm-up is what the first time took beyond a later one and the start-up.
        """;
  }

  private String memory() {
    if (results.counters().isEmpty()) {
      return "";
    }
    return rows("What programs of ours do with memory, N = " + largest,
        List.of("allocated", "freed", "reused in place", "copied"), List.copyOf(results.counters().keySet()), contender -> {
          HeapCounters counters = results.counters().get(contender);
          return Stream.of(counters.allocated(), counters.freed(), counters.reused(), counters.copied())
              .map(Figures::count).toList();
        });
  }

  private List<String> sizes() {
    return results.benchmark().sizes().stream().map(size -> "N = " + size).toList();
  }

  private List<String> perSize(Function<Load, String> cell) {
    return results.benchmark().sizes().stream().map(size -> cell.apply(Load.once(size))).toList();
  }

  private String table(String title, List<String> columns, Function<Contender, List<String>> cells) {
    return rows(title, columns, results.contenders(), cells);
  }

  private static String rows(
      String title, List<String> columns, List<Contender> contenders, Function<Contender, List<String>> cells) {
    StringBuilder text = new StringBuilder("## " + title + "\n\n");
    text.append("| program | ").append(String.join(" | ", columns)).append(" |\n");
    text.append("|---|").append("---:|".repeat(columns.size())).append("\n");
    for (Contender contender : contenders) {
      text.append("| ").append(name(contender)).append(" | ").append(String.join(" | ", cells.apply(contender))).append(" |\n");
    }
    return text.toString();
  }

  private static String name(Contender contender) {
    return switch (contender.variant().language()) {
      case NEUT -> "**" + contender.label() + "**";
      case C, CPP, JAVA, HASKELL, OCAML, KOKA, RUST -> contender.label();
    };
  }

  private static String list(String title, List<String> entries) {
    String items = entries.stream().map(entry -> "- " + entry + "\n").collect(Collectors.joining());
    return entries.isEmpty() ? "" : "## " + title + "\n\n" + items;
  }
}
