package hyle.fault;

import static hyle.fault.CoreChange.a;
import static hyle.fault.CoreChange.callOf;
import static hyle.fault.CoreChange.operands;
import static hyle.fault.CoreChange.operation;
import static hyle.fault.CoreChange.swapped;
import static hyle.fault.CoreChange.with;

import hyle.core.Core;
import hyle.core.Core.Case;
import hyle.core.Core.Constant;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Key;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.fault.Fault.Caught;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// Faults of the lowering: matches, closures, instances of functions, words for types.
final class LoweringFaults {
  private static final Constant ZERO = new Constant(0, Type.IMMEDIATE);

  private LoweringFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "the arms of a match are exchanged", "lists",
            CoreChange.armsSwapped("lists.append"),
            Check.LINT, "is taken for constructor"),
        fault(
            "the arms of a match on a number are exchanged", "lists",
            CoreChange.armsSwapped("lists.power"),
            Check.ORACLE, "1 2 3 4 \n1\n"),
        fault(
            "a match forgets a constructor", "trees",
            CoreChange.cases("trees.insert", cases -> cases.subList(0, 2)),
            Check.LINT, "does not cover"),
        fault(
            "a match has a constructor twice", "trees",
            CoreChange.cases("trees.insert", LoweringFaults::firstTwice),
            Check.LINT, "stands twice"),
        fault(
            "a match looks for another number", "closures",
            CoreChange.cases("closures.pick", LoweringFaults::forTwo),
            Check.ORACLE, "2341\n0\n0"),
        fault(
            "a case looks into the wrong constructor", "trees",
            operation("trees.size", a(Operation.Peek.class), LoweringFaults::ofTwig),
            Check.LINT, "is taken for constructor 1"),
        fault(
            "a case looks at another field of the type", "trees",
            operation("trees.size", a(Operation.Peek.class), LoweringFaults::third),
            Check.ORACLE, "\n7\nend"),
        fault(
            "a case looks at a field of another type", "trees",
            operation("trees.size", a(Operation.Peek.class), LoweringFaults::second),
            Check.LINT, "gives"),
        fault(
            "a cell is asked for that is too small",
            "trees", operation("trees.insert", a(Operation.Allocate.class), _ -> new Operation.Allocate(1)), Check.LINT, "cell 1"),
        fault(
            "a construction takes its fields in another order", "trees",
            operands("trees.mirror", LoweringFaults::buildsNode, swapped(1, 3)),
            Check.ORACLE, "((- 2 3) 5 8)\n((- 2 3) 5 8)"),
        fault(
            "a closure captures its words in another order", "closures",
            operands("closures.linear", a(Operation.Build.class), swapped(1, 2)),
            Check.ORACLE, "232\n"),
        fault(
            "a closure captures a list where its code has a word", "closures",
            operands("closures.shifted", a(Operation.Build.class), swapped(2, 3)),
            Check.LINT, "belongs"),
        fault(
            "a closure is built of fewer captures than its code takes out", "closures",
            LoweringFaults::capturesAsWords,
            Check.LINT, "captures"),
        fault(
            "the closures of a composition are called the other way round", "closures",
            LoweringFaults::composedBackwards,
            Check.ORACLE, "70\n12\n794"),
        fault(
            "a call hands over its words in another order", "lists",
            operands("lists.main", callOf("lists.power"), swapped(1, 2)),
            Check.ORACLE, "1 2 3 4 \n41\n"),
        fault(
            "a call goes to a function of other types", "lists",
            operation("lists.main", callOf("lists.increment"), call("lists.replace")),
            Check.LINT, "has"),
        fault(
            "a call goes to a function that was never made", "lists",
            operation("lists.main", callOf("lists.increment"), call("lists.nothing")),
            Check.LINT, "no function"),
        fault(
            "a call forgets an operand", "lists",
            operation("lists.main", callOf("lists.power"), LoweringFaults::withoutLast),
            Check.LINT, "belongs"),
        fault(
            "a hidden type is said to be a number", "types",
            operands("types.main", LoweringFaults::buildsAny, with(1, ZERO)),
            Check.CHECKED_MEMORY, "never freed"),
        fault(
            "a hidden number is said to be a list", "types",
            LoweringFaults::numberAsList,
            Check.CHECKED_MEMORY, "the word 20 is used as a cell"),
        fault(
            "a polymorphic call hands over the word of another type", "types",
            operands("types.main", callOf("types.count<?0>"), with(0, ZERO)),
            Check.CHECKED_MEMORY, "never freed"),
        fault(
            "a cell that was taken apart is freed twice", "lists",
            CoreChange.doubled("lists.increment", a(Operation.Free.class)),
            Check.ASSERTION, "is used twice"));
  }

  private static Fault fault(String name, String program, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, Subject.LOWERED, program, change, new Caught(by, words));
  }

  private static List<Case> firstTwice(List<Case> cases) {
    cases.addFirst(cases.getFirst());
    return cases;
  }

  private static List<Case> forTwo(List<Case> cases) {
    cases.set(0, new Case(new Key.OfWord(2), cases.getFirst().block()));
    return cases;
  }

  private static Operation ofTwig(Operation operation) {
    return operation instanceof Operation.Peek(var operand, Shape.Constructed(var data, _), _)
        ? new Operation.Peek(operand, new Shape.Constructed(data, 1), 0)
        : operation;
  }

  private static Operation third(Operation operation) {
    return operation instanceof Operation.Peek(var operand, var shape, _) ? new Operation.Peek(operand, shape, 2) : operation;
  }

  private static Operation second(Operation operation) {
    return operation instanceof Operation.Peek(var operand, var shape, _) ? new Operation.Peek(operand, shape, 1) : operation;
  }

  private static boolean buildsNode(Statement statement) {
    return statement.operation() instanceof Operation.Build(_, Shape.Constructed(_, int constructor), _) && constructor == 2;
  }

  private static boolean buildsAny(Statement statement) {
    return statement.operation() instanceof Operation.Build(_, Shape.Constructed(var data, _), _) && data.text().endsWith("any");
  }

  private static UnaryOperator<Operation> call(String function) {
    FunctionName name = new FunctionName(function);
    return operation -> operation instanceof Operation.Call(_, var operands) ? new Operation.Call(name, operands) : operation;
  }

  private static Operation withoutLast(Operation operation) {
    return operation instanceof Operation.Call(var function, var operands)
        ? new Operation.Call(function, operands.subList(0, operands.size() - 1))
        : operation;
  }

  /// `closure f(xs)`  ~>  `closure f(xs as word)`
  private static Core.Program capturesAsWords(Core.Program program) {
    return CoreChange.from(
            "closures.sum-of",
            a(Operation.Build.class),
            statements -> {
              Statement old = statements.getFirst();
              if (!(old.operation() instanceof Operation.Build(var token, Shape.Captured(var code, _), var fields))) {
                throw new AssertionError(old);
              }
              Variable word = new Variable(100, "word", Type.IMMEDIATE);
              Operation asWord = new Operation.Reinterpret(Operands.of(fields.getFirst()).getFirst());
              Shape shape = new Shape.Captured(code, List.of(Type.IMMEDIATE));
              Operation build = new Operation.Build(token, shape, List.of(new Core.Field.Store(word)));
              statements.set(0, new Statement(List.of(word), asWord, old.span()));
              statements.add(1, new Statement(old.results(), build, old.span()));
              return statements;
            })
        .apply(program);
  }

  /// The first two results of a `take` change places.
  private static Core.Program composedBackwards(Core.Program program) {
    return CoreChange.from(
            "closures.after.function",
            a(Operation.Take.class),
            statements -> {
              Statement old = statements.getFirst();
              List<Variable> results = new ArrayList<>(old.results());
              Collections.swap(results, 0, 1);
              statements.set(0, new Statement(results, old.operation(), old.span()));
              return statements;
            })
        .apply(program);
  }

  /// The word for lists that stands in the first hidden value, in the second one, a number.
  private static Core.Program numberAsList(Core.Program program) {
    return CoreChange.from(
            "types.main",
            a(Operation.Describe.class),
            statements -> {
              Variable chain = statements.getFirst().results().getFirst();
              for (int at = 0; at < statements.size(); at++) {
                Statement old = statements.get(at);
                if (old.operation() instanceof Operation.Build build && build.fields().getFirst().equals(new Core.Field.Store(ZERO))) {
                  Operation changed = Operands.map(build, operand -> operand.equals(ZERO) ? chain : operand, operand -> operand);
                  statements.set(at, new Statement(old.results(), changed, old.span()));
                }
              }
              return statements;
            })
        .apply(program);
  }
}
