package hyle.fault;

import static hyle.fault.CoreChange.a;
import static hyle.fault.CoreChange.operands;
import static hyle.fault.CoreChange.without;

import hyle.core.Core;
import hyle.core.Core.Constant;
import hyle.core.Core.End;
import hyle.core.Core.Operation;
import hyle.core.Core.Type;
import hyle.fault.Fault.Caught;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Faults of the pass `inline`: functions that are written where they are called.
final class InliningFaults {
  private static final String PAIR = "inlining.sorted-pair";
  private static final String ONLY = "inlining.only";

  private InliningFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "a function is written in with its operands exchanged",
            operands(PAIR, a(Operation.Primitive.class), CoreChange.swapped(0, 1)),
            Check.ORACLE, "3 2 1"),
        fault(
            "the result of a function that is written in is lost",
            CoreChange.endOperands(ONLY, isJumpOfVariable(), CoreChange.with(0, new Constant(0, Type.IMMEDIATE))),
            Check.ORACLE, "-2 \n-2"),
        fault(
            "a free is left out where a function is written in",
            without(ONLY, a(Operation.Free.class)),
            Check.LINT, "is not used up"),
        fault(
            "a function is written in twice",
            CoreChange.doubled(PAIR, a(Operation.Take.class)),
            Check.LINT, "bound twice"));
  }

  private static Predicate<End> isJumpOfVariable() {
    return end -> end instanceof End.Jump(_, var passed) && passed.getFirst() instanceof Core.Variable;
  }

  private static Fault fault(String name, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, "inline", "inlining", change, new Caught(by, words));
  }
}
