package hyle.core;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Span;
import java.util.List;

/// What can be wrong with a well-typed program when its types and expansions are worked out at compile time.
public sealed interface LoweringError extends Diagnostic {
  /// A type that is not known at compile time decides how a value is copied or discarded.
  record TypeAtRunTime(Span place, String what) implements LoweringError {
    @Override
    public String title() {
      return "The type of " + what + " is only known when the program runs";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "how to copy and discard this is not known here"));
    }

    @Override
    public String hint() {
      return "Types that are chosen at run time, opened from a constructor, or taken by a function value are not supported yet: "
          + "use one type here, or make the surrounding function `inline`.";
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

  /// A type that grows with each call: polymorphic recursion.
  record EndlessInstances(Span place, String function) implements LoweringError {
    @Override
    public String title() {
      return "The function `" + function + "` calls itself with ever larger types";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "called here"));
    }

    @Override
    public String hint() {
      return "Code is made for each type that a function is used with, and here there is no end to them: "
          + "let the function call itself with the type that it was given.";
    }
  }
}
