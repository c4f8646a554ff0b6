package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hyle.core.CoreObserver;
import hyle.jvm.Mode;
import hyle.memory.FunctionReport;
import hyle.memory.MemoryReport;
import hyle.memory.MemorySite;
import hyle.memory.PassSelection;
import hyle.report.Span;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the library says of its costs, seen in the memory reports of programs that use much of it.
final class LibraryCostsTest {
  private static final String LIBRARY = "core-lib/source/";

  /// These walk over trees, whose depth does not grow with their size, but with its logarithm or not beyond 64.
  private static final Pattern TREES = Pattern.compile("core-lib/source/(dictionary|intmap|vector/ord)\\.nt");

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
