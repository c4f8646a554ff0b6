package hyle.fault;

import static hyle.fault.CodeChange.before;
import static hyle.fault.CodeChange.call;
import static hyle.fault.CodeChange.field;
import static hyle.fault.CodeChange.first;
import static hyle.fault.CodeChange.inLocal;
import static hyle.fault.CodeChange.jump;
import static hyle.fault.CodeChange.local;
import static hyle.fault.CodeChange.nth;
import static hyle.fault.CodeChange.opcode;
import static hyle.fault.CodeChange.renamed;
import static hyle.fault.CodeChange.segment;
import static hyle.fault.CodeChange.segmentOf;
import static hyle.fault.CodeChange.to;

import hyle.fault.Fault.Caught;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/// Faults of emission: slots, tags, branches, sizes, operands, and the classes for closures and for types.
final class EmissionFaults implements Opcodes {
  private EmissionFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "a field is loaded from another slot", "closures",
            first("closures_linear_function", segment(1), segmentOf(2)),
            Check.ORACLE, "220\n"),
        fault(
            "a field is stored in another slot", "lists",
            first("lists_upto", segment(1), segmentOf(0)),
            Check.CHECKED_MEMORY, "never freed"),
        fault(
            "a tag is not written", "trees",
            first("trees_insert", EmissionFaults::storesTag, EmissionFaults::dropStore),
            Check.CHECKED_MEMORY, "a cell of 2 words is used as one of 4"),
        fault(
            "a hole is made of another slot", "lists",
            first("lists_increment", opcode(BIPUSH), EmissionFaults::noOffset),
            Check.CHECKED_MEMORY, "holds another word"),
        fault(
            "a branch goes the other way", "lists",
            first("lists_power", opcode(IFNE), jump(IFEQ)),
            Check.ORACLE, "1 2 3 4 \n1\n"),
        fault(
            "a comparison is inverted", "trees",
            first("trees_insert", opcode(IFGE), jump(IFLT)),
            Check.ORACLE, "(8"),
        fault(
            "a constructor without fields is tested by another number", "lists",
            first("lists_increment_hole", opcode(LCONST_0), to(LCONST_1)),
            Check.CHECKED_MEMORY, "the word 0 is used as a cell"),
        fault(
            "addresses are taken for numbers", "trees",
            first("trees_insert", opcode(IFLT), jump(IFGE)),
            Check.CHECKED_MEMORY, "the word 0 is used as a cell"),
        fault(
            "a constructor without fields is made with another number", "lists",
            nth("lists_increment_hole", 1, opcode(LCONST_0), to(LCONST_1)),
            Check.CHECKED_MEMORY, "the word 1 is used as a cell"),
        fault(
            "a smaller cell is allocated", "lists",
            first("lists_upto", call("Checked", "allocate"), before(2, ICONST_1)),
            Check.CHECKED_MEMORY, "a cell of 1 words is used as one of 2"),
        fault(
            "a cell is freed as a larger one", "lists",
            first("lists_show", call("Checked", "free"), before(2, ICONST_3)),
            Check.CHECKED_MEMORY, "a cell of 2 words is freed as one of 3"),
        fault(
            "the code for a free is left out", "lists",
            first("lists_show", call("Checked", "free"), to(POP, POP, POP2)),
            Check.CHECKED_MEMORY, "never freed"),
        fault(
            "a cell is freed that is still read", "lists",
            first("lists_total", call("Checked", "alive"), renamed("free")),
            Check.CHECKED_MEMORY, "used after it was freed"),
        fault(
            "the code for a free is left out where frees are counted", "lists",
            first("lists_show", call("Counted", "free"), to(POP, POP2)),
            Check.BALANCE, "\"liveCells\":"),
        fault(
            "a cell goes to the free list of a larger size", "trees",
            CodeChange.in("trees_show", EmissionFaults::listOfFour),
            Check.ORACLE, "PLAIN"),
        fault(
            "a cell is taken, and stays on its free list", "lists",
            first("lists_upto", field(PUTFIELD, "free2"), to(POP2, POP)),
            Check.ORACLE, "PLAIN"),
        fault(
            "a construction is not counted", "lists",
            first("lists_increment", call("Counted", "built"), to()),
            Check.COUNTS, "\"reused\""),
        fault(
            "a call pushes its operands in another order", "closures",
            first("closures_main", call("", "closures_linear"), EmissionFaults::pushedInOrder),
            Check.ORACLE, "232\n"),
        fault(
            "a round reads a value that it has changed", "lists",
            nth("lists_power", 1, local(LLOAD, 8), inLocal(10)),
            Check.ORACLE, "1 2 3 4 \n243\n"),
        fault(
            "a round stores its values in each other's places", "lists",
            nth("lists_power", 1, local(LSTORE, 10), inLocal(8)),
            Check.ORACLE, "1 2 3 4 \n3\n"),
        fault(
            "a call leaves its result on the stack", "lists",
            first("lists_show", opcode(POP2), to()),
            Check.VERIFIER, "Incompatible stack heights"),
        fault(
            "a word lies where the thread is", "lists",
            first("lists_upto", opcode(ASTORE), inLocal(8)),
            Check.VERIFIER, "Expected an object reference"),
        fault(
            "a call takes too few operands", "texts",
            first("texts_bars", call("text", "core_text_append"), EmissionFaults::withoutOperand),
            Check.VERIFIER, "Incompatible stack heights"),
        fault(
            "a service has another name", "texts",
            first("texts_bars", call("Text", "literal"), renamed("litteral")),
            Check.ORACLE, "NoSuchMethodError"),
        fault(
            "another service of the type is called", "texts",
            first("core_binary_append", call("Text", "append"), renamed("compare")),
            Check.CHECKED_MEMORY, "is used as a cell"),
        fault(
            "closures run each other's code", "closures",
            first("apply1", opcode(TABLESWITCH), CodeChange::goalsSwapped),
            Check.ORACLE, "code that cannot be reached was reached"),
        fault(
            "a call that code left to its caller is not made", "closures",
            first("apply1", call("closures", "finish"), to()),
            Check.CHECKED_MEMORY, "never freed"),
        fault(
            "a copy of a closure shares what it captured", "closures",
            first("copyCell\\d", call("", "copy\\(core.*"), to()),
            Check.CHECKED_MEMORY, "a cell is"),
        fault(
            "a discard of a closure forgets what it captured", "closures",
            first("discardCell\\d", call("", "discard\\(core.*"), to()),
            Check.CHECKED_MEMORY, "never freed"),
        fault(
            "a value is not copied where its type says so", "types",
            first("copy", call("", "copy\\(types_chain\\)"), to()),
            Check.CHECKED_MEMORY, "a cell is"),
        fault(
            "a value is not discarded where its type says so", "types",
            first("discard", call("", "discard\\(types_chain\\)"), to()),
            Check.CHECKED_MEMORY, "never freed"),
        fault(
            "a resource is discarded by its copier", "resources",
            nth("resources_keep", 1, call("", "resources_token_discard"), renamed("resources_token_copy")),
            Check.ORACLE, "copy 2"));
  }

  private static Fault fault(String name, String program, Consumer<ClassNode> change, Check by, String words) {
    return new Fault.InClasses(name, program, change, new Caught(by, words));
  }

  /// `segment layout cell 1 set`, as the first word of a cell.
  private static boolean storesTag(AbstractInsnNode instruction) {
    AbstractInsnNode segment = instruction;
    for (int at = 0; at < 4 && segment != null; at++) {
      segment = segment.getPrevious();
    }
    return call("MemorySegment", "set").test(instruction) && segment(0).test(segment) && instruction.getPrevious().getOpcode() == LCONST_1;
  }

  private static void dropStore(InsnList code, AbstractInsnNode instruction) {
    to(POP2, POP2, POP, POP).apply(code, instruction);
  }

  private static void noOffset(InsnList code, AbstractInsnNode instruction) {
    ((IntInsnNode) instruction).operand = 0;
  }

  private static void listOfFour(InsnList code) {
    code.forEach(
        instruction -> {
          if (field(GETFIELD, "free2").test(instruction) || field(PUTFIELD, "free2").test(instruction)) {
            renamed("free4").apply(code, instruction);
          }
        });
  }

  /// `3 5 call`  ~>  `5 3 call`
  private static void pushedInOrder(InsnList code, AbstractInsnNode instruction) {
    before(2, ICONST_3).apply(code, instruction);
    before(4, ICONST_5).apply(code, instruction);
  }

  private static void withoutOperand(InsnList code, AbstractInsnNode instruction) {
    ((MethodInsnNode) instruction).desc = "(J)J";
  }
}
