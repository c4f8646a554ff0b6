package hyle.doc;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Severity;
import java.util.List;

/// What the compiler says about the code of an example, told at its place in the comment.
final class MovedDiagnostic implements Diagnostic {
  private final Diagnostic original;
  private final List<Label> labels;

  MovedDiagnostic(Diagnostic original, List<Label> labels) {
    this.original = original;
    this.labels = List.copyOf(labels);
  }

  @Override
  public String title() {
    return original.title();
  }

  @Override
  public List<Label> labels() {
    return labels;
  }

  @Override
  public String hint() {
    return original.hint();
  }

  @Override
  public Severity severity() {
    return original.severity();
  }

  @Override
  public String code() {
    return original.code();
  }
}
