package hyle.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// Writes what JaCoCo counted, by package, to `quality/COVERAGE.md`. Started by `compiler/quality/coverage`.
final class CoverageReport {
  private static final Path COUNTED = Path.of("target", "site", "jacoco", "jacoco.csv");
  private static final int PACKAGE = 1;
  private static final int BRANCHES = 5;
  private static final int LINES = 7;

  private CoverageReport() {}

  /// Fails when nothing was covered, as happens when no test ran.
  public static void main(String[] tests) throws IOException {
    List<List<String>> classes = Files.readAllLines(COUNTED).stream().skip(1).map(line -> List.of(line.split(","))).toList();
    if (sum(classes, LINES + 1) == 0) {
      throw new IOException("no line was covered: did the tests run?");
    }
    List<String> packages = classes.stream().map(cells -> cells.get(PACKAGE)).distinct().sorted().toList();
    List<String> rows =
        packages.stream().map(name -> row(name, classes.stream().filter(cells -> cells.get(PACKAGE).equals(name)).toList())).toList();
    Files.writeString(
        Path.of("quality", "COVERAGE.md"),
        """
        # What tests cover

        Written by `coverage` on %s, which ran: %s.

        | package | lines | covered | branches | covered |
        |---|---:|---:|---:|---:|
        %s
        %s
        """
            .formatted(LocalDate.now(), String.join(" ", tests), String.join("\n", rows), row("all", classes)));
  }

  /// Missed and covered stand beside each other.
  private static String row(String name, List<List<String>> classes) {
    long lines = sum(classes, LINES) + sum(classes, LINES + 1);
    long branches = sum(classes, BRANCHES) + sum(classes, BRANCHES + 1);
    return "| %s | %,d | %s | %,d | %s |"
        .formatted(name, lines, percent(sum(classes, LINES + 1), lines), branches, percent(sum(classes, BRANCHES + 1), branches));
  }

  private static long sum(List<List<String>> classes, int column) {
    return classes.stream().mapToLong(cells -> Long.parseLong(cells.get(column))).sum();
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "" : "%.1f %%".formatted(100.0 * part / whole);
  }
}
