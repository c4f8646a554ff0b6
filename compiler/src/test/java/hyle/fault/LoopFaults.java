package hyle.fault;

import static hyle.fault.CoreChange.a;
import static hyle.fault.CoreChange.doubled;
import static hyle.fault.CoreChange.endOperands;
import static hyle.fault.CoreChange.operands;
import static hyle.fault.CoreChange.operation;
import static hyle.fault.CoreChange.service;
import static hyle.fault.CoreChange.swapped;
import static hyle.fault.CoreChange.with;
import static hyle.fault.CoreChange.without;

import hyle.core.Core;
import hyle.core.Core.Constant;
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

/// Faults of the passes `trmc`, `loops` and `stack`: holes, rounds, and the memory that goes with them.
final class LoopFaults {
  private static final String APPEND = "lists.append/hole";
  private static final Type CHAIN = new Type.Data(new Core.DataName("lists.chain"));
  private static final String INCREMENT = "lists.increment/hole";

  private LoopFaults() {}

  static List<Fault> all() {
    List<Fault> all = new ArrayList<>();
    all.addAll(
        List.of(
            trmc(
                "a hole is never filled", "lists",
                without(INCREMENT, a(Operation.Fill.class)),
                Check.LINT, "is not used up"),
            trmc(
                "a hole is filled twice", "lists",
                doubled(INCREMENT, a(Operation.Fill.class)),
                Check.LINT, "is used up already"),
            trmc(
                "a field is left for later, and no hole made", "lists",
                LoopFaults::withoutHole,
                Check.LINT, "no hole is made of field 1"),
            trmc(
                "a hole is made of a field that has its value", "trees",
                operation("trees.mirror", a(Operation.HoleOf.class), LoopFaults::first),
                Check.LINT, "a hole is made of field 0"),
            trmc(
                "a hole is made of a field of another type", "lists",
                operation("lists.append", a(Operation.HoleOf.class), LoopFaults::first),
                Check.LINT, "gives [hole word]"),
            trmc(
                "two holes are made of one field", "lists",
                LoopFaults::twoHoles,
                Check.LINT, "a hole is made of field 1"),
            trmc(
                "a hole is filled with the end of the list, and then with its cell", "lists",
                LoopFaults::filledWithTheEnd,
                Check.LINT, "used up already"),
            trmc(
                "a hole is said to hold its word, and does not", "lists",
                operation(APPEND, LoopFaults::fillsWithStore, LoopFaults::keeping),
                Check.CHECKED_MEMORY, "holds another word"),
            trmc(
                "the worker gets its operands in another order", "lists",
                operands("lists.append", CoreChange.callOf(APPEND), swapped(0, 1)),
                Check.CHECKED_MEMORY, "holds another word"),
            trmc(
                "the worker goes on with the hole that it filled", "lists",
                LoopFaults::oldTarget,
                Check.LINT, "used up already"),
            trmc(
                "the worker is not called", "lists",
                without("lists.append", CoreChange.callOf(APPEND)),
                Check.LINT, "is not used up"),
            trmc(
                "the worker's result is returned instead of the cell", "lists",
                LoopFaults::worker,
                Check.LINT, "the result has")));
    all.addAll(
        List.of(
            loops(
                "a round begins with an old value", "lists",
                endOperands("lists.power", End.Jump.class::isInstance, LoopFaults::oldValue),
                Check.ORACLE, "1 2 3 4 \n3\n"),
            loops(
                "a round takes its values in another order", "lists",
                endOperands("lists.power", End.Jump.class::isInstance, swapped(1, 2)),
                Check.ORACLE, "1 2 3 4 \n125\n"),
            loops(
                "a loop begins with its values in another order", "lists",
                endOperands("lists.power", End.Loop.class::isInstance, swapped(1, 2)),
                Check.ORACLE, "1 2 3 4 \n41\n"),
            loops(
                "a loop begins with other values", "lists",
                endOperands("lists.power", End.Loop.class::isInstance, with(0, word(4))),
                Check.ORACLE, "1 2 3 4 \n21\n"),
            loops(
                "a round leaves behind what it built", "lists",
                endOperands("lists.upto", End.Jump.class::isInstance, LoopFaults::endOfList),
                Check.LINT, "is not used up at the jump"),
            loops(
                "a round hands over a value of another type", "lists",
                endOperands("lists.upto", End.Jump.class::isInstance, swapped(0, 1)),
                Check.LINT, "belongs"),
            loops(
                "a round hands over too little", "lists",
                CoreChange.end("lists.upto", End.Jump.class::isInstance, LoopFaults::shorter),
                Check.LINT, "belongs"),
            loops(
                "a round begins a loop that is not there", "lists",
                CoreChange.end("lists.upto", End.Jump.class::isInstance, LoopFaults::elsewhere),
                Check.LINT, "which is not around it")));
    all.addAll(
        List.of(
            stack(
                "stack memory is given back while it is used", "stack",
                LoopFaults::releasedEarly,
                Check.ORACLE, "16000"),
            stack(
                "a call does not give its stack memory back", "stack",
                without("stack.cell-of", service("hyle_stack_release")),
                Check.COUNTS, "bytes taken"),
            stack(
                "a round does not give its stack memory back", "stack",
                LoopFaults::notInRounds,
                Check.COUNTS, "bytes taken"),
            stack(
                "a call remembers its stack memory too late", "stack",
                CoreChange.later("stack.cell-of", service("hyle_stack_mark"), 2),
                Check.COUNTS, "bytes taken")));
    return all;
  }

