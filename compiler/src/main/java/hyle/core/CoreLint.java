package hyle.core;

import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
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
    OWNED,
    /// From the pass `derive` on.
    DERIVED;

    /// The stage of a program after `core`, which is the lowering, or after a pass.
    public static Stage after(String phase) {
      return switch (phase) {
        case "core" -> BEFORE_OWNERSHIP;
        case "linearise", "lend", "inline" -> OWNED;
        default -> DERIVED;
      };
    }

    private boolean hasOwnership() {
      return switch (this) {
        case BEFORE_OWNERSHIP -> false;
        case OWNED, DERIVED -> true;
      };
    }
  }

  private final Function function;
  private final Stage stage;
  private final List<String> violations;
  private final Borrowing borrowing;
  private final CoreTyping typing;
  private final Map<Integer, Variable> bound = new HashMap<>();
  /// The noemata from each loan that were bound so far.
  private final Map<Variable, BitSet> noemata = new HashMap<>();
  private final Set<Label> labels = new HashSet<>();
  private final Map<Label, Target> targets = new HashMap<>();

  /// The variables in scope at a point, and those of them that are owned and not used up.
  ///
  /// `returned` are the noemata whose loan has ended.
  private record State(BitSet scope, BitSet alive, BitSet returned) {
    State copy() {
      return new State((BitSet) scope.clone(), (BitSet) alive.clone(), (BitSet) returned.clone());
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
    if (entry == null || !entry.parameters().isEmpty() || entry.result().isOwned() || !entry.more().isEmpty()) {
      violations.add("the entry " + program.entry() + " is no function from nothing to a word");
    }
    Map<FunctionName, List<Type>> captures = new HashMap<>();
    for (Function function : program.functions().values()) {
      CoreLint lint = new CoreLint(program, function, stage, violations);
      lint.check();
      new CoreCells(program, captures, lint::violation).check(function);
    }
    return violations;
  }

  private void check() {
    State state = new State(new BitSet(), new BitSet(), new BitSet());
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
      step(statement.operation(), state);
    }
    typing.check(block.end());
    String end = block.end().getClass().getSimpleName();
    use(Operands.lookedAt(block.end()), Operands.usedUp(block.end()), end, state);
    end(block.end(), state);
  }

  private void step(Operation operation, State state) {
    switch (operation) {
      case Operation.EndBorrow(Variable loan) -> state.returned().or(noemata.getOrDefault(loan, new BitSet()));
      case Operation.Copy(Operand operand) -> derived(operand, "copied");
      case Operation.Discard(Variable operand) -> derived(operand, "discarded");
      case Operation.Primitive _, Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.StaticText _, Operation.Reinterpret _,
          Operation.Take _, Operation.Peek _, Operation.Allocate _, Operation.Free _, Operation.Build _, Operation.Borrow _,
          Operation.Describe _, Operation.CopyAs _, Operation.DiscardAs _, Operation.HoleOf _, Operation.Fill _ -> {}
    }
  }

  /// From `derive` on data types go by their functions, and what only the running program knows by words.
  private void derived(Operand operand, String what) {
    if (stage == Stage.DERIVED) {
      switch (operand.type() instanceof Type.Noema(Type of) ? of : operand.type()) {
        case Type.Data data -> violation(operand + " is " + what + " without a call of the function for " + data.name());
        case Type.Dynamic _ -> violation(operand + " is " + what + " without a word for its type");
        case Type.Immediate _, Type.Closure _, Type.Resource _, Type.Noema _, Type.Token _, Type.Hole _ -> {}
      }
    }
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
    if (alive.isEmpty() && stage.hasOwnership()) {
      violation("nothing jumps to " + label);
    }
    State after = new State(state.scope(), alive.orElse(state.alive()), state.returned());
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
    if (!stage.hasOwnership()) {
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
      } else {
        borrowing.loans(variable).forEach(loan -> noemata.computeIfAbsent(loan, _ -> new BitSet()).set(variable.number()));
      }
    }
  }

  private void use(List<Operand> lookedAt, List<Operand> usedUp, String user, State state) {
    lookedAt.forEach(operand -> look(operand, user, state));
    usedUp.stream().filter(operand -> !operand.type().isOwned()).forEach(operand -> look(operand, user, state));
    if (!stage.hasOwnership()) {
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
      if (state.returned().get(variable.number())) {
        violation(variable + " is used at " + user + ", after its loan has ended");
      }
      if (stage.hasOwnership()) {
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
    if (stage.hasOwnership()) {
      state.alive().stream().forEach(number -> violation(bound.get(number) + " is not used up at " + end.getClass().getSimpleName()));
    }
  }
}
