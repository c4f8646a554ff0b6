package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells to which parameters it is better to lend a value than to hand over a copy: those that the function takes apart or discards, or
/// hands on to such a one. What only goes into a new value, or to code that nobody knows, would be copied all the same.
final class WorthLending {
  private final Program program;
  private final Unchanging unchanging;
  private final Map<Position, Uses> uses = new HashMap<>();
  private final Map<Position, Boolean> decided = new HashMap<>();
  private final GoingFirst first;
  private final Map<FunctionName, Recursion> recursions = new HashMap<>();

  /// A parameter of a function.
  private record Position(FunctionName function, int parameter) {}

  /// What a function does with a parameter: whether it gains itself, and where it hands it on.
  private record Uses(boolean gains, Set<Position> handedOn) {}

  WorthLending(Program program, Unchanging unchanging) {
    this.program = program;
    this.unchanging = unchanging;
    this.first = new GoingFirst(program, unchanging);
    for (Set<FunctionName> members : new CallGraph(program).recursions()) {
      members.forEach(name -> recursions.put(name, new Recursion(members, first)));
    }
  }

  /// What a function calls and is called by: where such a call is the last one but for constructors, a copy may be worth more [M10].
  Recursion recursion(FunctionName function) {
    return recursions.getOrDefault(function, new Recursion(Set.of(), first));
  }

  boolean is(FunctionName function, int parameter) {
    return decided.computeIfAbsent(new Position(function, parameter), this::reachesGain);
  }

  private boolean reachesGain(Position start) {
    Set<Position> visited = new HashSet<>(Set.of(start));
    Deque<Position> pending = new ArrayDeque<>(visited);
    while (!pending.isEmpty()) {
      Uses next = uses.computeIfAbsent(pending.poll(), this::uses);
      if (next.gains()) {
        return true;
      }
      next.handedOn().stream().filter(visited::add).forEach(pending::add);
    }
    return false;
  }

  private Uses uses(Position position) {
    Function function = program.functions().get(position.function());
    if (!LentVariables.isLendable(function.parameters().get(position.parameter()).type(), unchanging)) {
      return new Uses(false, Set.of());
    }
    Set<Variable> lent = LentVariables.ofParameter(function, position.parameter(), unchanging);
    return uses(Blocks.within(function.body()), lent);
  }

  /// Whether something is gained where these variables are lent.
  boolean gains(List<Block> blocks, Set<Variable> lent) {
    Uses uses = uses(blocks, lent);
    return uses.gains() || uses.handedOn().stream().anyMatch(position -> is(position.function(), position.parameter()));
  }

  private static Uses uses(List<Block> blocks, Set<Variable> lent) {
    Set<Position> handedOn = new HashSet<>();
    boolean gains = false;
    for (Block block : blocks) {
      for (Statement statement : block.statements()) {
        gains |= gains(statement.operation(), lent, handedOn);
      }
      if (block.end() instanceof End.TailCall(FunctionName callee, List<Operand> operands, _)) {
        handOn(callee, operands, lent, handedOn);
      }
    }
    return new Uses(gains, handedOn);
  }

  private static boolean gains(Operation operation, Set<Variable> lent, Set<Position> handedOn) {
    return switch (operation) {
      case Operation.Take(Variable operand, _) -> lent.contains(operand);
      case Operation.Discard(Variable operand) -> lent.contains(operand);
      case Operation.Call(FunctionName callee, List<Operand> operands) -> {
        handOn(callee, operands, lent, handedOn);
        yield false;
      }
      case Operation.Take _, Operation.Reinterpret _, Operation.Primitive _, Operation.Apply _, Operation.Foreign _, Operation.StaticText _,
          Operation.Peek _, Operation.Allocate _, Operation.Free _, Operation.Build _, Operation.Borrow _, Operation.EndBorrow _,
          Operation.Copy _, Operation.Describe _, Operation.CopyAs _, Operation.DiscardAs _, Operation.HoleOf _, Operation.Fill _ ->
          false;
    };
  }

  private static void handOn(FunctionName callee, List<Operand> operands, Set<Variable> lent, Set<Position> handedOn) {
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) instanceof Variable variable && lent.contains(variable)) {
        handedOn.add(new Position(callee, i));
      }
    }
  }
}
