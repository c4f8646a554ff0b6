package hyle.jvm;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.Code;
import hyle.core.Core.Constant;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import java.util.List;
import java.util.function.UnaryOperator;

/// Moves the numbers of a function's variables and labels up, so that its body can stand beside another one.
record Renaming(int variables, int labels) {
  /// The first numbers above all that a function uses.
  static Renaming above(Function function, Renaming start) {
    int variables = start.variables();
    int labels = start.labels();
    for (Variable parameter : function.parameters()) {
      variables = Math.max(variables, parameter.number() + 1);
    }
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        for (Variable result : statement.results()) {
          variables = Math.max(variables, result.number() + 1);
        }
      }
      switch (block.end()) {
        case End.Join(Label label, List<Variable> parameters, _, _) -> {
          variables = Math.max(variables, above(parameters));
          labels = Math.max(labels, label.number() + 1);
        }
        case End.Loop(Label label, List<Variable> parameters, _, _) -> {
          variables = Math.max(variables, above(parameters));
          labels = Math.max(labels, label.number() + 1);
        }
        case End.Return _, End.TailCall _, End.Switch _, End.Jump _, End.Unreachable _ -> {}
      }
    }
    return new Renaming(variables, labels);
  }

  Variable of(Variable variable) {
    return new Variable(variable.number() + variables, variable.hint(), variable.type());
  }

  List<Variable> of(List<Variable> renamed) {
    return renamed.stream().map(this::of).toList();
  }

  Block of(Block block) {
    UnaryOperator<Operand> rename = this::of;
    List<Statement> statements =
        block.statements().stream()
            .map(
                statement ->
                    new Statement(of(statement.results()), Operands.map(statement.operation(), rename, rename), statement.span()))
            .toList();
    return new Block(statements, withLabels(Operands.map(Blocks.mapUnder(block.end(), this::of), rename)));
  }

  private Operand of(Operand operand) {
    return switch (operand) {
      case Variable variable -> of(variable);
      case Constant _, Code _ -> operand;
    };
  }

  private End withLabels(End end) {
    return switch (end) {
      case End.Join(Label label, List<Variable> parameters, Block continuation, Block body) ->
          new End.Join(of(label), of(parameters), continuation, body);
      case End.Loop(Label label, List<Variable> parameters, List<Operand> initial, Block body) ->
          new End.Loop(of(label), of(parameters), initial, body);
      case End.Jump(Label label, List<Operand> operands) -> new End.Jump(of(label), operands);
      case End.Return _, End.TailCall _, End.Switch _, End.Unreachable _ -> end;
    };
  }

  private Label of(Label label) {
    return new Label(label.number() + labels, label.hint());
  }

  private static int above(List<Variable> variables) {
    return variables.stream().mapToInt(variable -> variable.number() + 1).max().orElse(0);
  }
}
