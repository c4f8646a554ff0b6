package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Borrowing;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The owned variables of a function that become noemata where some of its parameters do: what is taken out of them, and what they are
/// handed on as. So do copies, where that is better, and where what they are of lives as long as what comes from them is used.
///
/// A parameter of a join is one if it always gets one.
final class LentVariables {
  private final Function function;
  private final List<Block> blocks;
  private final Unchanging unchanging;
  private final Borrowing borrowing;
  /// For each copy that is lent: the owned variables, and the loans, that must be there as long as what comes from it is used.
  private final Map<Variable, Set<Variable>> outlasting = new LinkedHashMap<>();

  private LentVariables(Function function, Unchanging unchanging) {
    this.function = function;
    this.blocks = Blocks.within(function.body());
    this.unchanging = unchanging;
    this.borrowing = Borrowing.of(function);
  }

  /// Those that come from one parameter.
  static Set<Variable> ofParameter(Function function, int position, Unchanging unchanging) {
    return new LentVariables(function, unchanging).from(Set.of(function.parameters().get(position)));
  }

  /// Those that come from the parameters at these positions, and from copies.
  static Set<Variable> of(Function function, Set<Integer> positions, WorthLending worth, Unchanging unchanging) {
    LentVariables found = new LentVariables(function, unchanging);
    Set<Variable> roots = new HashSet<>();
    positions.forEach(position -> roots.add(function.parameters().get(position)));
    Set<Variable> lent = found.from(roots);
    while (found.addCopies(roots, lent, worth)) {
      lent.addAll(found.from(roots));
    }
    return lent;
  }

  /// Adds the copies to the roots that had better be lent; false, if there is none.
  private boolean addCopies(Set<Variable> roots, Set<Variable> lent, WorthLending worth) {
    boolean isNew = false;
    Set<Variable> seen = new HashSet<>(lent);
    function.parameters().stream().filter(parameter -> parameter.type() instanceof Type.Noema).forEach(seen::add);
    for (Block block : blocks) {
      for (Statement statement : block.statements()) {
        if (statement.operation() instanceof Operation.Copy(Variable source)) {
          Variable copy = statement.results().getFirst();
          if (!lent.contains(copy) && isLendable(copy) && isWorthIt(copy, source, roots, seen, worth)) {
            isNew |= roots.add(copy);
          }
        }
        see(statement, seen);
      }
    }
    return isNew;
  }

  private boolean isWorthIt(Variable copy, Variable source, Set<Variable> roots, Set<Variable> seen, WorthLending worth) {
    Set<Variable> needed = new HashSet<>();
    if (!seen.contains(source)) {
      if (borrowing.owners(source).isEmpty()) {
        return false;
      }
      needed.addAll(borrowing.owners(source));
      needed.addAll(borrowing.loans(source));
    }
    Set<Variable> alone = from(Set.of(copy));
    if (!worth.gains(blocks, alone)) {
      return false;
    }
    Set<Variable> together = new HashSet<>(roots);
    together.add(copy);
    Map<Variable, Set<Variable>> all = new LinkedHashMap<>(outlasting);
    all.put(copy, needed);
    Map<Variable, Set<Variable>> changed = lengthensOthers(copy, source, roots, seen, alone) ? all : Map.of(copy, needed);
    if (!areOutlasted(changed, from(together), all.keySet(), worth.recursion(function.name()))) {
      return false;
    }
    outlasting.put(copy, needed);
    return true;
  }

  /// Whether what was lent before may be looked into for longer, if this copy is lent, too: it is looked into by the copy, or meets it in a join.
  private boolean lengthensOthers(Variable copy, Variable source, Set<Variable> roots, Set<Variable> seen, Set<Variable> alone) {
    Set<Variable> together = new HashSet<>(roots);
    together.add(copy);
    Set<Variable> meeting = from(together);
    meeting.removeAll(from(roots));
    return seen.contains(source) || !alone.containsAll(meeting) || outlasting.values().stream().anyMatch(needed -> !Collections.disjoint(needed, alone));
  }

  /// Whether what each of these copies needs is there as long as it is looked into. A noema that was a field would count as one of the value
  /// around it.
  private boolean areOutlasted(Map<Variable, Set<Variable>> copies, Set<Variable> lent, Set<Variable> allCopies, Recursion recursion) {
    return copies.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .allMatch(
            each -> {
              Set<Variable> lookers = lookers(each.getKey(), lent, allCopies);
              return !holdsNoemata(lookers) && new Lifetime(function, recursion, each.getValue(), lookers).isLongEnough();
            });
  }

  private boolean holdsNoemata(Set<Variable> lent) {
    return blocks.stream()
        .flatMap(block -> block.statements().stream())
        .filter(statement -> statement.operation() instanceof Operation.Take(Variable operand, _) && lent.contains(operand))
        .flatMap(take -> take.results().stream())
        .anyMatch(field -> field.type() instanceof Type.Noema);
  }

