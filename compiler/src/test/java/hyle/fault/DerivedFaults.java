package hyle.fault;

import static hyle.fault.CoreChange.a;
import static hyle.fault.CoreChange.callOf;
import static hyle.fault.CoreChange.operands;
import static hyle.fault.CoreChange.operation;
import static hyle.fault.CoreChange.without;

import hyle.core.Core;
import hyle.core.Core.Constant;
import hyle.core.Core.Field;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.fault.Fault.Caught;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Faults of the pass `derive`: functions that copy and discard types, and the words by which hidden types are.
final class DerivedFaults {
  private static final String COPY_TREE = "copy<trees.tree>";
  private static final String DISCARD_TREE = "discard<trees.tree>";
  private static final Constant ZERO = new Constant(0, Type.IMMEDIATE);

  private DerivedFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "a derived copy shares a field with the original", "trees",
            operation(COPY_TREE, callOf(COPY_TREE), DerivedFaults::shared),
            Check.CHECKED_MEMORY, "a cell is"),
        fault(
            "a derived copy exchanges two fields", "trees",
            operands(COPY_TREE, DerivedFaults::buildsNode, CoreChange.swapped(1, 3)),
            Check.ORACLE, "\"(8 5 (3 2 -))"),
        fault(
            "a derived copy copies one field twice", "trees",
            DerivedFaults::oneFieldTwice,
            Check.ORACLE, "((- 2 -) 5 (- 2 -))"),
        fault(
            "a derived copy takes a constructor for another", "trees",
            CoreChange.armsSwapped(COPY_TREE),
            Check.LINT, "is taken for constructor"),
        fault(
            "a derived copy forgets a field", "trees",
            operation(COPY_TREE, DerivedFaults::buildsNode, DerivedFaults::withoutThird),
            Check.LINT, "is built of 2 fields"),
        fault(
            "a derived discard forgets a field", "trees",
            without(DISCARD_TREE, callOf(DISCARD_TREE)),
            Check.LINT, "is not used up"),
        fault(
            "a derived discard forgets the cell", "trees",
            without(DISCARD_TREE, a(Operation.Free.class)),
            Check.LINT, "is not used up"),
        fault(
            "a derived discard takes a constructor for another", "trees",
            CoreChange.armsSwapped(DISCARD_TREE),
            Check.LINT, "is taken for constructor"),
        fault(
            "a type has no function that discards it", "trees",
            DerivedFaults::withoutDiscard,
            Check.LINT, "there is no function"),
        fault(
            "a value is discarded as another type", "resources",
            operation("resources.first", callOf("discard<core.list.list(resources.token)>"), DerivedFaults::asText),
            Check.LINT, "belongs"),
        fault(
            "a value of a hidden type is discarded by the word for numbers", "types",
            operation("types.count<?0>", a(Operation.DiscardAs.class), DerivedFaults::asNumber),
            Check.CHECKED_MEMORY, "never freed"),
        fault(
            "a value of a hidden type is copied by the word for numbers", "types",
            operation("types.pairs<?0>", a(Operation.CopyAs.class), DerivedFaults::asNumber),
            Check.CHECKED_MEMORY, "a cell is"),
        fault(
            "a value of a hidden type is copied without a word", "types",
            operation("types.pairs<?0>", a(Operation.CopyAs.class), DerivedFaults::withoutWord),
            Check.LINT, "without a word"),
        fault(
            "a copy of a data type is left to the emitter", "lists",
            DerivedFaults::copyLeft,
            Check.LINT, "is copied without a call of the function"));
  }

  private static Fault fault(String name, String program, UnaryOperator<Core.Program> change, Check by, String words) {
    return new Fault.InCore(name, "derive", program, change, new Caught(by, words));
  }

  private static Operation shared(Operation call) {
    return new Operation.Reinterpret(Operands.usedUp(call).getFirst());
  }

  private static boolean buildsNode(Core.Statement statement) {
    return statement.operation() instanceof Operation.Build(_, _, List<Field> fields) && fields.size() == 3;
  }

  private static Operation withoutThird(Operation operation) {
    return operation instanceof Operation.Build(var token, var shape, var fields)
        ? new Operation.Build(token, shape, fields.subList(0, 2))
        : operation;
  }

  /// The second copy of a node is of its first field.
  private static Core.Program oneFieldTwice(Core.Program program) {
    return CoreChange.from(
            COPY_TREE,
            callOf(COPY_TREE),
            statements -> {
              Operand first = Operands.usedUp(statements.getFirst().operation()).getFirst();
              Operation copy = new Operation.Call(new FunctionName(COPY_TREE), List.of(first));
              return statements.stream()
                  .map(each -> callOf(COPY_TREE).test(each) ? new Core.Statement(each.results(), copy, each.span()) : each)
                  .toList();
            })
        .apply(program);
  }

  private static Core.Program withoutDiscard(Core.Program program) {
    Map<FunctionName, Core.Function> functions = new LinkedHashMap<>(program.functions());
    functions.remove(new FunctionName(DISCARD_TREE));
    return new Core.Program(functions, program.dataTypes(), program.resources(), program.entry());
  }

  private static Operation asText(Operation call) {
    return new Operation.Call(new FunctionName("resources.token.discard"), Operands.usedUp(call));
  }

  private static Operation asNumber(Operation operation) {
    return switch (operation) {
      case Operation.DiscardAs(Variable operand, _) -> new Operation.DiscardAs(operand, ZERO);
      case Operation.CopyAs(Operand operand, _) -> new Operation.CopyAs(operand, ZERO);
      case Operation other -> other;
    };
  }

  private static Operation withoutWord(Operation operation) {
    return new Operation.Copy(Operands.lookedAt(operation).getFirst());
  }

  private static Core.Program copyLeft(Core.Program program) {
    UnaryOperator<Operation> toCopy = call -> new Operation.Copy(Operands.usedUp(call).getFirst());
    return operation("lists.main", callOf("copy<lists.chain>"), toCopy).apply(program);
  }
}
