package hyle.resolve;

import hyle.report.Label;
import hyle.report.Nearest;
import hyle.report.Span;
import java.util.List;
import java.util.stream.Collectors;

/// The keys of an `of {…}` do not fit what it is for.
public sealed interface FieldError extends ResolveError {
  /// A key that is not among the parameters or fields.
  record UnknownField(String field, String owner, List<String> known, Span span) implements FieldError {
    public UnknownField {
      known = List.copyOf(known);
    }

    @Override
    public String title() {
      return "`" + owner + "` has no field or parameter called `" + field + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      List<String> near = Nearest.to(field, known);
      List<String> named = known.stream().filter(key -> !key.equals("_")).distinct().toList();
      if (!near.isEmpty() || named.isEmpty()) {
        return Nearest.question(near);
      }
      return "It has " + quoted(named) + ".";
    }
  }

  /// A call by keys leaves parameters out.
  record MissingField(List<String> fields, String owner, Span span) implements FieldError {
    public MissingField {
      fields = List.copyOf(fields);
    }

    @Override
    public String title() {
      return quoted(fields) + (fields.size() == 1 ? " is" : " are") + " missing in this call of `" + owner + "`";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, ""));
    }

    @Override
    public String hint() {
      return "A call by keys names every parameter, in any order.";
    }
  }

  /// A key is given twice.
  record DuplicateField(String field, Span span, Span earlier) implements FieldError {
    @Override
    public String title() {
      return "`" + field + "` is given twice";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(span, "given again here"), new Label(earlier, "first given here"));
    }

    @Override
    public String hint() {
      return "Keep one of the two.";
    }
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
