package hyle.check;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Span;
import java.util.List;

/// What can be wrong with how often a variable is used.
sealed interface LinearityError extends Diagnostic {
  /// A second use on one path, of a variable whose name does not allow copies and whose type is not free to copy.
  record VariableUsedTwice(Span second, String name, Span first, String advice) implements LinearityError {
    @Override
    public String title() {
      return "The variable `" + name + "` is used twice";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(second, "used again here"), new Label(first, "first used here"));
    }

    @Override
    public String hint() {
      return advice;
    }
  }

  /// A local function that may call itself uses a variable of its surroundings, which each call needs anew.
  record UsedByLocalFunction(Span place, String name, String function, Span defined, String advice) implements LinearityError {
    @Override
    public String title() {
      return "The variable `" + name + "` is used by every call of `" + function + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(
          new Label(place, "`" + name + "` is bound outside of `" + function + "`"), new Label(defined, "this may call itself"));
    }

    @Override
    public String hint() {
      return advice;
    }

    @Override
    public String code() {
      return "variable-used-twice";
    }
  }
}
