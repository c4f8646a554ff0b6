package hyle.tool.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/// What `hyle bench compile` measured, and the page that tells it. Times are nanoseconds of processor time.
///
/// `first` is what the largest program took in a JVM that had compiled nothing yet, `firstOfJava` the same for `javac`, or 0.
record CompileResults(List<Size> sizes, int rounds, long first, long firstOfJava) {
  /// One program in both languages, and its times round by round: by phase for ours, in all for `javac`, which may be missing.
  record Size(
      long lines, long javaLines, Path module, List<Path> javaFiles, List<SequencedMap<String, Long>> ours, List<Long> theirs) {
    double ourMillis() {
      return median(ours.stream().map(CompileResults::total).toList());
    }

    double theirMillis() {
      return median(theirs);
    }

    double millis(String phase) {
      return median(ours.stream().map(phases -> phases.getOrDefault(phase, 0L)).toList());
    }
  }

  CompileResults {
    sizes = List.copyOf(sizes);
  }

  static long total(SequencedMap<String, Long> phases) {
    return phases.values().stream().mapToLong(Long::longValue).sum();
  }

  String page() throws IOException {
    List<String> phases = List.copyOf(sizes.getFirst().ours().getFirst().keySet());
    StringBuilder page = new StringBuilder();
    page.append("""
        # Compiling programs of growing size

        Written by `hyle bench compile`: medians over the rounds (%d), all in one process. Times are milliseconds of processor
        time of that process, its just-in-time compiler and its collector included. The programs are generated: copies of
        [unit.nt](unit.nt) and [Unit.java](Unit.java), each calling the one before it; half of them in one file, the others eight
        to a file, in files that import each other. The growth is the exponent of the size that fits the times best: 1 is linear.

        %s, Java %s, heap of at most %s MB.

        """.formatted(rounds, Machine.describe(), Runtime.version(), Figures.count(Runtime.getRuntime().maxMemory() >> 20)));
    page.append(row("phase", sizes.stream().map(size -> Figures.count(size.lines()) + " lines").toList(), "growth"));
    page.append("|---|").append("---:|".repeat(sizes.size() + 1)).append("\n");
    for (String phase : phases) {
      page.append(times(phase, size -> size.millis(phase)));
    }
    page.append(times("**in all**", Size::ourMillis));
    List<String> speeds = sizes.stream().map(size -> Figures.count(Math.round(size.lines() / size.ourMillis() * 1000))).toList();
    page.append(row("lines a second", speeds, ""));
    page.append("\n").append(java());
    page.append("\nThe first time in a new process, ").append(Figures.count(sizes.getLast().lines())).append(" lines took ")
        .append(Figures.millis(first / 1e6)).append(" ms");
    page.append(firstOfJava == 0 ? ".\n" : ", and `javac` %s ms for its %s.\n".formatted(
        Figures.millis(firstOfJava / 1e6), Figures.count(sizes.getLast().javaLines())));
    return page.toString();
  }

  private String java() {
    if (sizes.getFirst().theirs().isEmpty()) {
      return "There is no `javac` beside this JVM to compare with.\n";
    }
    List<String> ratios =
        sizes.stream()
            .map(size -> Figures.ratio(size.ourMillis() / size.lines() / (size.theirMillis() / size.javaLines())))
            .toList();
    return row("", sizes.stream().map(size -> Figures.count(size.javaLines()) + " lines").toList(), "growth")
        + "|---|" + "---:|".repeat(sizes.size() + 1) + "\n"
        + times("`javac`", Size::theirMillis)
        + row("time a line, ours to its", ratios, "");
  }

  private String times(String what, ToDoubleFunction<Size> millis) {
    List<Double> times = sizes.stream().map(millis::applyAsDouble).toList();
    return row(what, times.stream().map(Figures::millis).toList(), growth(times));
  }

  /// The slope of the line through the logarithms of sizes and times, by least squares.
  private String growth(List<Double> times) {
    if (sizes.size() < 2 || times.stream().anyMatch(time -> time <= 0)) {
      return "";
    }
    double meanX = sizes.stream().mapToDouble(size -> Math.log(size.lines())).average().orElseThrow();
    double meanY = times.stream().mapToDouble(Math::log).average().orElseThrow();
    double above = 0;
    double below = 0;
    for (int index = 0; index < sizes.size(); index++) {
      double x = Math.log(sizes.get(index).lines()) - meanX;
      above += x * (Math.log(times.get(index)) - meanY);
      below += x * x;
    }
    return Figures.ratio(above / below);
  }

  private static String row(String head, List<String> cells, String last) {
    return "| " + head + " | " + String.join(" | ", cells) + " | " + last + " |\n";
  }

  private static double median(List<Long> nanos) {
    List<Long> sorted = new ArrayList<>(nanos);
    sorted.sort(Long::compare);
    int middle = sorted.size() / 2;
    double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    return median / 1e6;
  }
}
