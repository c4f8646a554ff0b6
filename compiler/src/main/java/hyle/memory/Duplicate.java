package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Descriptor;
import hyle.core.Operands;
import hyle.report.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The body of a function once more, inside of another one: with variables and labels that are new there, and operands for its parameters.
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
      case End.Jump(Label label, List<Operand> passed) -> new End.Jump(labels.get(label), passed);
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
    return operand instanceof Variable variable ? operands.get(variable) : operand;
  }
}
