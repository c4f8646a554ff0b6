package hyle.core;

import hyle.check.Typed;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Type;
import hyle.report.Span;
import java.util.List;

/// What lowering a call or a match leaves to do, when the place that it stands in decides how: as the last thing, or with more to come.
sealed interface Step {
  /// Nothing: the meaning is there.
  record Done(Meaning meaning, Scope scope, Span span) implements Step {}

  /// A call of a function of the program.
  ///
  /// It gives a `result`, which its place sees as a value of the type `seen`.
  record Direct(FunctionName function, List<Operand> operands, Type result, Type seen, Span span) implements Step {
    public Direct {
      operands = List.copyOf(operands);
    }
  }

  /// The body of the one clause that matches.
  record Continue(Typed.Expression body, Scope scope) implements Step {}

  /// The body of a function that is expanded; `name` is what the user calls it.
  record Expand(String name, Typed.Expression body, Scope scope) implements Step {}

  /// Tests and several clauses.
  record Branch(MatchPlan plan, Type result) implements Step {}
}
