package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Borrowing;
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
/// With no such parameters it is the function itself, in which only copies that a call would use up change.
final class LentFunction {
  private final Lend lend;
  private final Function function;
  private final Fresh fresh;
  private final Borrowing borrowing;
  /// The owned variables of the function that are noemata here.
  private final Set<Variable> lent;
  /// The tokens of cells that stay with their owner.
  private final Set<Variable> tokens = new HashSet<>();
  /// Noemata of noemata: their loans end nowhere.
  private final Set<Variable> lentOn = new HashSet<>();
  /// What stands for the copies that are not made.
  private final Map<Variable, Loan> instead = new HashMap<>();
  private final Map<Label, List<Variable>> joins = new HashMap<>();

  /// What a call looks at in place of a copy. It is ours if the loan is made for the call, and ends with it.
  private record Loan(Variable noema, boolean isOurs) {}

  /// A call as it is written, and the loans that end after it.
  private record Lending(FunctionName callee, List<Operand> operands, List<Variable> ending) {}

  LentFunction(Lend lend, Function function, SortedSet<Integer> positions) {
    this.lend = lend;
    this.function = function;
    this.fresh = new Fresh(function);
    this.borrowing = Borrowing.of(function);
    this.lent = LentVariables.of(function, positions, lend.worth(), lend.unchanging());
  }

  Function written(FunctionName name) {
    Block body = written(function.body());
    List<Variable> parameters = function.parameters().stream().map(this::noema).toList();
    return new Function(name, function.definition(), function.author(), parameters, function.result(), body, function.span());
  }

  private Block written(Block block) {
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < block.statements().size(); i++) {
      statement(block, i, statements);
    }
    return new Block(statements, end(block.end(), statements));
  }

  private void statement(Block block, int index, List<Statement> statements) {
    Statement statement = block.statements().get(index);
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
      case Operation.Copy(Operand operand) when lent.containsAll(statement.results()) ->
          statements.add(new Statement(statement.results().stream().map(this::noema).toList(), new Operation.Reinterpret(seen(operand)), statement.span()));
      case Operation.Copy(Operand operand) when isLentLater(block, index) -> lendLater(statement, operand, statements);
      case Operation.Call(FunctionName callee, List<Operand> operands) -> {
        Lending lending = lending(callee, operands, statement.span(), statements);
        statements.add(new Statement(statement.results(), new Operation.Call(lending.callee(), lending.operands()), statement.span()));
        lending.ending().forEach(loan -> statements.add(new Statement(List.of(), new Operation.EndBorrow(loan), statement.span())));
      }
      case Operation operation ->
          statements.add(
              new Statement(
                  statement.results(),
                  Operands.map(operation, operand -> owned(operand, statement.span(), statements), this::seen),
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

  /// Whether the copy that a statement makes is used up by a call in its block that had better look at the original. A call of the
  /// function itself, behind which its loan would end, is left as it is: only constructors may follow it [M10].
  private boolean isLentLater(Block block, int index) {
    Variable copy = block.statements().get(index).results().getFirst();
    if (!(Operands.lookedAt(block.statements().get(index).operation()).getFirst() instanceof Variable source)) {
      return false;
    }
    Set<Variable> owners = new HashSet<>(borrowing.owners(source));
    owners.removeAll(lent);
    for (Statement later : block.statements().subList(index + 1, block.statements().size())) {
      List<Operand> usedUp = Operands.usedUp(later.operation());
      if (usedUp.contains(copy) || Operands.lookedAt(later.operation()).contains(copy)) {
        return later.operation() instanceof Operation.Call(FunctionName callee, List<Operand> operands)
            && isLentTo(callee, operands, copy)
            && (owners.isEmpty() || !callee.equals(function.name()))
            && usedUp.stream().noneMatch(owners::contains);
      }
      if (usedUp.stream().anyMatch(owners::contains) || later.operation() instanceof Operation.EndBorrow(Variable loan) && isOf(source, loan)) {
        return false;
      }
    }
    return block.end() instanceof End.TailCall(FunctionName callee, List<Operand> operands, _)
        && isLentTo(callee, operands, copy)
        && owners.isEmpty();
  }

  private boolean isOf(Variable noema, Variable loan) {
    return borrowing.loans(noema).contains(loan);
  }

  private boolean isLentTo(FunctionName callee, List<Operand> operands, Variable copy) {
    return lend.worth().is(callee, operands.indexOf(copy));
  }

  private void lendLater(Statement copy, Operand source, List<Statement> statements) {
    Variable result = copy.results().getFirst();
    Operand seen = seen(source);
    if (seen instanceof Variable noema && noema.type() instanceof Type.Noema) {
      instead.put(result, new Loan(noema, false));
      return;
    }
    Variable noema = fresh.variable(result.hint(), new Type.Noema(result.type()));
    statements.add(new Statement(List.of(noema), new Operation.Borrow(seen), copy.span()));
    instead.put(result, new Loan(noema, true));
  }

  /// A call of the version that looks at what can be lent; of the function itself, with copies, where there is none.
  private Lending lending(FunctionName callee, List<Operand> operands, Span span, List<Statement> statements) {
    SortedSet<Integer> positions = new TreeSet<>();
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) instanceof Variable variable && isLent(variable, callee, i)) {
        positions.add(i);
      }
    }
    Optional<FunctionName> version = positions.isEmpty() ? Optional.empty() : lend.version(callee, positions);
    List<Operand> written = new ArrayList<>();
    List<Variable> ending = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Operand operand = operands.get(i);
      Optional<Loan> loan = loan(operand);
      boolean isLent = version.isPresent() && positions.contains(i);
      written.add(isLent ? loan.<Operand>map(Loan::noema).orElseGet(() -> seen(operand)) : owned(operand, span, statements));
      loan.filter(Loan::isOurs).map(Loan::noema).ifPresent(ending::add);
    }
    return new Lending(version.orElse(callee), written, ending);
  }

  private Optional<Loan> loan(Operand operand) {
    return operand instanceof Variable variable ? Optional.ofNullable(instead.get(variable)) : Optional.empty();
  }

  private boolean isLent(Variable operand, FunctionName callee, int position) {
    return instead.containsKey(operand) || lent.contains(operand) && lend.worth().is(callee, position);
  }

  /// The operand where it is used up: a copy of what is only lent.
  private Operand owned(Operand operand, Span span, List<Statement> statements) {
    if (!(operand instanceof Variable variable)) {
      return operand;
    }
    if (instead.containsKey(variable)) {
      early(variable, instead.get(variable).noema(), span, statements);
      return variable;
    }
    if (!lent.contains(variable)) {
      return variable;
    }
    Variable copy = fresh.variable(variable.hint(), variable.type());
    early(copy, noema(variable), span, statements);
    return copy;
  }

  /// A copy as early in its block as may be: behind it there may be a call that only constructors follow [M10].
  private static void early(Variable copy, Variable noema, Span span, List<Statement> statements) {
    int at = statements.size();
    while (at > 0 && !statements.get(at - 1).results().contains(noema)) {
      at--;
    }
    statements.add(at, new Statement(List.of(copy), new Operation.Copy(noema), span));
  }

  private Operand seen(Operand operand) {
    return operand instanceof Variable variable ? noema(variable) : operand;
  }

  private Variable noema(Variable variable) {
    return lent.contains(variable) ? new Variable(variable.number(), variable.hint(), new Type.Noema(variable.type())) : variable;
  }
}
