package hyle.memory;

import hyle.demand.Claim;
import hyle.demand.Demand;
import hyle.report.Diagnostic;
import hyle.report.Label;
import hyle.report.Severity;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// What can be wrong with what a certificate claims.
public sealed interface CertificateError extends Diagnostic {
  /// A claim that does not hold, or that nobody can tell to hold. `found` says what is so, `sites` lead to where it comes from.
  record BrokenCertificate(Demand demand, String found, List<Label> sites) implements CertificateError {
    @Override
    public String title() {
      return "`" + demand.name() + "` does not keep `" + demand.claim() + "`: " + found;
    }

    @Override
    public List<Label> labels() {
      List<Label> labels = new ArrayList<>(List.of(new Label(demand.place(), "demanded here")));
      labels.addAll(sites);
      return labels;
    }

    @Override
    public String hint() {
      return switch (demand.claim()) {
        case Claim.AtMost(Claim.Quantity quantity, _, Claim.Unit unit) ->
            switch (quantity) {
              case ALLOCS -> "Build where a cell of the same size was taken apart before, or demand what is so"
                  + (unit == Claim.Unit.CALL ? ": `allocs N per round` is about a round of a loop or recursion." : ".");
              case COPIES -> "Use the value once, or only borrow it with `let … on`, or demand what is so.";
            };
        case Claim.ConstantStack() ->
            "Make the recursive call the last one, or put its result only into a constructor that is returned, and call functions that are known.";
      };
    }
  }

  /// A certificate of a function that is not in the program, since nobody uses it at particular types.
  record UncheckedCertificate(Span place, String function) implements CertificateError {
    @Override
    public String title() {
      return "Nothing is known of this certificate, as `" + function + "` is not used here";
    }

    @Override
    public List<Label> labels() {
      return List.of(new Label(place, "holds for each type that the function is used with: there is none"));
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
