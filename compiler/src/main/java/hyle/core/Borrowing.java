package hyle.core;

import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import java.util.ArrayList;
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
public final class Borrowing {
  private final Map<Variable, Set<Variable>> owners = new HashMap<>();
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

  private void bind(Variable variable) {
    boundAt.put(variable, boundAt.size());
  }

  /// Blocks come in the order of the text, a join's body before its continuation: so operands are known before what is made of them.
  private void follow(Block block) {
    for (Statement statement : block.statements()) {
      statement.results().forEach(this::bind);
      for (Variable result : statement.results()) {
        if (isNoema(result)) {
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
        for (Variable owner : owners(operands.get(i))) {
          if (boundAt.getOrDefault(owner, Integer.MAX_VALUE) < entry.outside()) {
            owners.computeIfAbsent(parameter, _ -> new LinkedHashSet<>()).add(owner);
          }
        }
      }
    }
  }

  private void look(Variable noema, Operand operand) {
    List<Variable> found = new ArrayList<>(owners(operand));
    if (!found.isEmpty()) {
      owners.computeIfAbsent(noema, _ -> new LinkedHashSet<>()).addAll(found);
    }
  }

  private static boolean isNoema(Operand operand) {
    return switch (operand.type()) {
      case Type.Noema _ -> true;
      case Type.Immediate _, Type.Data _, Type.Dynamic _, Type.Closure _, Type.Resource _, Type.Token _, Type.Hole _ -> false;
    };
  }
}
