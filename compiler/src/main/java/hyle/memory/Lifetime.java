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
  private final Set<Variable> outlasting;
  private final Set<Variable> lookers;
  /// Whether some way to a label has used one up, or ended one.
  private final Map<Label, Boolean> gone = new HashMap<>();

  Lifetime(Function function, Set<Variable> outlasting, Set<Variable> lookers) {
    this.function = function;
    this.outlasting = outlasting;
    this.lookers = lookers;
  }

  boolean isLongEnough() {
    return lasts(function.body(), false);
  }

  private boolean lasts(Block block, boolean isGoneBefore) {
    boolean isGone = isGoneBefore;
    for (Statement statement : block.statements()) {
      Operation operation = statement.operation();
      isGone |= usesUp(operation);
      if (isGone && looks(operation) || isRecursion(operation) && looks(operation)) {
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
  private boolean isRecursion(Operation operation) {
    return operation instanceof Operation.Call(FunctionName callee, List<Operand> _) && callee.equals(function.name());
  }
}
