package hyle.demand;

import hyle.report.Label;
import hyle.report.Nearest;
import hyle.report.Span;
import java.util.List;

/// What can be wrong with how a certificate is written.
public sealed interface DemandError extends hyle.report.Diagnostic {
  /// Something behind `hyle:` that says nothing.
  record UnknownClaim(Span place, String words) implements DemandError {
    private static final List<String> CLAIMS = List.of("allocs", "copies", "stack constant");

    @Override
    public String title() {
      return words.isEmpty() ? "This certificate claims nothing" : "`" + words + "` is no claim that a certificate can make";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, ""));
    }

    @Override
    public String hint() {
      String question = Nearest.question(Nearest.to(words.replaceAll(" *[0-9].*", ""), CLAIMS));
      return (question.isEmpty() ? "" : question + " ")
          + "A certificate is `// hyle:` and claims with commas between them: `allocs N`, `copies N`, `allocs N per round`, "
          + "`copies N per round`, `stack constant`.";
    }
  }

  /// A certificate of nothing that could keep it. `under` is the other definition that it stands above, or its own place.
  record StrayCertificate(Span place, Span under) implements DemandError {
    @Override
    public String title() {
      return "This certificate belongs to no function";
    }

    @Override
    public List<Label> labels() {
      return place.equals(under)
          ? List.of(new Label(place, "no `define` stands directly under this"))
          : List.of(new Label(place, "demanded here"), new Label(under, "this has no calls of its own to count for"));
    }

    @Override
    public String hint() {
      return place.equals(under)
          ? "Write it in a line of its own directly above `define`."
          : "An `inline` function is a part of those that call it, and other definitions do nothing by themselves: demand it of a `define`.";
    }
  }
}
