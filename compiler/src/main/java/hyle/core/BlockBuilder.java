package hyle.core;

import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Label;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Puts a block together statement by statement, over joins: what follows a join becomes its continuation.
final class BlockBuilder {
  /// What stood before a join, and the join whose continuation is being built.
  private record Opened(List<Statement> before, Label label, Variable result, Block body) {}

  private final VariableSupply supply;
  private final List<Opened> opened = new ArrayList<>();
  private List<Statement> statements = new ArrayList<>();
  private int computed;

  BlockBuilder(VariableSupply supply) {
    this.supply = supply;
  }

  /// A builder for a block inside the one being built: an arm, the body of a join.
  BlockBuilder inner() {
    return new BlockBuilder(supply);
  }

  Variable let(String hint, Type type, Operation operation, Span span) {
    Variable result = supply.variable(hint, type);
    add(new Statement(List.of(result), operation, span));
    return result;
  }

  void let(List<Variable> results, Operation operation, Span span) {
    add(new Statement(results, operation, span));
  }

  void run(Operation operation, Span span) {
    add(new Statement(List.of(), operation, span));
  }

  private void add(Statement statement) {
    statements.add(statement);
    computed += statement.operation() instanceof Operation.StaticText ? 0 : 1;
  }

  Variable variable(String hint, Type type) {
    return supply.variable(hint, type);
  }

  /// The same variable under the name that the user gives it, if it was only just made.
  Variable renamed(Variable variable, String name) {
    Variable renamed = new Variable(variable.number(), name, variable.type());
    if (!statements.isEmpty()) {
      Statement last = statements.getLast();
      if (last.results().equals(List.of(variable))) {
        statements.set(statements.size() - 1, new Statement(List.of(renamed), last.operation(), last.span()));
        return renamed;
      }
    } else if (!opened.isEmpty() && opened.getLast().result().equals(variable)) {
      Opened join = opened.removeLast();
      opened.add(new Opened(join.before(), join.label(), renamed, join.body()));
      return renamed;
    }
    return variable;
  }

  /// How many steps compute something so far; text literals do not [O16].
  int computed() {
    return computed;
  }

  /// A step that needs no code of its own.
  void compute() {
    computed++;
  }

  Label label(String hint) {
    return supply.label(hint);
  }

  /// Goes on where the jumps of `body` to the label lead, with the value that they bring.
  Variable join(String hint, Type type, Function<Label, Block> body) {
    Label label = supply.label("after");
    Block built = body.apply(label);
    Variable result = supply.variable(hint, type);
    opened.add(new Opened(statements, label, result, built));
    computed++;
    statements = new ArrayList<>();
    return result;
  }

  /// The whole block, ended by `end`.
  Block finish(End end) {
    Block block = new Block(statements, end);
    for (Opened join : opened.reversed()) {
      block = new Block(join.before(), new End.Join(join.label(), List.of(join.result()), block, join.body()));
    }
    return block;
  }
}
