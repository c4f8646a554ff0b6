package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Descriptor;
import hyle.core.Operands;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The body of a function once more inside of another one, or a block of that one once more: with variables and labels that are new there,
/// and operands for the parameters.
///
/// What comes from another file has the place of the call: a function's lines are those of its own file.
final class Duplicate {
  private final Fresh fresh;
  private final Span call;
  private final Map<Variable, Operand> operands = new HashMap<>();
  private final Map<Label, Label> labels = new HashMap<>();

  private Duplicate(Fresh fresh, Span call) {
    this.fresh = fresh;
    this.call = call;
  }

  /// The body for these operands, which it uses as the function uses its parameters.
  static Block of(Function function, List<? extends Operand> operands, Span call, Fresh fresh) {
    Duplicate duplicate = new Duplicate(fresh, call);
    for (int i = 0; i < operands.size(); i++) {
      duplicate.operands.put(function.parameters().get(i), operands.get(i));
    }
    return duplicate.block(function.body());
  }

  /// A block of the function that `fresh` is about, with these operands for some of the variables that it uses.
  static Block of(Block block, Map<Variable, Operand> operands, Span span, Fresh fresh) {
    Duplicate duplicate = new Duplicate(fresh, span);
    duplicate.operands.putAll(operands);
    return duplicate.block(block);
  }

  /// Variables for operands, in the place of parameters that a body may take apart and discard: owned ones that are none get a name
  /// in one more statement.
  static List<Operand> named(List<Operand> operands, Span span, Fresh fresh, List<Statement> statements) {
    List<Operand> variables = new ArrayList<>();
    for (Operand operand : operands) {
      if (operand instanceof Variable || !operand.type().isOwned()) {
        variables.add(operand);
      } else {
        Variable variable = fresh.variable("argument", operand.type());
        statements.add(new Statement(List.of(variable), new Operation.Reinterpret(operand), span));
        variables.add(variable);
      }
    }
    return variables;
  }

  private Block block(Block block) {
    List<Statement> statements = block.statements().stream().map(this::statement).toList();
    return new Block(statements, end(block.end()));
  }

  private Statement statement(Statement statement) {
    var operation = Operands.map(statement.operation(), this::operand, this::operand);
    return new Statement(statement.results().stream().map(this::bound).toList(), operation, place(statement.span()));
  }

  private End end(End end) {
    return switch (Operands.map(end, this::operand)) {
      case End.Join(Label label, List<Variable> parameters, Block continuation, Block body) -> {
        Label renamed = bound(label);
        Block first = block(body);
        List<Variable> bound = parameters.stream().map(this::bound).toList();
        yield new End.Join(renamed, bound, block(continuation), first);
      }
      case End.Loop(Label label, List<Variable> parameters, List<Operand> initial, Block body) -> {
        Label renamed = bound(label);
        yield new End.Loop(renamed, parameters.stream().map(this::bound).toList(), initial, block(body));
      }
      case End.Jump(Label label, List<Operand> passed) -> new End.Jump(labels.getOrDefault(label, label), passed);
      case End.Switch choice -> Blocks.mapUnder(choice, this::block);
      case End.Return done -> done;
      case End.TailCall(FunctionName callee, List<Operand> passed, Span span) -> new End.TailCall(callee, passed, place(span));
      case End.Unreachable unreachable -> unreachable;
    };
  }

  private Span place(Span span) {
    return span.source().equals(call.source()) ? span : call;
  }

  private Label bound(Label label) {
    Label renamed = fresh.label(label.hint());
    labels.put(label, renamed);
    return renamed;
  }

  private Variable bound(Variable variable) {
    Variable renamed = fresh.variable(variable.hint(), type(variable.type()));
    operands.put(variable, renamed);
    return renamed;
  }

  /// The types of variables mention words of their function.
  private Type type(Type type) {
    return type.map(leaf -> leaf instanceof Descriptor.Held(Operand word) ? new Descriptor.Held(operand(word)) : leaf);
  }

  private Operand operand(Operand operand) {
    return operand instanceof Variable variable ? operands.getOrDefault(variable, variable) : operand;
  }
}
