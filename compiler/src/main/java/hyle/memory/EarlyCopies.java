package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Moves the copies of values whose copying can be seen to where the values are bound, or to the head of the branch [O5].
///
/// ```
/// let x = new() in print("a"); x1 = copy x; use(x1); use(x)   ~>   let x = new() in x1 = copy x; print("a"); use(x1); use(x)
/// ```
///
/// Sound because the value lives from its binder to the copy, unchanged; a copy is only moved back to where it is made for certain. What a
/// loan may change is another variable behind it [O8].
final class EarlyCopies {
  private final Observed observed;

  private EarlyCopies(Observed observed) {
    this.observed = observed;
  }

  /// The program after its copies were placed late.
  static Program run(Program program) {
    Observed observed = Observed.of(program);
    return observed.any() ? Passes.mapFunctions(program, new EarlyCopies(observed)::early) : program;
  }

  private Function early(Function function) {
    return function.withBody(headed(lifted(function.body())));
  }

  /// A block without the copies that go before it: those of variables from outside.
  private record Lifted(Block block, List<Statement> copies) {}

  private static Block headed(Lifted lifted) {
    return after(lifted.copies(), lifted.block());
  }

  private static Block after(List<Statement> before, Block block) {
    List<Statement> statements = new ArrayList<>(before);
    statements.addAll(block.statements());
    return new Block(statements, block.end());
  }

  /// Each statement is followed by the copies of what it binds; those of variables from outside are left over.
  private Lifted lifted(Block block) {
    List<Statement> outer = new ArrayList<>();
    List<List<Statement>> groups = new ArrayList<>();
    Map<Variable, List<Statement>> binders = new HashMap<>();
    for (Statement statement : block.statements()) {
      if (isMovable(statement.operation())) {
        binders.getOrDefault(source(statement), outer).add(statement);
      } else {
        List<Statement> group = new ArrayList<>(List.of(statement));
        groups.add(group);
        statement.results().forEach(variable -> binders.put(variable, group));
      }
    }
    List<Statement> ofEnd = new ArrayList<>();
    End end = lifted(block.end(), ofEnd);
    ofEnd.forEach(copy -> binders.getOrDefault(source(copy), outer).add(copy));
    return new Lifted(new Block(groups.stream().flatMap(List::stream).toList(), end), outer);
  }

  /// The copies of the variables, out of `copies`, in their order, to the end of `statements`.
  private static void moveOf(List<Variable> variables, List<Statement> copies, List<Statement> statements) {
    copies.stream().filter(copy -> variables.contains(source(copy))).forEach(statements::add);
    copies.removeIf(copy -> variables.contains(source(copy)));
  }

  private End lifted(End end, List<Statement> copies) {
    return switch (end) {
      case End.Return _, End.TailCall _, End.Jump _, End.Unreachable _ -> end;
      case End.Switch(Operand scrutinee, List<Case> cases) ->
          new End.Switch(scrutinee, cases.stream().map(each -> new Case(each.key(), headed(lifted(each.block())))).toList());
      case End.Loop(Label label, List<Variable> parameters, List<Operand> initial, Block body) ->
          new End.Loop(label, parameters, initial, headed(lifted(body)));
      case End.Join(Label label, List<Variable> parameters, Block continuation, Block body) -> {
        Lifted first = lifted(body);
        copies.addAll(first.copies());
        Lifted then = lifted(continuation);
        List<Statement> staying = new ArrayList<>();
        List<Statement> leaving = new ArrayList<>(then.copies());
        if (leadsOnlyTo(label, first.block())) {
          moveOf(parameters, leaving, staying);
          copies.addAll(leaving);
        } else {
          staying = leaving;
        }
        yield new End.Join(label, parameters, after(staying, then.block()), first.block());
      }
    };
  }

  /// Whether whatever way the body goes, it goes on at the label.
  private static boolean leadsOnlyTo(Label label, Block body) {
    Set<Label> inside = new HashSet<>(Set.of(label));
    for (Block block : Blocks.within(body)) {
      boolean stays =
          switch (block.end()) {
            case End.Join(Label inner, _, _, _) -> inside.add(inner);
            case End.Jump(Label target, _) -> inside.contains(target);
            case End.Switch _, End.Unreachable _ -> true;
            case End.Return _, End.TailCall _, End.Loop _ -> false;
          };
      if (!stays) {
        return false;
      }
    }
    return true;
  }

  private boolean isMovable(Operation operation) {
    return operation instanceof Operation.Copy(Variable source) && source.type().isOwned() && observed.is(source.type());
  }

  private static Variable source(Statement copy) {
    if (copy.operation() instanceof Operation.Copy(Variable source)) {
      return source;
    }
    throw new AssertionError("no copy of a variable: " + copy);
  }
}
