package hyle.fault;

import static hyle.fault.CodeChange.call;
import static hyle.fault.CodeChange.field;
import static hyle.fault.CodeChange.first;
import static hyle.fault.CodeChange.nth;
import static hyle.fault.CodeChange.opcode;
import static hyle.fault.CodeChange.to;

import hyle.fault.Fault.Caught;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/// Faults of the runtime: the allocator, its counters, texts, stack memory, and cells on their way between threads.
final class RuntimeFaults implements Opcodes {
  private RuntimeFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "the allocator cuts cells that overlap", "lists", "ProgramThread",
            first("fresh", RuntimeFaults::isEight, RuntimeFaults::toFour),
            Check.ORACLE, "PLAIN"),
        fault(
            "the allocator gives a block twice", "lists", "ProgramThread",
            first("allocate", opcode(LASTORE), to(POP2, POP, POP)),
            Check.ORACLE, "COUNTERS"),
        fault(
            "the allocator puts a block on the list of a larger size", "trees", "ProgramThread",
            first("free", call("ProgramThread", "list"), RuntimeFaults::doubled),
            Check.ORACLE, "COUNTERS"),
        fault(
            "a free is not counted", "lists", "Counters",
            first("freed", opcode(LCONST_1), to(LCONST_0)),
            Check.BALANCE, "\"frees\":0"),
        fault(
            "an allocation is not counted", "lists", "Counters",
            first("taken", opcode(LCONST_1), to(LCONST_0)),
            Check.BALANCE, "\"allocs\":0"),
        fault(
            "freed bytes are not counted", "lists", "Counters",
            first("freed", opcode(LSUB), to(POP2)),
            Check.BALANCE, "\"liveBytes\":"),
        fault(
            "a copy is not counted", "lists", "Counters",
            first("copied", opcode(LCONST_1), to(LCONST_0)),
            Check.COUNTS, "\"copies\":{\"objects\":0"),
        fault(
            "a discard is not counted", "lists", "Counters",
            first("discarded", opcode(LCONST_1), to(LCONST_0)),
            Check.COUNTS, "\"discards\":{\"objects\":0"),
        fault(
            "what is built is not counted", "lists", "Counters",
            first("built", opcode(LCONST_1), to(LCONST_0)),
            Check.COUNTS, "\"reused\":0"),
        fault(
            "the block of a text is too small", "texts", "Blocks",
            first("words", RuntimeFaults::isSeven, to(LCONST_0)),
            Check.ORACLE, "some oth"),
        fault(
            "a copy of a text is the text itself", "texts", "Text",
            first("copy", call("Text", "slice"), to(POP2, POP2)),
            Check.CHECKED_MEMORY, "a cell is"),
        fault(
            "a discard of a text does not free it", "texts", "Text",
            first("discard", call("Blocks", "free"), to(POP2, POP2)),
            Check.CHECKED_MEMORY, "never freed"),
        fault(
            "the second text does not come behind the first", "texts", "Text",
            nth("append", 1, call("Text", "move"), to(POP2, POP2, POP2)),
            Check.ORACLE, "\"|\nsome \n"),
        fault(
            "stack memory is not given back", "stack", "StackMemory",
            first("fallTo", field(PUTFIELD, "top"), to(POP2, POP)),
            Check.COUNTS, "bytes taken"),
        fault(
            "stack memory is given twice", "stack", "StackMemory",
            nth("take", 1, field(PUTFIELD, "top"), to(POP2, POP)),
            Check.ORACLE, "16000"),
        fault(
            "cells that a thread gives away are lost", "threads", "SharedCells",
            first("put", call("Queue", "add"), to(POP, POP, ICONST_0)),
            Check.COUNTS, "bytes taken"));
  }

  private static Fault fault(String name, String program, String owner, Consumer<ClassNode> change, Check by, String words) {
    return new Fault.InRuntime(name, program, owner, change, new Caught(by, words));
  }

  private static boolean isEight(AbstractInsnNode instruction) {
    return instruction instanceof LdcInsnNode constant && constant.cst.equals(8L);
  }

  private static void toFour(InsnList code, AbstractInsnNode instruction) {
    ((LdcInsnNode) instruction).cst = 4L;
  }

  private static boolean isSeven(AbstractInsnNode instruction) {
    return instruction instanceof LdcInsnNode constant && constant.cst.equals(7L);
  }

  /// The number of words on the stack becomes twice as large.
  private static void doubled(InsnList code, AbstractInsnNode instruction) {
    code.insertBefore(instruction, new LdcInsnNode(2L));
    code.insertBefore(instruction, new InsnNode(LMUL));
  }
}
