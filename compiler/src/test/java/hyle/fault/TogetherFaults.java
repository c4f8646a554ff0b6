package hyle.fault;

import static hyle.fault.CoreChange.a;
import static hyle.fault.CoreChange.end;
import static hyle.fault.CoreChange.endOperands;
import static hyle.fault.CoreChange.operation;

import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.Constant;
import hyle.core.Core.DataName;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.fault.Fault.Caught;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Faults of the pass `trmc` where several functions build together, and where calls were moved into branches.
final class TogetherFaults {
  private static final String EVENS = "together.evens/hole";
  private static final String ODDS = "together.odds/hole";
  private static final Type CHAIN = new Type.Data(new DataName("together.chain"));

  private TogetherFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "a worker hands nobody its hole on",
            end(ODDS, End.TailCall.class::isInstance, TogetherFaults::withoutHole),
            Check.LINT, "not [word]"),
        fault("a worker hands on a hole that is filled", TogetherFaults::filled, Check.LINT, "used up already"),
        fault(
            "a hole goes to the worker of a function of another type",
            end("together.cut-as/hole", End.TailCall.class::isInstance, call -> to("together.cut-as/hole", call)),
            Check.LINT, "belongs"),
        fault(
            "a hole is made of a field of the other function's type",
            operation("together.cut-bs/hole", a(Operation.HoleOf.class), TogetherFaults::last),
            Check.LINT, "gives [hole word]"),
        fault(
            "a hole that another function made is said to hold its word",
            operation(ODDS, TogetherFaults::fillsWithStore, TogetherFaults::keeping),
            Check.CHECKED_MEMORY, "holds another word"),
        fault(
            "a worker goes on with the operands of another one",
            endOperands(EVENS, End.TailCall.class::isInstance, CoreChange.with(0, new Constant(4, Type.IMMEDIATE))),
            Check.ORACLE, "10 8 1"),
        fault(
            "a call is moved into the branches the wrong way round",
            end("together.above/hole", TogetherFaults::chooses, TogetherFaults::swapped),
            Check.ORACLE, "5 3"));
  }

  private static Fault fault(String name, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, "trmc", "together", change, new Caught(by, words));
  }

  /// `tail evens/hole(n, last, target)`  ~>  `tail evens(n, last)`
  private static End withoutHole(End end) {
    return end instanceof End.TailCall(_, List<Operand> operands, var span)
        ? new End.TailCall(new FunctionName("together.evens"), operands.subList(0, 2), span)
        : end;
  }

  /// `tail evens/hole(n, last, target)`  ~>  `fill target with End; tail evens/hole(n, last, target)`
  private static Core.Program filled(Core.Program program) {
    return CoreChange.block(
            ODDS,
            block -> {
              if (!(block.end() instanceof End.TailCall(_, List<Operand> operands, var span) && operands.getLast() instanceof Variable hole)) {
                return Optional.empty();
              }
              List<Statement> statements = new ArrayList<>(block.statements());
              statements.add(new Statement(List.of(), new Operation.Fill(hole, new Field.Store(new Constant(0, CHAIN))), span));
              return Optional.of(new Block(statements, block.end()));
            })
        .apply(program);
  }

  private static End to(String function, End end) {
    return end instanceof End.TailCall(_, List<Operand> operands, var span) ? new End.TailCall(new FunctionName(function), operands, span) : end;
  }

  private static Operation last(Operation operation) {
    return operation instanceof Operation.HoleOf(var cell, var shape, _) ? new Operation.HoleOf(cell, shape, 1) : operation;
  }

  private static boolean fillsWithStore(Statement statement) {
    return statement.operation() instanceof Operation.Fill(_, Field.Store(Variable _));
  }

  private static Operation keeping(Operation operation) {
    return operation instanceof Operation.Fill(var hole, Field.Store(Variable variable))
        ? new Operation.Fill(hole, new Field.Keep(variable))
        : operation;
  }

  private static boolean chooses(End end) {
    return end instanceof End.Switch(Operand scrutinee, _) && scrutinee.type() instanceof Type.Immediate;
  }

  private static End swapped(End end) {
    return end instanceof End.Switch(Operand scrutinee, List<Case> cases)
        ? new End.Switch(
            scrutinee,
            List.of(new Case(cases.getFirst().key(), cases.getLast().block()), new Case(cases.getLast().key(), cases.getFirst().block())))
        : end;
  }
}
