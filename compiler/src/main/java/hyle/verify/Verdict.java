package hyle.verify;

import java.util.List;

/// What became of a jar.
public sealed interface Verdict {
  /// The jar is not what it says, for this reason.
  record Refused(String why) implements Verdict {}

  /// No claim is contradicted.
  record Accepted(List<Finding> findings) implements Verdict {
    public Accepted {
      findings = List.copyOf(findings);
    }
  }

  /// A claim about a function, and what the class files say of it.
  record Finding(String function, String claim, Judgement judgement) {}

  /// How far class files show a claim to be true.
  sealed interface Judgement {
    record Proven() implements Judgement {}

    /// The code alone does not tell, for this reason.
    record Beyond(String why) implements Judgement {}
  }
}
