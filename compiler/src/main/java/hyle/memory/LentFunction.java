package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Writes a function that only looks at some of its parameters, and that lends where it can.
///
/// With no such parameters it is the function itself, in which only copies change.
final class LentFunction {
  private final Lend lend;
  private final Function function;
  private final Fresh fresh;
  /// The owned variables of the function that are noemata here.
  private final Set<Variable> lent;
  /// The tokens of cells that stay with their owner.
  private final Set<Variable> tokens = new HashSet<>();
  /// Noemata of noemata: their loans end nowhere.
  private final Set<Variable> lentOn = new HashSet<>();
  private final Map<Label, List<Variable>> joins = new HashMap<>();

  /// A call as it is written.
  private record Lending(FunctionName callee, List<Operand> operands) {}

  LentFunction(Lend lend, Function function, SortedSet<Integer> positions) {
    this.lend = lend;
    this.function = function;
    this.fresh = new Fresh(function);
    this.lent = LentVariables.of(function, positions, lend.worth(), lend.unchanging());
  }

  Function written(FunctionName name) {
    Block body = written(function.body());
    List<Variable> parameters = function.parameters().stream().map(this::noema).toList();
    return new Function(name, function.definition(), function.author(), parameters, function.result(), function.more(), body, function.span());
  }

  private Block written(Block block) {
    List<Statement> statements = new ArrayList<>();
    block.statements().forEach(statement -> statement(statement, statements));
    return new Block(statements, end(block.end(), statements));
  }

  private void statement(Statement statement, List<Statement> statements) {
    switch (statement.operation()) {
      case Operation.Take(Variable operand, Shape shape) when lent.contains(operand) -> lookInto(statement, noema(operand), shape, statements);
      case Operation.Free(Variable token) when tokens.contains(token) -> {}
      case Operation.Discard(Variable operand) when lent.contains(operand) -> {}
      case Operation.Borrow(Variable operand) when lent.contains(operand) -> {
        lentOn.addAll(statement.results());
        statements.add(new Statement(statement.results(), new Operation.Reinterpret(noema(operand)), statement.span()));
      }
      case Operation.EndBorrow(Variable operand) when lent.contains(operand) || lentOn.contains(operand) -> {}
      case Operation.Reinterpret(Variable operand) when lent.contains(operand) && lent.containsAll(statement.results()) ->
          statements.add(new Statement(statement.results().stream().map(this::noema).toList(), new Operation.Reinterpret(noema(operand)), statement.span()));
      case Operation.Copy(Operand operand) when lent.containsAll(statement.results()) -> {
        Operand source = seen(operand);
        Operation looking = source.type().isOwned() ? new Operation.Borrow(source) : new Operation.Reinterpret(source);
        statements.add(new Statement(statement.results().stream().map(this::noema).toList(), looking, statement.span()));
      }
      case Operation.Call(FunctionName callee, List<Operand> operands) -> {
        Lending lending = lending(callee, operands, statement.span(), statements);
        statements.add(new Statement(statement.results(), new Operation.Call(lending.callee(), lending.operands()), statement.span()));
      }
      case Operation.Take _, Operation.Free _, Operation.Discard _, Operation.Borrow _, Operation.EndBorrow _, Operation.Reinterpret _,
          Operation.Copy _, Operation.Primitive _, Operation.Apply _, Operation.Foreign _, Operation.StaticText _, Operation.Peek _,
          Operation.Allocate _, Operation.Build _, Operation.Describe _, Operation.CopyAs _, Operation.DiscardAs _, Operation.HoleOf _,
          Operation.Fill _ ->
          statements.add(
              new Statement(
                  statement.results(),
                  Operands.map(statement.operation(), operand -> owned(operand, statement.span(), statements), this::seen),
                  statement.span()));
    }
  }

  /// `fields…, token = take x` of a noema: its fields are looked at, and the cell stays.
  private void lookInto(Statement take, Variable operand, Shape shape, List<Statement> statements) {
    for (int field = 0; field < take.results().size(); field++) {
      Variable result = take.results().get(field);
      if (result.type() instanceof Type.Token) {
        tokens.add(result);
      } else {
        statements.add(new Statement(List.of(noema(result)), new Operation.Peek(operand, shape, field), take.span()));
      }
    }
  }

  private End end(End end, List<Statement> statements) {
    return switch (end) {
      case End.TailCall(FunctionName callee, List<Operand> operands, Span span) -> {
        Lending lending = lending(callee, operands, span, statements);
        yield new End.TailCall(lending.callee(), lending.operands(), span);
      }
      case End.Jump(Label label, List<Operand> operands) -> new End.Jump(label, jumping(operands, label, statements));
      case End.Join(Label label, List<Variable> parameters, Block continuation, Block body) -> {
        joins.put(label, parameters);
        Block first = written(body);
        yield new End.Join(label, parameters.stream().map(this::noema).toList(), written(continuation), first);
      }
      case End.Switch _ -> Blocks.mapUnder(Operands.map(end, this::seen), this::written);
      case End.Loop _ -> Blocks.mapUnder(Operands.map(end, operand -> owned(operand, function.span(), statements)), this::written);
      case End.Return _ -> Operands.map(end, operand -> owned(operand, function.span(), statements));
      case End.Unreachable _ -> end;
    };
  }

  /// The operands of a jump: noemata where the join takes them.
  private List<Operand> jumping(List<Operand> operands, Label label, List<Statement> statements) {
    List<Variable> parameters = joins.getOrDefault(label, List.of());
    List<Operand> written = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      boolean isLent = i < parameters.size() && lent.contains(parameters.get(i));
      written.add(isLent ? seen(operands.get(i)) : owned(operands.get(i), function.span(), statements));
    }
    return written;
  }

  /// A call of the version that looks at what can be lent; of the function itself, with copies, where there is none.
  private Lending lending(FunctionName callee, List<Operand> operands, Span span, List<Statement> statements) {
    SortedSet<Integer> positions = new TreeSet<>();
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) instanceof Variable variable && lent.contains(variable) && lend.worth().is(callee, i)) {
        positions.add(i);
      }
    }
    Optional<FunctionName> version = positions.isEmpty() ? Optional.empty() : lend.version(callee, positions);
    List<Operand> written = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      boolean isLent = version.isPresent() && positions.contains(i);
      written.add(isLent ? seen(operands.get(i)) : owned(operands.get(i), span, statements));
    }
    return new Lending(version.orElse(callee), written);
  }

  /// The operand where it is used up: a copy of what is only lent, as early in its block as may be, since behind it there may be a call that
  /// only constructors follow [M10].
  private Operand owned(Operand operand, Span span, List<Statement> statements) {
    if (!(operand instanceof Variable variable && lent.contains(variable))) {
      return operand;
    }
    Variable copy = fresh.variable(variable.hint(), variable.type());
    int at = statements.size();
    while (at > 0 && !statements.get(at - 1).results().contains(variable)) {
      at--;
    }
    statements.add(at, new Statement(List.of(copy), new Operation.Copy(noema(variable)), span));
    return copy;
  }

  private Operand seen(Operand operand) {
    return operand instanceof Variable variable ? noema(variable) : operand;
  }

  private Variable noema(Variable variable) {
    return lent.contains(variable) ? new Variable(variable.number(), variable.hint(), new Type.Noema(variable.type())) : variable;
  }
}
