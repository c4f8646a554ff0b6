package hyle.resolve;

import hyle.report.Label;
import hyle.report.Nearest;
import hyle.report.Span;
import java.util.List;

/// A form is used where it has no meaning.
public sealed interface FormError extends ResolveError {
  /// `try`, `tie` or `bind` with `on`.
  record CannotUseOn(String word, Span span) implements FormError {
    @Override
    public String title() {
      return "`on` cannot be used with `" + word + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "Bind the value with `let … on` first, then use `" + word + "` on the result.";
    }
  }

  /// `bind` without a `with` around it.
  record BindOutsideWith(Span span) implements FormError {
    @Override
    public String title() {
      return "`bind` can only be used directly inside `with`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "`with f {…}` does not reach into the branches of `if` and `match`; write another `with` there.";
    }
  }

  /// One variable stands twice in a row of patterns.
  record PatternVariableTwice(String name, Span span, Span earlier) implements FormError {
    @Override
    public String title() {
      return "The variable `" + name + "` is bound twice by these patterns";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "bound again here"), new Label(earlier, "first bound here"));
    }

    @Override
    public String hint() {
      return "Use two names, and compare the values in the body if they should be equal.";
    }
  }

  /// A clause has more or fewer patterns than there are values to match.
  record WrongRowSize(int found, int expected, Span span) implements FormError {
    @Override
    public String title() {
      return "This clause has " + counted(found, "pattern") + " for " + counted(expected, "value");
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "Write one pattern for each value, separated by commas; `_` fits everything.";
    }

    private static String counted(int count, String what) {
      return count + " " + what + (count == 1 ? "" : "s");
    }
  }

  /// `introspect` of something that it does not know.
  record UnknownIntrospection(String key, List<String> known, Span span) implements FormError {
    public UnknownIntrospection {
      known = List.copyOf(known);
    }

    @Override
    public String title() {
      return "`introspect` does not know `" + key + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      List<String> near = Nearest.to(key, known);
      return near.isEmpty() ? "It knows " + String.join(", ", known) + "." : Nearest.question(near);
    }
  }

  /// No clause of an `introspect` fits.
  record NoIntrospectionClause(String key, String value, Span span) implements FormError {
    @Override
    public String title() {
      return "No clause of this `introspect` is for `" + value + "`, which is the " + key + " here";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "Add a clause `| " + value + " => …`, or `| default => …` for all others.";
    }
  }
}
