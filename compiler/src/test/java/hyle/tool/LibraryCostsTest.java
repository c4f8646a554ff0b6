package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hyle.core.CoreObserver;
import hyle.jvm.Mode;
import hyle.memory.FunctionReport;
import hyle.memory.MemoryReport;
import hyle.memory.MemorySite;
import hyle.memory.PassSelection;
import hyle.report.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the library says of its costs, seen in the memory reports of programs that use much of it.
final class LibraryCostsTest {
  private static final String LIBRARY = "core-lib/source/";

  /// These walk over trees, whose depth does not grow with their size, but with its logarithm or not beyond 64.
  private static final Pattern TREES = Pattern.compile("core-lib/source/(dictionary|intmap|vector/ord)\\.nt");

  private static final Pattern PUBLIC = Pattern.compile("[^_.][^_.]*(\\.[^_.][^_.]*)?");

  private static final Pattern NAME = Pattern.compile("[^_.][^.]*");

  private static final String COSTS_HEAD =
      """
      # What the functions of the library cost

      What one call of a function itself does with memory at most, apart from what it calls: cells that it takes beyond those that it gives back
      (in each round, where it loops and takes more), builds in cells that it was given, copies. Read off the compiled programs that
      are about costs, where the functions are used at several types; `hyle memory --all FILE.nt` shows the same for a program, with every place.
      """;

  private static final Pattern DECLARATION = Pattern.compile("(define|inline|data|resource) .*");

  /// The programs about costs, and those that use most names.
  private static final Pattern PROGRAMS =
      Pattern.compile("(lists|products|vectors|a-text|maps)-.*|every.*|what.*|library/(vectors-hold|texts-are|dictionaries-hold).*");

  /// Versions that are lent values copy what they keep of them for their callers, whose reasons these copies have.
  private static final Way WAY = new Way("-lend", Mode.PLAIN, PassSelection.parse("-lend"));

  private static final List<FunctionReport> REPORTS =
      Stream.of("memory", "run")
          .flatMap(folder -> TestProgram.in(folder).stream())
          .filter(program -> PROGRAMS.matcher(program.name()).matches())
          .flatMap(program -> MemoryReport.ofAll(TestBench.lower(TestBench.check(program), WAY, CoreObserver.NONE)).stream())
          .toList();

  /// The definition in which a copy stands speaks of it: in the comment above the definition, or above the line.
  @Test
  void everyCopyHasItsReasonBesideIt() {
    Set<String> silent = new TreeSet<>();
    for (FunctionReport report : REPORTS) {
      for (MemorySite site : report.sites()) {
        if (site instanceof MemorySite.Copied copied && isOfLibrary(copied.span()) && !comments(copied.span()).contains("cop")) {
          silent.add(copied.span() + ", " + copied.type());
        }
      }
    }
    assertEquals("", String.join("\n", silent));
  }

  @Test
  void onlyTreesTakeStack() {
    Set<String> deep = new TreeSet<>();
    for (FunctionReport report : REPORTS) {
      String path = report.span().source().path();
      if (isOfLibrary(report.span()) && report.stack() == FunctionReport.Stack.LINEAR && !TREES.matcher(path).matches()) {
        deep.add(report.span() + ", " + report.function());
      }
    }
    assertEquals("", String.join("\n", deep));
  }

  /// The worst that the programs' instances of each public function do: core-lib/COSTS.md.
  @Test
  void costsAreThoseListed() throws IOException {
    SortedMap<String, List<FunctionReport>> byFile = new TreeMap<>();
    for (FunctionReport report : REPORTS) {
      String file = file(report);
      if (isOfLibrary(report.span()) && PUBLIC.matcher(file).matches() && NAME.matcher(base(report)).matches()) {
        byFile.computeIfAbsent(file, _ -> new ArrayList<>()).add(report);
      }
    }
    StringBuilder table = new StringBuilder(COSTS_HEAD);
    byFile.forEach(
        (file, reports) -> {
          table.append("\n## ").append(file).append("\n\n| function | cells | reused | copies | stack |\n|---|--:|--:|--:|---|\n");
          SortedMap<String, List<FunctionReport>> byName = new TreeMap<>(reports.stream().collect(Collectors.groupingBy(LibraryCostsTest::base)));
          byName.forEach((name, instances) -> table.append(row(name, instances)));
        });
    Golden.check(Path.of("..", "core-lib", "COSTS.md"), table.toString());
  }

  private static String file(FunctionReport report) {
    String path = report.span().source().path();
    return path.substring(Math.min(path.length(), LIBRARY.length())).replaceAll("\\.nt$", "").replace('/', '.');
  }

  /// The name without its file, with the names of the definitions around it.
  private static String base(FunctionReport report) {
    return report.function().replace("core." + file(report) + ".", "");
  }

  private static String row(String name, List<FunctionReport> instances) {
    boolean grows = instances.stream().anyMatch(report -> report.allocs() instanceof FunctionReport.Growth.Unbounded);
    int cells = instances.stream().mapToInt(report -> report.allocs() instanceof FunctionReport.Growth.AtMost(int most) ? most : 0).max().orElse(0);
    boolean isDeep = instances.stream().anyMatch(report -> report.stack() == FunctionReport.Stack.LINEAR);
    return "| `%s` | %s | %d | %d | %s |%n"
        .formatted(
            name,
            grows ? "per element" : Integer.toString(cells),
            instances.stream().mapToInt(FunctionReport::reused).max().orElse(0),
            instances.stream().mapToInt(FunctionReport::copies).max().orElse(0),
            isDeep ? "depth of the tree" : "constant");
  }

  private static boolean isOfLibrary(Span span) {
    return span.source().path().startsWith(LIBRARY);
  }

  /// The comments from above the definition down to the line of the span.
  private static String comments(Span span) {
    List<String> lines = span.source().text().lines().limit(span.line()).toList();
    int line = lines.size() - 1;
    StringBuilder found = new StringBuilder();
    while (line > 0 && !DECLARATION.matcher(lines.get(line)).matches()) {
      found.append(lines.get(line).strip().startsWith("//") ? lines.get(line) : "");
      line--;
    }
    while (line > 0 && lines.get(line - 1).startsWith("//")) {
      line--;
      found.append(lines.get(line));
    }
    return found.toString();
  }
}
