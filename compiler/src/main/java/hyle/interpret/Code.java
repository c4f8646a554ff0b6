package hyle.interpret;

import hyle.interpret.Plan.Block;
import hyle.interpret.Plan.Statement;
import hyle.interpret.Plan.Variable;
import java.util.List;
import java.util.function.Supplier;

/// The code of a function. It is planned when it is first called: a function may be mentioned in a place that no run reaches, and code that
/// mentions itself has no end.
final class Code {
  final String name;
  private final Supplier<Body> plan;
  private Body body;

  /// `entry` is what happens once the captured words and the arguments are there; `allocates` says whether it asks for stack memory.
  record Body(List<Variable> captures, List<Variable> parameters, List<Statement> entry, Block block, int variables, boolean allocates) {
    Body {
      captures = List.copyOf(captures);
      parameters = List.copyOf(parameters);
      entry = List.copyOf(entry);
    }
  }

  Code(String name, Supplier<Body> plan) {
    this.name = name;
    this.plan = plan;
  }

  synchronized Body body() {
    if (body == null) {
      body = plan.get();
    }
    return body;
  }

  @Override
  public String toString() {
    return name;
  }
}
