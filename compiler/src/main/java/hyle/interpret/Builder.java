package hyle.interpret;

import hyle.interpret.Plan.Block;
import hyle.interpret.Plan.Kind;
import hyle.interpret.Plan.Operation;
import hyle.interpret.Plan.Statement;
import hyle.interpret.Plan.Variable;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// Puts the steps of a block together.
final class Builder {
  private final List<Variable> variables;
  private final List<Statement> statements = new ArrayList<>();
  private int computed;

  /// `variables` are those of the code so far.
  Builder(List<Variable> variables) {
    this.variables = variables;
  }

  Builder inner() {
    return new Builder(variables);
  }

  Variable variable(String name, Kind kind) {
    Variable variable = new Variable(variables.size(), name, kind);
    variables.add(variable);
    return variable;
  }

  /// A variable for the result of a step.
  Variable let(String name, Kind kind, Operation operation, Span span) {
    Variable result = variable(name, kind);
    let(List.of(result), operation, span);
    return result;
  }

  void let(List<Variable> results, Operation operation, Span span) {
    statements.add(new Statement(results, operation, span));
    computed += isLiteral(operation) ? 0 : 1;
  }

  private static boolean isLiteral(Operation operation) {
    return operation instanceof Operation.StaticText || operation instanceof Operation.MakeType || operation instanceof Operation.MakeTypeFunction;
  }

  /// How many steps compute something: literals and types do not.
  int computed() {
    return computed;
  }

  /// A step that does nothing.
  void compute() {
    computed++;
  }

  /// The steps so far.
  List<Statement> statements() {
    return List.copyOf(statements);
  }

  /// The block that ends with a step; a call whose result only got a name before is that step [M9].
  Block finish(Operation last, Span span) {
    if (!statements.isEmpty() && last instanceof Operation.Move(Variable result)) {
      Statement before = statements.getLast();
      if (before.results().equals(List.of(result)) && isCall(before.operation())) {
        return new Block(statements.subList(0, statements.size() - 1), before.operation(), before.span());
      }
    }
    return new Block(statements, last, span);
  }

  private static boolean isCall(Operation operation) {
    return operation instanceof Operation.CallDefinition
        || operation instanceof Operation.CallCode
        || operation instanceof Operation.Apply
        || operation instanceof Operation.Branch;
  }
}
