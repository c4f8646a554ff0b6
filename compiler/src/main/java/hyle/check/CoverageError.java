package hyle.check;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Severity;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.List;

/// What can be wrong with the cases of a match.
sealed interface CoverageError extends Diagnostic {
  /// Values that no clause fits; each of `cases` is a row of patterns.
  ///
  /// `after` is where the program goes on if the pattern of a `let` or `tie` fits.
  record MissingCases(Span place, List<String> cases, Bound.Origin origin, List<Label> after) implements CoverageError {
    public MissingCases {
      cases = List.copyOf(cases);
      after = List.copyOf(after);
    }

    @Override
    public String title() {
      return switch (origin) {
        case LET, TIE -> "This pattern does not fit every value";
        case MATCH, IF, WHEN, TRY -> "This match does not cover every value";
      };
    }

    @Override
    public List<Label> labels() {
      List<Label> labels = new ArrayList<>();
      labels.add(new Label(place, "not covered: " + String.join(", ", cases.stream().map(row -> "`" + row + "`").toList())));
      labels.addAll(after);
      return labels;
    }

    @Override
    public String hint() {
      return switch (origin) {
        case LET, TIE -> "Write a `match` (or `case`) with a clause for the other values.";
        case MATCH, IF, WHEN, TRY -> "Add a clause such as `| " + cases.getFirst() + " => …`.";
      };
    }
  }

  /// A clause that no value gets to, since those above it take all that it fits.
  record UnreachableClause(Span place) implements CoverageError {
    @Override
    public String title() {
      return "This clause is never reached: the clauses above it take all that it fits";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "never reached"));
    }

    @Override
    public String hint() {
      return "Take it away, or move it above the clause that is wider.";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }
}