  private static Fault trmc(String name, String program, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, "trmc", program, change, new Caught(by, words));
  }

  private static Fault loops(String name, String program, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, "loops", program, change, new Caught(by, words));
  }

  private static Fault stack(String name, String program, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, "stack", program, change, new Caught(by, words));
  }

  private static Constant word(long bits) {
    return new Constant(bits, Type.IMMEDIATE);
  }

  /// The call of the worker, which the hole is for, goes too.
  private static Core.Program withoutHole(Core.Program program) {
    Core.Program withoutCall = without("lists.increment", CoreChange.callOf(INCREMENT)).apply(program);
    return without("lists.increment", a(Operation.HoleOf.class)).apply(withoutCall);
  }

  private static Operation first(Operation operation) {
    return operation instanceof Operation.HoleOf(var cell, var shape, _) ? new Operation.HoleOf(cell, shape, 0) : operation;
  }

  private static Core.Program twoHoles(Core.Program program) {
    return CoreChange.from(
            "lists.increment",
            a(Operation.HoleOf.class),
            statements -> {
              Statement old = statements.getFirst();
              Variable other = new Variable(200, "hole", old.results().getFirst().type());
              Operation fill = new Operation.Fill(other, new Field.Store(new Constant(0, CHAIN)));
              statements.add(1, new Statement(List.of(other), old.operation(), old.span()));
              statements.add(2, new Statement(List.of(), fill, old.span()));
              return statements;
            })
        .apply(program);
  }

  /// `fill target with link`  ~>  `fill target with End; fill target with link`
  private static Core.Program filledWithTheEnd(Core.Program program) {
    return CoreChange.from(
            "lists.append/hole",
            statement -> statement.operation() instanceof Operation.Fill(_, Field.Keep _),
            statements -> {
              if (!(statements.getFirst().operation() instanceof Operation.Fill(Variable hole, _))) {
                throw new AssertionError(statements);
              }
              Operation fill = new Operation.Fill(hole, new Field.Store(new Constant(0, CHAIN)));
              statements.addFirst(new Statement(List.of(), fill, statements.getFirst().span()));
              return statements;
            })
        .apply(program);
  }

  private static boolean fillsWithStore(Statement statement) {
    return statement.operation() instanceof Operation.Fill(_, Field.Store _);
  }

  private static Operation keeping(Operation operation) {
    return operation instanceof Operation.Fill(var hole, Field.Store(Variable variable))
        ? new Operation.Fill(hole, new Field.Keep(variable))
        : operation;
  }

  private static Core.Program oldTarget(Core.Program program) {
    Variable target = program.functions().get(new FunctionName(APPEND)).parameters().getLast();
    return endOperands(APPEND, End.TailCall.class::isInstance, with(2, target)).apply(program);
  }

  /// `done = f/hole(…); return cell`  ~>  `done = f/hole(…); return done`
  private static Core.Program worker(Core.Program program) {
    return CoreChange.block(
            "lists.append",
            block ->
                !block.statements().isEmpty() && CoreChange.callOf(APPEND).test(block.statements().getLast())
                    ? Optional.of(new Core.Block(block.statements(), new End.Return(block.statements().getLast().results().getFirst())))
                    : Optional.empty())
        .apply(program);
  }

  private static List<Operand> oldValue(List<Operand> operands) {
    operands.set(2, operands.get(1));
    return operands;
  }

  private static List<Operand> endOfList(List<Operand> operands) {
    operands.set(1, new Constant(0, operands.get(1).type()));
    return operands;
  }

  private static End shorter(End end) {
    return end instanceof End.Jump(var label, var operands) ? new End.Jump(label, operands.subList(0, 1)) : end;
  }

  private static End elsewhere(End end) {
    return end instanceof End.Jump(_, var operands) ? new End.Jump(new Core.Label(77, "elsewhere"), operands) : end;
  }

  private static Core.Program releasedEarly(Core.Program program) {
    return CoreChange.from(
            "stack.cell-of",
            service("hyle_stack_allocate"),
            statements -> {
              Statement release = statements.removeLast();
              statements.add(1, release);
              return statements;
            })
        .apply(program);
  }

  private static Core.Program notInRounds(Core.Program program) {
    return CoreChange.block(
            "stack.rounds",
            block ->
                block.end() instanceof End.Jump
                    ? Optional.of(new Core.Block(block.statements().subList(0, block.statements().size() - 1), block.end()))
                    : Optional.empty())
        .apply(program);
  }
}
