package hyle.fault;

import static hyle.fault.CodeChange.field;
import static hyle.fault.CodeChange.first;
import static hyle.fault.CoreChange.a;
import static hyle.fault.CoreChange.operation;

import hyle.core.Core;
import hyle.core.Core.Constructor;
import hyle.core.Core.DataName;
import hyle.core.Core.DataType;
import hyle.core.Core.Field;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Variable;
import hyle.core.Width;
import hyle.fault.Fault.Caught;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;

/// Faults of narrow fields: their widths, their places, what is kept of them.
final class FieldFaults implements Opcodes {
  private FieldFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault.InCore(
            "a field has less room than its values need", "core", "fields",
            width("fields.tree", 1, 2, Width.BYTE),
            new Caught(Check.ORACLE, "blue 44 true")),
        new Fault.InCore(
            "a type lies otherwise where only the run knows its arguments", "core", "fields",
            width("fields.tagged(_)", 0, 0, Width.SHORT),
            new Caught(Check.ORACLE, "false 7 green -7")),
        new Fault.InCore(
            "a narrow field is kept that lay elsewhere", "keep", "fields",
            operation("fields.remove", a(Operation.Build.class), FieldFaults::keepingTheColour),
            new Caught(Check.LINT, "holds something else there")),
        new Fault.InCore(
            "a hole is made of a narrow field", "trmc", "fields",
            operation("fields.insert", a(Operation.HoleOf.class), FieldFaults::ofTheKey),
            new Caught(Check.LINT, "which is no whole word")),
        new Fault.InClasses(
            "two narrow fields are stored in one byte", "fields",
            first("fields_insert.*", field(GETSTATIC, "B1"), (code, instruction) -> code.set(instruction, segment("B0", instruction))),
            new Caught(Check.ORACLE, "blue 300 false")),
        new Fault.InClasses(
            "a narrow field is stored over the tag", "fields",
            first("fields_main", field(GETSTATIC, "S2"), (code, instruction) -> code.set(instruction, segment("S0", instruction))),
            new Caught(Check.CHECKED_MEMORY, "a cell of 2 words is used as one of 3")));
  }

  private static UnaryOperator<Core.Program> width(String data, int constructor, int field, Width width) {
    return program -> {
      Map<DataName, DataType> types = new LinkedHashMap<>(program.dataTypes());
      types.computeIfPresent(new DataName(data), (_, type) -> widthIn(type, constructor, field, width));
      if (types.equals(program.dataTypes())) {
        throw new AssertionError("there is no " + data + " among " + types.keySet());
      }
      return new Core.Program(program.functions(), types, program.resources(), program.entry());
    };
  }

  private static DataType widthIn(DataType type, int constructor, int field, Width width) {
    List<Constructor> constructors = new ArrayList<>(type.constructors());
    Constructor old = constructors.get(constructor);
    List<Width> widths = new ArrayList<>(old.widths());
    widths.set(field, width);
    constructors.set(constructor, new Constructor(old.number(), old.name(), old.fields(), widths));
    return new DataType(type.name(), type.display(), type.parameters(), constructors);
  }

  private static Operation keepingTheColour(Operation operation) {
    if (operation instanceof Operation.Build(Variable token, Shape shape, List<Field> fields)) {
      List<Field> others = new ArrayList<>(fields);
      others.set(3, fields.getFirst());
      return new Operation.Build(token, shape, others);
    }
    return operation;
  }

  private static Operation ofTheKey(Operation operation) {
    return operation instanceof Operation.HoleOf(Variable cell, Shape shape, _) ? new Operation.HoleOf(cell, shape, 2) : operation;
  }

  private static FieldInsnNode segment(String name, AbstractInsnNode instruction) {
    FieldInsnNode old = (FieldInsnNode) instruction;
    return new FieldInsnNode(old.getOpcode(), old.owner, name, old.desc);
  }
}
