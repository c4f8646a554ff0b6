package hyle.resolve;

import hyle.report.Label;
import hyle.report.Span;
import java.util.List;

/// A variable is used on another layer than the one it lives on [spec: layers].
public sealed interface LayerError extends ResolveError {
  /// The variable was bound at one layer and is used at another.
  record WrongLayer(String name, int boundAt, int usedAt, Span span, Span bound) implements LayerError {
    @Override
    public String title() {
      return "`" + name + "` lives at layer " + boundAt + " and cannot be used at layer " + usedAt;
    }

    @Override
    public List<Label> labels() {
      return List.of(
          new Label(span, "this place is at layer " + usedAt), new Label(bound, "bound here, at layer " + boundAt));
    }

    @Override
    public String hint() {
      return usedAt < boundAt
          ? "Let the box take it along: `box " + name + " {…}`, where `" + name + "` is of a type `&t` outside."
          : "Lend it to the value: `letbox … on " + name + " = …`, or use `letbox-T`, which stays at its layer.";
    }
  }

  /// A function uses a variable of a higher layer than its own, so it could carry it out of reach.
  record CaptureFromHigherLayer(String name, int variableLayer, int functionLayer, Span span, Span use, Span bound)
      implements LayerError {
    @Override
    public String title() {
      return "This function is at layer " + functionLayer + " and cannot hold `" + name + "`, which lives at layer "
          + variableLayer;
    }

    @Override
    public List<Label> labels() {
      return List.of(
          new Label(span, "a function at layer " + functionLayer),
          new Label(use, "`" + name + "` is used here"),
          new Label(bound, "bound here, at layer " + variableLayer));
    }

    @Override
    public String hint() {
      return "Use `" + name + "` before the function is made and let the function hold the result.";
    }
  }
}
