package hyle.fault;

import static hyle.fault.CoreChange.a;
import static hyle.fault.CoreChange.end;
import static hyle.fault.CoreChange.from;
import static hyle.fault.CoreChange.operation;

import hyle.core.Core;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.fault.Fault.Caught;
import java.util.List;
import java.util.function.UnaryOperator;

/// Faults of the pass `give`: dead cells that a call is given.
final class GivingFaults {
  private static final String GIVEN = "giving.rest-of/given-2";

  private GivingFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "a function that is given a cell is called without one",
            operation(GIVEN, a(Operation.Call.class), GivingFaults::withoutLast),
            Check.LINT, "giving.rest-of/given-2"),
        fault(
            "a cell goes to a call that is left out",
            end("giving.sorted", End.TailCall.class::isInstance, GivingFaults::withoutCall),
            Check.LINT, "is not used up"),
        fault(
            "a cell is given to a call and built in behind it",
            from(GIVEN, a(Operation.Call.class), GivingFaults::inGiven),
            Check.LINT, "is used up already"),
        fault(
            "a dead cell is freed that a construction could use",
            from(GIVEN, a(Operation.Build.class), GivingFaults::freedInstead),
            Check.COUNTS, "\"reused\""));
  }

  private static Operation withoutLast(Operation operation) {
    return operation instanceof Operation.Call(var callee, List<Operand> operands)
        ? new Operation.Call(callee, operands.subList(0, operands.size() - 1))
        : operation;
  }

  private static End withoutCall(End end) {
    return end instanceof End.TailCall(_, List<Operand> operands, _) ? new End.Return(operands.get(1)) : end;
  }

  /// The build behind the call goes into the cell that the call was given.
  private static List<Statement> inGiven(List<Statement> statements) {
    Statement build = statements.get(1);
    if (statements.getFirst().operation() instanceof Operation.Call(_, List<Operand> operands)
        && operands.getLast() instanceof Variable given
        && build.operation() instanceof Operation.Build(_, Shape shape, List<Field> fields)) {
      statements.set(1, new Statement(build.results(), new Operation.Build(given, shape, fields), build.span()));
    }
    return statements;
  }

  private static List<Statement> freedInstead(List<Statement> statements) {
    Statement build = statements.removeFirst();
    if (build.operation() instanceof Operation.Build(Variable token, Shape shape, List<Field> fields) && token.type() instanceof Type.Token(int words)) {
      Variable other = new Variable(1000, "other", token.type());
      statements.addAll(
          0,
          List.of(
              new Statement(List.of(), new Operation.Free(token), build.span()),
              new Statement(List.of(other), new Operation.Allocate(words), build.span()),
              new Statement(build.results(), new Operation.Build(other, shape, fields), build.span())));
    }
    return statements;
  }

  private static Fault fault(String name, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, "give", "giving", change, new Caught(by, words));
  }
}
