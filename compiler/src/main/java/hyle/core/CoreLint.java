package hyle.core;

import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks the invariants of `Core`, each violation a sentence; a program without faults of ours has none.
///
/// One walk through each function with the set of variables that are owned and not yet used up. At a join the sets of all jumps must
/// agree:
/// the first jump declares the set, so the time is that of reading the program.
public final class CoreLint {
  /// How far a program is on its way.
  public enum Stage {
    /// As `Lowering` gives it: copies and discards are not there yet.
    BEFORE_OWNERSHIP,
    /// From the pass `linearise` on.
    OWNED
  }

  private final Function function;
  private final Stage stage;
  private final List<String> violations;
  private final Borrowing borrowing;
  private final CoreTyping typing;
  private final Map<Integer, Variable> bound = new HashMap<>();
  private final Set<Label> labels = new HashSet<>();
  private final Map<Label, Target> targets = new HashMap<>();

  /// The variables in scope at a point, and those of them that are owned and not used up.
  private record State(BitSet scope, BitSet alive) {
    State copy() {
      return new State((BitSet) scope.clone(), (BitSet) alive.clone());
    }
  }

  /// A place that jumps go to: its parameters, what was in scope outside of it, and what is alive at jumps to it, once one has told.
  private record Target(List<Variable> parameters, BitSet outside, Optional<BitSet> alive) {}

  private CoreLint(Program program, Function function, Stage stage, List<String> violations) {
    this.function = function;
    this.stage = stage;
    this.violations = violations;
    this.borrowing = Borrowing.of(function);
    this.typing = new CoreTyping(program, function, this::violation);
  }

  /// What is wrong with the program at this stage; empty if nothing is.
  public static List<String> check(Program program, Stage stage) {
    List<String> violations = new ArrayList<>();
    Function entry = program.functions().get(program.entry());
    if (entry == null || !entry.parameters().isEmpty() || entry.result().isOwned()) {
      violations.add("the entry " + program.entry() + " is no function from nothing to a word");
    }
    program.functions().values().forEach(function -> new CoreLint(program, function, stage, violations).check());
    return violations;
  }

  private void check() {
    State state = new State(new BitSet(), new BitSet());
    bind(function.parameters(), state);
    block(function.body(), state);
  }

  private void violation(String words) {
    violations.add(function.name() + ": " + words);
  }

  private void block(Block block, State state) {
    for (Statement statement : block.statements()) {
      typing.check(statement);
      use(Operands.lookedAt(statement.operation()), Operands.usedUp(statement.operation()), statement.operation().toString(), state);
      bind(statement.results(), state);
    }
    typing.check(block.end());
    String end = block.end().getClass().getSimpleName();
    use(Operands.lookedAt(block.end()), Operands.usedUp(block.end()), end, state);
    end(block.end(), state);
  }

  private void end(End end, State state) {
    switch (end) {
      case End.Return _, End.TailCall _ -> nothingLeft(state, end);
      case End.Unreachable _ -> {}
      case End.Jump(Label label, List<Operand> operands) -> jump(label, operands, state);
      case End.Switch(_, List<Case> cases) -> cases.forEach(each -> block(each.block(), state.copy()));
      case End.Join(Label label, List<Variable> parameters, Block continuation, Block body) ->
          join(label, parameters, continuation, body, state);
      case End.Loop(Label label, List<Variable> parameters, _, Block body) -> {
        open(label, new Target(parameters, (BitSet) state.scope().clone(), Optional.of((BitSet) state.alive().clone())));
        bind(parameters, state);
        block(body, state);
        targets.remove(label);
      }
    }
  }

  private void join(Label label, List<Variable> parameters, Block continuation, Block body, State state) {
    open(label, new Target(parameters, (BitSet) state.scope().clone(), Optional.empty()));
    block(body, state.copy());
    Optional<BitSet> alive = targets.remove(label).alive();
    if (alive.isEmpty() && stage == Stage.OWNED) {
      violation("nothing jumps to " + label);
    }
    State after = new State(state.scope(), alive.orElse(state.alive()));
    bind(parameters, after);
    block(continuation, after);
  }

  private void open(Label label, Target target) {
    targets.put(label, target);
    if (!labels.add(label)) {
      violation("the label " + label + " stands twice");
    }
  }

  private void jump(Label label, List<Operand> operands, State state) {
    Target target = targets.get(label);
    if (target == null) {
      violation("a jump to " + label + ", which is not around it");
      return;
    }
    typing.agree("the jump to " + label, operands, target.parameters().stream().map(Variable::type).toList());
    if (stage == Stage.BEFORE_OWNERSHIP) {
      targets.put(label, new Target(target.parameters(), target.outside(), Optional.of(state.alive())));
      return;
    }
    BitSet inner = (BitSet) state.alive().clone();
    inner.andNot(target.outside());
    inner.stream().forEach(number -> violation(bound.get(number) + " is not used up at the jump to " + label));
    if (target.alive().isEmpty()) {
      targets.put(label, new Target(target.parameters(), target.outside(), Optional.of((BitSet) state.alive().clone())));
      return;
    }
    BitSet different = (BitSet) state.alive().clone();
    different.xor(target.alive().get());
    different.and(target.outside());
    different.stream().forEach(number -> violation(bound.get(number) + " is used up on some ways to " + label + " but not on others"));
  }

  private void bind(List<Variable> variables, State state) {
    for (Variable variable : variables) {
      if (bound.put(variable.number(), variable) != null) {
        violation(variable + " is bound twice");
      }
      state.scope().set(variable.number());
      if (variable.type().isOwned()) {
        state.alive().set(variable.number());
      }
    }
  }

  private void use(List<Operand> lookedAt, List<Operand> usedUp, String user, State state) {
    lookedAt.forEach(operand -> look(operand, user, state));
    usedUp.stream().filter(operand -> !operand.type().isOwned()).forEach(operand -> look(operand, user, state));
    if (stage == Stage.BEFORE_OWNERSHIP) {
      usedUp.stream().filter(operand -> operand.type().isOwned()).forEach(operand -> look(operand, user, state));
      return;
    }
    List<Operand> owned = usedUp.stream().filter(operand -> operand.type().isOwned()).toList();
    for (Operand operand : owned) {
      look(operand, user, state);
      if (operand instanceof Variable variable) {
        state.alive().clear(variable.number());
      }
    }
    for (Operand lent : usedUp) {
      if (!lent.type().isOwned() && borrowing.owners(lent).stream().anyMatch(owned::contains)) {
        violation(lent + " is lent to " + user + ", which uses up its owner");
      }
    }
  }

  private void look(Operand operand, String user, State state) {
    if (operand instanceof Variable variable) {
      if (!state.scope().get(variable.number())) {
        violation(variable + " is not bound at " + user);
      } else if (!bound.get(variable.number()).type().equals(variable.type())) {
        violation(variable + " is bound with the type " + bound.get(variable.number()).type() + " but used with " + variable.type());
      }
      if (stage == Stage.OWNED) {
        for (Variable owner : borrowing.owners(variable)) {
          if (!state.alive().get(owner.number())) {
            violation(
                owner.equals(variable)
                    ? variable + " is used up already at " + user
                    : variable + " is a noema of " + owner + ", which is used up already at " + user);
          }
        }
      }
    }
  }

  private void nothingLeft(State state, End end) {
    if (stage == Stage.OWNED) {
      state.alive().stream().forEach(number -> violation(bound.get(number) + " is not used up at " + end.getClass().getSimpleName()));
    }
  }
}
