package hyle.core;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Span;
import java.util.List;

/// What can be wrong with a well-typed program when its types and expansions are worked out at compile time.
public sealed interface LoweringError extends Diagnostic {
  /// A type that a value decides is asked for where the value cannot be told.
  record TypeAtRunTime(Span place, String what) implements LoweringError {
    @Override
    public String title() {
      return "The type of " + what + " hangs on a value that is not at hand";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "how to copy and discard this cannot be told here"));
    }

    @Override
    public String hint() {
      return "A function that gives types is passed on by its code, which must go by types alone: "
          + "apply it to its values where it is known, and pass on the type.";
    }
  }

  /// `inline` functions expand without end.
  record EndlessExpansion(Span place, String function) implements LoweringError {
    @Override
    public String title() {
      return "Expanding the inline function `" + function + "` does not come to an end";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "expanded here"));
    }

    @Override
    public String hint() {
      return "An `inline` function is replaced by its body wherever it is called, so it cannot call itself: write `define` instead.";
    }
  }
}
