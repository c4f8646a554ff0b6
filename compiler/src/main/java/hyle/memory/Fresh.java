package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.Label;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import java.util.List;

/// Makes variables and labels that a function does not have yet.
final class Fresh {
  private int nextVariable;
  private int nextLabel;

  /// For a function that is made from nothing.
  Fresh() {}

  /// For additions to a function.
  Fresh(Function function) {
    bind(function.parameters());
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        bind(statement.results());
      }
      switch (block.end()) {
        case End.Join(Label label, List<Variable> parameters, _, _) -> bind(label, parameters);
        case End.Loop(Label label, List<Variable> parameters, _, _) -> bind(label, parameters);
        case End.Return _, End.TailCall _, End.Switch _, End.Jump _, End.Unreachable _ -> {}
      }
    }
  }

  Variable variable(String hint, Type type) {
    return new Variable(nextVariable++, hint, type);
  }

  Label label(String hint) {
    return new Label(nextLabel++, hint);
  }

  /// How many numbers of variables are taken: all are below.
  int variables() {
    return nextVariable;
  }

  private void bind(Label label, List<Variable> parameters) {
    nextLabel = Math.max(nextLabel, label.number() + 1);
    bind(parameters);
  }

  private void bind(List<Variable> variables) {
    variables.forEach(variable -> nextVariable = Math.max(nextVariable, variable.number() + 1));
  }
}
