package hyle.fault;

import static hyle.fault.CoreChange.a;
import static hyle.fault.CoreChange.callOf;
import static hyle.fault.CoreChange.from;
import static hyle.fault.CoreChange.operands;
import static hyle.fault.CoreChange.operation;

import hyle.core.Core;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.fault.Fault.Caught;
import java.util.List;
import java.util.function.UnaryOperator;

/// Faults of the pass `lend`: what looks at a value in place of a copy.
final class LendingFaults {
  private static final String MAIN = "lending.main";
  private static final String TOTAL = "lending.total/lent-0";
  private static final String BEHIND = "lending.behind/lent-0";
  private static final String ZIPPED = "lending.zipped/lent-0-1";

  private LendingFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "a value is used up before the call that it is lent to",
            from(MAIN, a(Operation.Borrow.class), LendingFaults::discardedFirst),
            Check.LINT, "used up already"),
        fault(
            "what is kept of a lent value is not copied",
            operation(BEHIND, a(Operation.Copy.class), LendingFaults::uncopied),
            Check.CHECKED_MEMORY, "a cell is"),
        fault(
            "each of two values is lent for the other",
            operands(MAIN, callOf(ZIPPED), CoreChange.swapped(0, 1)),
            Check.ORACLE, "170"),
        fault(
            "a field of another lent value is looked at",
            LendingFaults::looksAtTheOther,
            Check.ORACLE, "162"),
        fault(
            "a field is looked at for another one",
            operation(TOTAL, a(Operation.Peek.class), LendingFaults::nextField),
            Check.LINT, "&"),
        fault(
            "a value is copied and not lent",
            LendingFaults::copies,
            Check.COUNTS, "copies"),
        fault(
            "a value is used up where it is lent",
            operation(TOTAL, callOf(TOTAL), operation -> new Operation.Call(new FunctionName("lending.total"), ((Operation.Call) operation).operands())),
            Check.LINT, "chain"));
  }

  private static Fault fault(String name, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, "lend", "lending", change, new Caught(by, words));
  }

  /// `n = borrow x; f(n)`  ~>  `n = borrow x; discard x; f(n)`
  private static List<Statement> discardedFirst(List<Statement> statements) {
    Statement borrow = statements.getFirst();
    if (borrow.operation() instanceof Operation.Borrow(Variable owner)) {
      statements.add(1, new Statement(List.of(), new Operation.Discard(owner), borrow.span()));
    }
    return statements;
  }

  /// `copy rest`  ~>  `rest`
  private static Operation uncopied(Operation copy) {
    return new Operation.Reinterpret(Operands.lookedAt(copy).getFirst());
  }

  /// `peek x.0`  ~>  `peek x.1`
  private static Operation nextField(Operation operation) {
    Operation.Peek peek = (Operation.Peek) operation;
    return new Operation.Peek(peek.operand(), peek.shape(), peek.field() + 1);
  }

  /// `x = peek xs.0; rest = peek xs.1; y = peek ys.0`  ~>  `x = peek ys.0; …`
  private static Core.Program looksAtTheOther(Core.Program program) {
    return from(
            ZIPPED,
            a(Operation.Peek.class),
            statements -> {
              Statement first = statements.getFirst();
              Operation.Peek other = (Operation.Peek) statements.get(2).operation();
              statements.set(0, new Statement(first.results(), other, first.span()));
              return statements;
            })
        .apply(program);
  }

  /// `n = borrow x; r = f/lent-0(n)`  ~>  `x1 = copy x; r = f(x1)`
  private static Core.Program copies(Core.Program program) {
    return from(
            MAIN,
            a(Operation.Borrow.class),
            statements -> {
              Statement borrow = statements.getFirst();
              Statement call = statements.get(1);
              Operand value = Operands.lookedAt(borrow.operation()).getFirst();
              Variable copy = new Variable(1_000, "copied", value.type() instanceof Type.Noema(Type of) ? of : value.type());
              statements.set(0, new Statement(List.of(copy), new Operation.Copy(value), borrow.span()));
              statements.set(1, new Statement(call.results(), new Operation.Call(new FunctionName("lending.total"), List.of(copy)), call.span()));
              return statements;
            })
        .apply(program);
  }
}
