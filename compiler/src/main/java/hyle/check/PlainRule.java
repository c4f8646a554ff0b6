package hyle.check;

import hyle.name.LocalName;
import hyle.report.Span;
import java.util.List;
import java.util.Set;

/// Reads values back as they are; holes that nothing filled were reported.
final class PlainRule implements Readback.Rule {
  @Override
  public Term local(LocalName name, Span span) {
    return new Term.Local(name, span);
  }

  @Override
  public Term unknown(Value.Head.Unknown head, Readback readback) {
    return new Term.Malformed(readback.span());
  }

  @Override
  public Term stuck(Value.Head.Stuck head, Readback readback) {
    Set<LocalName> free = FreeNames.of(head.term());
    List<Term.Substitution> substitutions = readback.substitutions(head.environment(), free::contains);
    return substitutions.isEmpty() ? head.term() : new Term.Instance(head.term(), substitutions, readback.span());
  }

  @Override
  public void opened(LocalName name) {
    // Every name may be mentioned.
  }

  @Override
  public void enterFlexible() {
    // Nothing can be dropped any more.
  }

  @Override
  public void leaveFlexible() {
    // Nothing can be dropped any more.
  }
}
