package hyle.core;

import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which owned variables of a function each of its noemata looks into.
///
/// `n = borrow x` and `n = peek x.i` look into x; any other noema looks into whatever the noemata that it was made from do. A noema
/// that comes as a parameter of the function looks into nothing that the function owns. What flows into a join's parameter is followed
/// if it is bound outside of the join; what flows round a loop is not: there `EndBorrow` keeps the owner.
///
/// The same way it is followed which loans a noema comes from: the noemata that `Borrow` gave.
public final class Borrowing {
  private final Map<Variable, Set<Variable>> owners = new HashMap<>();
  private final Map<Variable, Set<Variable>> loans = new HashMap<>();
  private final Map<Variable, Integer> boundAt = new HashMap<>();
  private final Map<Label, Entry> entries = new HashMap<>();

  /// The parameters of a label, and how many variables were bound outside of it.
  private record Entry(List<Variable> parameters, int outside) {}

  private Borrowing() {}

  /// Follows the noemata of a function.
  public static Borrowing of(Core.Function function) {
    Borrowing borrowing = new Borrowing();
    function.parameters().forEach(borrowing::bind);
    Blocks.within(function.body()).forEach(borrowing::follow);
    return borrowing;
  }

  /// The owned variables that must live while `operand` is looked at or used up: itself if owned, its owners if a noema.
  public Set<Variable> owners(Operand operand) {
    return switch (operand) {
      case Variable variable when variable.type().isOwned() -> Set.of(variable);
      case Variable variable -> owners.getOrDefault(variable, Set.of());
      case Core.Constant _, Core.Code _ -> Set.of();
    };
  }

  /// The noemata that `operand`, a noema, was made from by `Borrow`: itself, if it is one.
  public Set<Variable> loans(Operand operand) {
    return operand instanceof Variable variable ? loans.getOrDefault(variable, Set.of()) : Set.of();
  }

  private void bind(Variable variable) {
    boundAt.put(variable, boundAt.size());
  }

  /// Blocks come in the order of the text, a join's body before its continuation: so operands are known before what is made of them.
  private void follow(Block block) {
    for (Statement statement : block.statements()) {
      statement.results().forEach(this::bind);
      for (Variable result : statement.results()) {
        if (isNoema(result)) {
          if (statement.operation() instanceof Operation.Borrow) {
            loans.put(result, Set.of(result));
          }
          Operands.lookedAt(statement.operation()).forEach(operand -> look(result, operand));
          Operands.usedUp(statement.operation()).stream().filter(Borrowing::isNoema).forEach(operand -> look(result, operand));
        }
      }
    }
    switch (block.end()) {
      case End.Join(Label label, List<Variable> parameters, _, _) -> {
        entries.put(label, new Entry(parameters, boundAt.size()));
        parameters.forEach(this::bind);
      }
      case End.Loop(_, List<Variable> parameters, List<Operand> initial, _) -> {
        parameters.forEach(this::bind);
        for (int i = 0; i < parameters.size(); i++) {
          if (isNoema(parameters.get(i))) {
            look(parameters.get(i), initial.get(i));
          }
        }
      }
      case End.Jump(Label label, List<Operand> operands) when entries.containsKey(label) -> flow(entries.get(label), operands);
      case End.Return _, End.TailCall _, End.Switch _, End.Jump _, End.Unreachable _ -> {}
    }
  }

  private void flow(Entry entry, List<Operand> operands) {
    for (int i = 0; i < entry.parameters().size() && i < operands.size(); i++) {
      Variable parameter = entry.parameters().get(i);
      if (isNoema(parameter)) {
        add(owners, parameter, outside(entry, owners(operands.get(i))));
        add(loans, parameter, outside(entry, loans(operands.get(i))));
      }
    }
  }

  private List<Variable> outside(Entry entry, Set<Variable> variables) {
    return variables.stream().filter(variable -> boundAt.getOrDefault(variable, Integer.MAX_VALUE) < entry.outside()).toList();
  }

  private void look(Variable noema, Operand operand) {
    add(owners, noema, List.copyOf(owners(operand)));
    add(loans, noema, List.copyOf(loans(operand)));
  }

  private static void add(Map<Variable, Set<Variable>> found, Variable noema, List<Variable> more) {
    if (!more.isEmpty()) {
      found.computeIfAbsent(noema, _ -> new LinkedHashSet<>()).addAll(more);
    }
  }

  private static boolean isNoema(Operand operand) {
    return switch (operand.type()) {
      case Type.Noema _ -> true;
      case Type.Immediate _, Type.Data _, Type.Dynamic _, Type.Closure _, Type.Resource _, Type.Token _, Type.Hole _ -> false;
    };
  }
}
