package hyle.fault;

import static hyle.fault.CodeChange.field;
import static hyle.fault.CodeChange.first;
import static hyle.fault.CoreChange.a;
import static hyle.fault.CoreChange.operation;
import static hyle.fault.CoreChange.swapped;

import hyle.core.Core;
import hyle.core.Core.End;
import hyle.core.Core.Operation;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.fault.Fault.Caught;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;

/// Faults of products that are given as their fields.
final class ProductFaults implements Opcodes {
  private ProductFaults() {}

  static List<Fault> all() {
    return List.of(
        unbox(
            "fields are given in another order",
            CoreChange.endOperands("products.divided/fields", givesWords(), swapped(0, 1)),
            Check.ORACLE, "2 9"),
        unbox(
            "fields of two types are given in another order",
            CoreChange.endOperands("products.divided/fields", givesWords(), swapped(1, 2)),
            Check.LINT, "the result has"),
        unbox(
            "a function gives a field less than it is asked for",
            CoreChange.end("products.split/fields", End.Return.class::isInstance, end -> new End.Return(Operands.usedUp(end).getFirst())),
            Check.LINT, "the result has"),
        unbox(
            "the cell of what is taken apart in a function that gives fields is forgotten",
            CoreChange.without("products.divided/fields", a(Operation.Free.class)),
            Check.LINT, "is not used up"),
        unbox(
            "another function is asked for its fields",
            operation("products.main", CoreChange.callOf("products.split/fields"), ProductFaults::ofDivided),
            Check.LINT, "the call of products.divided/fields has"),
        new Fault.InClasses(
            "a result is left where another one is", "products",
            first(
                "products_divided_fields", field(PUTFIELD, "result2"), (code, instruction) -> code.set(instruction, renamed("result1", instruction))),
            new Caught(Check.CHECKED_MEMORY, "never freed")),
        new Fault.InClasses(
            "a result is taken from where another one is", "products",
            first("products_main", field(GETFIELD, "result1"), (code, instruction) -> code.set(instruction, renamed("result2", instruction))),
            new Caught(Check.ORACLE, "output \"9 ")));
  }

  private static Fault unbox(String name, UnaryOperator<Core.Program> change, Check check, String words) {
    return new Fault.InCore(name, "unbox", "products", change, new Caught(check, words));
  }

  /// A return that gives something that was computed.
  private static Predicate<End> givesWords() {
    return end -> end instanceof End.Return given && given.operands().getLast() instanceof Variable;
  }

  private static Operation ofDivided(Operation operation) {
    return new Operation.Call(new Core.FunctionName("products.divided/fields"), Operands.usedUp(operation));
  }

  private static FieldInsnNode renamed(String name, AbstractInsnNode instruction) {
    FieldInsnNode old = (FieldInsnNode) instruction;
    return new FieldInsnNode(old.getOpcode(), old.owner, name, old.desc);
  }
}
