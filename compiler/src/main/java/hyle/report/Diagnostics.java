package hyle.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects what the phases report; one message for each cause and place.
public final class Diagnostics {
  private final List<Diagnostic> reported = new ArrayList<>();
  private final List<Diagnostic> remarks = new ArrayList<>();
  private final Set<Cause> seen = new HashSet<>();

  private record Cause(String code, Span span) {}

  /// Adds a diagnostic, unless the same code was reported at the same place already.
  public void report(Diagnostic diagnostic) {
    if (seen.add(new Cause(diagnostic.code(), diagnostic.span()))) {
      reported.add(diagnostic);
    }
  }

  /// Adds a remark on a program that is right otherwise: beside an error it is left out, since it may follow from it.
  public void remark(Diagnostic diagnostic) {
    remarks.add(diagnostic);
  }

  public boolean hasErrors() {
    return reported.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
  }

  /// Everything reported, by file in order of appearance, then by place.
  public List<Diagnostic> sorted() {
    if (!hasErrors()) {
      remarks.forEach(this::report);
      remarks.clear();
    }
    List<Source> sources = reported.stream().map(diagnostic -> diagnostic.span().source()).distinct().toList();
    List<Diagnostic> sorted = new ArrayList<>(reported);
    sorted.sort(
        Comparator.<Diagnostic>comparingInt(diagnostic -> sources.indexOf(diagnostic.span().source()))
            .thenComparingInt(diagnostic -> diagnostic.span().start()));
    return sorted;
  }
}
