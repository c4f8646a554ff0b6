package hyle.doc;

import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Span;
import java.util.Arrays;
import java.util.List;

/// What is wrong with an example that the compiler has nothing against.
public sealed interface ExampleProblem extends Diagnostic {
  /// It has another value.
  record ExampleValue(Span expected, String found) implements ExampleProblem {
    private static final int LONGEST = 200;
    private static final int CONTEXT = 40;

    @Override
    public String title() {
      return "This example has another value";
    }

    @Override
    public List<Label> labels() {
      String wanted = expected.text();
      return List.of(new Label(expected, "expected " + (wanted.isEmpty() ? "nothing" : excerpt(wanted, found)) + ", found " + excerpt(found, wanted)));
    }

    /// All of a short text; of a long one the part where it begins to differ from the other.
    private static String excerpt(String text, String other) {
      if (text.length() <= LONGEST) {
        return text;
      }
      int same = Math.max(0, Arrays.mismatch(text.toCharArray(), other.toCharArray()));
      int start = Math.clamp(same - CONTEXT, 0, text.length() - CONTEXT);
      int end = Math.min(text.length(), start + LONGEST);
      return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
    }

    @Override
    public String hint() {
      return "";
    }
  }

  /// It ends the program, which said `message` last.
  record ExampleStops(Span place, int exitCode, String message) implements ExampleProblem {
    @Override
    public String title() {
      return "This example ends the program with exit code " + exitCode;
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, message));
    }

    @Override
    public String hint() {
      return "An example has a value. Say in prose when a function stops the program.";
    }
  }

  /// Values of its type have no text.
  record ExampleNotShown(Span place, String type) implements ExampleProblem {
    @Override
    public String title() {
      return "The value of this example cannot be shown";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "it is of type `" + type + "`"));
    }

    @Override
    public String hint() {
      return "Shown are numbers, runes, texts, and data of these; not functions, resources and addresses.";
    }
  }

  /// Code stands behind the last arrow of its block.
  record ExampleWithoutValue(Span place) implements ExampleProblem {
    @Override
    public String title() {
      return "This example has no value";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }

    @Override
    public String hint() {
      return "Write ` → ` and the value behind it, or an empty line of prose between it and the examples above.";
    }
  }

  /// It takes cells and does not give them back.
  record ExampleLeaks(Span place, long cells) implements ExampleProblem {
    @Override
    public String title() {
      return "This example leaves memory behind";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "takes " + cells + (cells == 1 ? " cell" : " cells") + " more than it frees"));
    }

    @Override
    public String hint() {
      return "Memory that a function gives out must be given back by the example.";
    }
  }
}
