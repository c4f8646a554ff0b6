package hyle.check;

import hyle.report.Label;
import java.util.List;

/// Why a type is expected.
///
/// `words` name the thing that must have it (``this argument of `f` ``), `because` shows where that was decided.
record Reason(String words, List<Label> because, String hint) {
  Reason {
    because = List.copyOf(because);
  }

  static Reason of(String words) {
    return new Reason(words, List.of(), "");
  }

  Reason because(Label label) {
    return new Reason(words, List.of(label), hint);
  }

  Reason hinting(String advice) {
    return new Reason(words, because, advice);
  }
}
