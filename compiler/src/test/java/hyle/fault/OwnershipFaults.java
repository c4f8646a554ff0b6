package hyle.fault;

import static hyle.fault.CoreChange.a;
import static hyle.fault.CoreChange.callOf;
import static hyle.fault.CoreChange.doubled;
import static hyle.fault.CoreChange.from;
import static hyle.fault.CoreChange.operands;
import static hyle.fault.CoreChange.without;

import hyle.core.Core;
import hyle.core.Core.End;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.fault.Fault.Caught;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Faults of the pass `linearise`: copies, discards, frees and the ends of loans at wrong places.
final class OwnershipFaults {
  private OwnershipFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "a discard is forgotten", "lists",
            without("lists.longer", a(Operation.Discard.class)),
            Check.LINT, "is not used up"),
        fault(
            "a value is discarded twice", "lists",
            doubled("lists.longer", a(Operation.Discard.class)),
            Check.LINT, "is used up already"),
        fault(
            "a value is discarded that goes on", "resources",
            OwnershipFaults::discardsTheOther,
            Check.LINT, "is used up already"),
        fault(
            "a value is discarded before its last noema is used", "resources",
            OwnershipFaults::discardsBeforeTheLook,
            Check.LINT, "is a noema of"),
        fault(
            "a value is discarded before it is copied", "types",
            OwnershipFaults::discardsAtTheBinder,
            Check.LINT, "used up already"),
        fault(
            "an arm does not discard what only others use", "closures",
            without("closures.pick", a(Operation.Discard.class)),
            Check.LINT, "is not used up"),
        fault(
            "a copy is forgotten, and the original used twice", "lists",
            OwnershipFaults::originalTwice,
            Check.LINT, "is used up already"),
        fault(
            "a copy is made where the last use could move", "lists",
            OwnershipFaults::copiedAtTheLastUse,
            Check.LINT, "is not used up"),
        fault(
            "a copy is made that nothing uses", "closures",
            OwnershipFaults::copiedForNothing,
            Check.LINT, "copy.100 is not used up"),
        fault(
            "another value of the type is copied", "resources",
            OwnershipFaults::copiesTheOther,
            Check.ORACLE, "copy 2"),
        fault(
            "the free of a cell is forgotten", "lists",
            without("lists.show", a(Operation.Free.class)),
            Check.LINT, "is not used up"),
        fault(
            "a cell is freed twice", "lists",
            doubled("lists.show", a(Operation.Free.class)),
            Check.LINT, "is used up already"),
        fault(
            "a constructor without fields is not taken apart", "lists",
            without("lists.append", a(Operation.Take.class)),
            Check.LINT, "is not used up"),
        fault(
            "a loan ends before its noema is used", "lists",
            CoreChange.earlier("lists.main", callOf("lists.total"), 1),
            Check.LINT, "loan"),
        fault(
            "a copy that is seen is made late", "resources",
            CoreChange.later("resources.main", a(Operation.Copy.class), 2),
            Check.ORACLE, "made\ncopy 1"),
        fault(
            "a discard that is seen is done late", "resources",
            OwnershipFaults::discardsLate,
            Check.ORACLE, "first\ndiscard"),
        fault(
            "the other value of an arm is discarded", "resources",
            OwnershipFaults::keepsTheOther,
            Check.ORACLE, "discard 11"),
        fault(
            "a value goes to the wrong one of two uses", "lists",
            operands("lists.main", callOf("lists.append"), CoreChange.swapped(0, 1)),
            Check.ORACLE, "9 2 3 4 1"));
  }

  private static Fault fault(String name, String program, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, "linearise", program, change, new Caught(by, words));
  }

  /// `discard y; x`  ~>  `discard x; x`
  private static Core.Program discardsTheOther(Core.Program program) {
    return inFirstArm(program, (kept, _) -> kept);
  }

  /// `discard y; x`  ~>  `discard x; y`
  private static Core.Program keepsTheOther(Core.Program program) {
    return inFirstArm(program, (_, discarded) -> discarded);
  }

  /// `result` is given the variable that the arm returns, then the one that it discards.
  private static Core.Program inFirstArm(Core.Program program, BinaryOperator<Variable> result) {
    return CoreChange.block(
            "resources.keep",
            block -> {
              if (!(block.end() instanceof End.Return end
                  && end.only().orElseThrow() instanceof Variable kept
                  && block.statements().getFirst().operation() instanceof Operation.Discard(Variable discarded))) {
                return Optional.empty();
              }
              Statement discard = new Statement(List.of(), new Operation.Discard(kept), block.statements().getFirst().span());
              return Optional.of(new Core.Block(List.of(discard), new End.Return(result.apply(kept, discarded))));
            })
        .apply(program);
  }

  private static Core.Program discardsBeforeTheLook(Core.Program program) {
    return from(
            "resources.main",
            a(Operation.Borrow.class),
            statements -> {
              if (!(statements.getFirst().operation() instanceof Operation.Borrow(Variable owner))) {
                throw new AssertionError(statements);
              }
              statements.removeIf(statement -> statement.operation() instanceof Operation.EndBorrow);
              statements.add(1, new Statement(List.of(), new Operation.Discard(owner), statements.getFirst().span()));
              return statements;
            })
        .apply(program);
  }

  private static Core.Program discardsAtTheBinder(Core.Program program) {
    return from(
            "types.pairs<?0>",
            a(Operation.Copy.class),
            statements -> {
              Operand original = Operands.lookedAt(statements.getFirst().operation()).getFirst();
              if (original instanceof Variable variable) {
                statements.addFirst(new Statement(List.of(), new Operation.Discard(variable), statements.getFirst().span()));
              }
              return statements;
            })
        .apply(program);
  }

  /// `x1 = copy x; f(x1)`  ~>  `f(x)`
  private static Core.Program originalTwice(Core.Program program) {
    return from(
            "lists.main",
            a(Operation.Copy.class),
            statements -> {
              Statement copy = statements.removeFirst();
              Operand original = Operands.lookedAt(copy.operation()).getFirst();
              return statements.stream().map(statement -> replaced(statement, copy.results().getFirst(), original)).toList();
            })
        .apply(program);
  }

  private static Statement replaced(Statement statement, Operand old, Operand other) {
    UnaryOperator<Operand> change = operand -> operand.equals(old) ? other : operand;
    return new Statement(statement.results(), Operands.map(statement.operation(), change, change), statement.span());
  }

  /// `f(x)`  ~>  `x1 = copy x; f(x1)`
  private static Core.Program copiedAtTheLastUse(Core.Program program) {
    return from(
            "lists.main",
            statement -> callOf("lists.append").test(statement) && statement.results().getFirst().hint().equals("ys"),
            statements -> {
              Statement use = statements.removeFirst();
              Operand original = Operands.usedUp(use.operation()).getFirst();
              Variable copy = new Variable(100, "copy", original.type());
              statements.addFirst(replaced(use, original, copy));
              statements.addFirst(new Statement(List.of(copy), new Operation.Copy(original), use.span()));
              return statements;
            })
        .apply(program);
  }

  private static Core.Program copiedForNothing(Core.Program program) {
    return from(
            "closures.twice",
            a(Operation.Copy.class),
            statements -> {
              Statement copy = statements.getFirst();
              Variable unused = new Variable(100, "copy", copy.results().getFirst().type());
              statements.addFirst(new Statement(List.of(unused), copy.operation(), copy.span()));
              return statements;
            })
        .apply(program);
  }

  /// The copy of the first token is one of the second, which comes later.
  private static Core.Program copiesTheOther(Core.Program program) {
    return from(
            "resources.main",
            a(Operation.Copy.class),
            statements -> {
              Statement copy = statements.removeFirst();
              Operand original = Operands.lookedAt(copy.operation()).getFirst();
              Variable made = copy.results().getFirst();
              int call = 0;
              while (!callOf("resources.keep").test(statements.get(call))) {
                call++;
              }
              Operand second = Operands.usedUp(statements.get(call).operation()).getLast();
              statements.set(call, replaced(statements.get(call), made, original));
              statements.add(call, new Statement(List.of(made), new Operation.Copy(second), copy.span()));
              return statements.stream()
                  .map(statement -> statement.operation() instanceof Operation.Build ? replaced(statement, original, made) : statement)
                  .toList();
            })
        .apply(program);
  }

  private static Core.Program discardsLate(Core.Program program) {
    return from(
            "resources.main",
            statement -> statement.operation() instanceof Operation.Discard,
            statements -> {
              statements.add(statements.removeFirst());
              return statements;
            })
        .apply(program);
  }
}