  /// What looks into a copy that is lent: what comes from it, noemata of that, and the copies of these that are lent in turn.
  private Set<Variable> lookers(Variable copy, Set<Variable> lent, Set<Variable> allCopies) {
    Set<Variable> lookers = new HashSet<>(Set.of(copy));
    Map<Label, List<Variable>> joins = new HashMap<>();
    int before;
    do {
      before = lookers.size();
      for (Block block : blocks) {
        for (Statement statement : block.statements()) {
          see(statement, lookers);
          follow(statement, lookers);
          if (statement.operation() instanceof Operation.Copy(Variable source) && lookers.contains(source)) {
            statement.results().stream().filter(allCopies::contains).forEach(lookers::add);
          }
        }
        switch (block.end()) {
          case End.Join(Label label, List<Variable> parameters, _, _) -> joins.put(label, parameters);
          case End.Jump(Label label, List<Operand> operands) when joins.containsKey(label) -> meet(joins.get(label), operands, lent, lookers);
          case End.Return _, End.TailCall _, End.Switch _, End.Loop _, End.Jump _, End.Unreachable _ -> {}
        }
      }
    } while (lookers.size() > before);
    return lookers;
  }

  private static void meet(List<Variable> parameters, List<Operand> operands, Set<Variable> lent, Set<Variable> lookers) {
    for (int i = 0; i < parameters.size(); i++) {
      Variable parameter = parameters.get(i);
      boolean isNoema = lent.contains(parameter) || parameter.type() instanceof Type.Noema;
      if (isNoema && operands.get(i) instanceof Variable variable && lookers.contains(variable)) {
        lookers.add(parameter);
      }
    }
  }

  /// What looks into what the function was lent was lent to it, too.
  private static void see(Statement statement, Set<Variable> seen) {
    boolean isSeen =
        switch (statement.operation()) {
          case Operation.Peek(Variable operand, _, _) -> seen.contains(operand);
          case Operation.Borrow(Variable operand) -> seen.contains(operand);
          case Operation.Reinterpret(Variable operand) -> seen.contains(operand) && operand.type() instanceof Type.Noema;
          case Operation.Take _, Operation.Reinterpret _, Operation.Primitive _, Operation.Call _, Operation.Apply _, Operation.Foreign _,
              Operation.StaticText _, Operation.Peek _, Operation.Allocate _, Operation.Free _, Operation.Build _, Operation.Borrow _,
              Operation.EndBorrow _, Operation.Copy _, Operation.Discard _, Operation.Describe _, Operation.CopyAs _,
              Operation.DiscardAs _, Operation.HoleOf _, Operation.Fill _ ->
              false;
        };
    if (isSeen) {
      seen.addAll(statement.results());
    }
  }

  /// Whether a value may be lent in place of a copy.
  boolean isLendable(Variable variable) {
    return isLendable(variable.type(), unchanging);
  }

  static boolean isLendable(Type type, Unchanging unchanging) {
    return switch (type) {
      case Type.Data _, Type.Resource _ -> unchanging.is(type);
      case Type.Immediate _, Type.Noema _, Type.Closure _, Type.Dynamic _, Type.Token _, Type.Hole _ -> false;
    };
  }

  /// What comes from some variables. What the joins get is assumed, and taken back where it does not hold, until all of it does: joins do
  /// not go round.
  private Set<Variable> from(Set<Variable> roots) {
    Set<Variable> refuted = new HashSet<>();
    while (true) {
      Set<Variable> lent = new HashSet<>(roots);
      Map<Label, List<Variable>> joins = new HashMap<>();
      int before = refuted.size();
      for (Block block : blocks) {
        block.statements().forEach(statement -> follow(statement, lent));
        switch (block.end()) {
          case End.Join(Label label, List<Variable> parameters, _, _) -> {
            joins.put(label, parameters);
            parameters.stream().filter(parameter -> mayBeLent(parameter) && !refuted.contains(parameter)).forEach(lent::add);
          }
          case End.Jump(Label label, List<Operand> operands) when joins.containsKey(label) -> refute(joins.get(label), operands, lent, refuted);
          case End.Return _, End.TailCall _, End.Switch _, End.Loop _, End.Jump _, End.Unreachable _ -> {}
        }
      }
      if (refuted.size() == before) {
        return lent;
      }
    }
  }

  private static void refute(List<Variable> parameters, List<Operand> operands, Set<Variable> lent, Set<Variable> refuted) {
    for (int i = 0; i < parameters.size(); i++) {
      if (lent.contains(parameters.get(i)) && !(operands.get(i) instanceof Variable variable && lent.contains(variable))) {
        refuted.add(parameters.get(i));
      }
    }
  }

  private void follow(Statement statement, Set<Variable> lent) {
    switch (statement.operation()) {
      case Operation.Take(Variable operand, _) when lent.contains(operand) -> statement.results().stream().filter(this::mayBeLent).forEach(lent::add);
      case Operation.Reinterpret(Variable operand) when lent.contains(operand) ->
          statement.results().stream().filter(this::mayBeLent).forEach(lent::add);
      case Operation.Take _, Operation.Reinterpret _, Operation.Primitive _, Operation.Call _, Operation.Apply _, Operation.Foreign _,
          Operation.StaticText _, Operation.Peek _, Operation.Allocate _, Operation.Free _, Operation.Build _, Operation.Borrow _,
          Operation.EndBorrow _, Operation.Copy _, Operation.Discard _, Operation.Describe _, Operation.CopyAs _, Operation.DiscardAs _,
          Operation.HoleOf _, Operation.Fill _ -> {}
    }
  }

  private boolean mayBeLent(Variable variable) {
    return variable.type().isOwned() && unchanging.is(variable.type());
  }
}
