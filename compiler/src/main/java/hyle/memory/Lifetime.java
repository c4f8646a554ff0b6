package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether owned variables live, and loans last, as long as others are used that would look into them.
final class Lifetime {
  private final Function function;
  private final Recursion recursion;
  private final Set<Variable> outlasting;
  private final Set<Variable> lookers;
  /// Whether some way to a label has used one up, or ended one.
  private final Map<Label, Boolean> gone = new HashMap<>();

  /// In a function of a `recursion`.
  Lifetime(Function function, Recursion recursion, Set<Variable> outlasting, Set<Variable> lookers) {
    this.function = function;
    this.recursion = recursion;
    this.outlasting = outlasting;
    this.lookers = lookers;
  }

  boolean isLongEnough() {
    return lasts(function.body(), false);
  }

  private boolean lasts(Block block, boolean isGoneBefore) {
    boolean isGone = isGoneBefore;
    for (int at = 0; at < block.statements().size(); at++) {
      Operation operation = block.statements().get(at).operation();
      isGone |= usesUp(operation);
      if (looks(operation) && (isGone || isSelfCall(operation) || mayBeLast(block, at))) {
        return false;
      }
    }
    return lasts(block.end(), isGone);
  }

  private boolean lasts(End end, boolean isGoneBefore) {
    boolean isGone = isGoneBefore || Operands.usedUp(end).stream().anyMatch(outlasting::contains);
    boolean looks = Operands.usedUp(end).stream().anyMatch(this::looks) || Operands.lookedAt(end).stream().anyMatch(this::looks);
    if (isGone && looks || end instanceof End.TailCall && looks) {
      return false;
    }
    return switch (end) {
      case End.Join(Label label, _, Block continuation, Block body) -> {
        gone.put(label, false);
        yield lasts(body, isGone) && lasts(continuation, gone.get(label));
      }
      case End.Jump(Label label, _) -> {
        gone.merge(label, isGone, Boolean::logicalOr);
        yield true;
      }
      case End.Switch _, End.Loop _, End.Return _, End.TailCall _, End.Unreachable _ ->
          Blocks.under(end).stream().allMatch(inner -> lasts(inner, isGone));
    };
  }

  private boolean usesUp(Operation operation) {
    return Operands.usedUp(operation).stream().anyMatch(outlasting::contains)
        || operation instanceof Operation.EndBorrow(Variable loan) && outlasting.contains(loan);
  }

  private boolean looks(Operation operation) {
    return Operands.usedUp(operation).stream().anyMatch(this::looks) || Operands.lookedAt(operation).stream().anyMatch(this::looks);
  }

  private boolean looks(Operand operand) {
    return operand instanceof Variable variable && lookers.contains(variable);
  }

  /// A call of the function to itself had better not look at what must be used up behind it: it may be the last but for constructors [M10].
  private boolean isSelfCall(Operation operation) {
    return operation instanceof Operation.Call(FunctionName callee, _) && callee.equals(function.name());
  }

  /// Neither had a call of another function of the recursion, where nothing looks at its result and all that follows can go before it.
  private boolean mayBeLast(Block block, int at) {
    Statement call = block.statements().get(at);
    return call.operation() instanceof Operation.Call(FunctionName callee, _)
        && recursion.members().contains(callee)
        && call.results().getFirst().type().isOwned()
        && !Operands.lookedAt(block.end()).contains(call.results().getFirst())
        && block.statements().subList(at + 1, block.statements().size()).stream().allMatch(next -> canGoBefore(next.operation(), call));
  }

  private boolean canGoBefore(Operation operation, Statement call) {
    boolean opensResult = operation instanceof Operation.Take(Operand operand, _) && call.results().contains(operand);
    return !opensResult && !Operands.lookedAt(operation).contains(call.results().getFirst()) && recursion.first().can(operation);
  }
}
