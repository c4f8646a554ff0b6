package hyle.check;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Severity;
import hyle.report.Span;
import java.util.List;

/// What can be wrong with the types of patterns.
sealed interface PatternError extends Diagnostic {
  /// A constructor of one type in a match on another.
  record PatternMismatch(Span place, String pattern, String belongs, String type, Span scrutinee) implements PatternError {
    @Override
    public String title() {
      return pattern + " is a pattern for " + belongs + ", but the value is of type `" + type + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "this pattern never fits"), new Label(scrutinee, "this is of type `" + type + "`"));
    }

    @Override
    public String hint() {
      return "";
    }
  }

  /// The number of patterns of a constructor is not that of its fields.
  record PatternArity(Span place, String constructor, int expected, int found) implements PatternError {
    @Override
    public String title() {
      return "The constructor `" + constructor + "` has " + fields(expected) + ", but this pattern has " + found;
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }

    @Override
    public String hint() {
      return "Write `_` for a field that is not needed.";
    }

    @Override
    public String code() {
      return "wrong-arity";
    }

    private static String fields(int count) {
      return count == 1 ? "1 field" : count + " fields";
    }
  }

  /// A number that no value of the type is equal to.
  record PatternOutOfRange(Span place, String literal, String type) implements PatternError {
    @Override
    public String title() {
      return "The number `" + literal + "` does not fit into `" + type + "`, so this pattern never matches";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "no `" + type + "` is equal to this"));
    }

    @Override
    public String hint() {
      return "";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }
}
