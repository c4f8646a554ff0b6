package hyle.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/// Changes one instruction in the methods of a name, where there are any: emitted names have `_` for what is no letter.
final class CodeChange implements Opcodes {
  private CodeChange() {}

  /// What an instruction becomes.
  interface Change {
    void apply(InsnList code, AbstractInsnNode instruction);
  }

  /// The first instruction that fits.
  static Consumer<ClassNode> first(String method, Predicate<AbstractInsnNode> fits, Change change) {
    return nth(method, 0, fits, change);
  }

  /// The instruction that fits, after so many others that do.
  static Consumer<ClassNode> nth(String method, int number, Predicate<AbstractInsnNode> fits, Change change) {
    return in(
        method,
        code -> {
          List<AbstractInsnNode> found = new ArrayList<>();
          code.forEach(instruction -> found.add(instruction));
          found.removeIf(fits.negate());
          if (number < found.size()) {
            change.apply(code, found.get(number));
          }
        });
  }

  /// All methods whose names match.
  static Consumer<ClassNode> in(String method, Consumer<InsnList> change) {
    return node -> {
      for (MethodNode each : node.methods) {
        if (each.name.matches(method)) {
          change.accept(each.instructions);
        }
      }
    };
  }

  static Predicate<AbstractInsnNode> opcode(int opcode) {
    return instruction -> instruction.getOpcode() == opcode;
  }

  static Predicate<AbstractInsnNode> call(String owner, String name) {
    return instruction -> instruction instanceof MethodInsnNode call && call.owner.endsWith(owner) && call.name.matches(name);
  }

  /// The instruction that puts the segment of a field on the stack.
  static Predicate<AbstractInsnNode> segment(int field) {
    return instruction -> instruction instanceof FieldInsnNode get && get.name.equals("F" + field);
  }

  static Predicate<AbstractInsnNode> field(int opcode, String name) {
    return instruction -> instruction instanceof FieldInsnNode field && field.getOpcode() == opcode && field.name.matches(name);
  }

  static Predicate<AbstractInsnNode> local(int opcode, int number) {
    return instruction -> instruction instanceof VarInsnNode local && local.getOpcode() == opcode && local.var == number;
  }

  /// Instructions without operands in the place of one.
  static Change to(int... opcodes) {
    return (code, instruction) -> {
      for (int opcode : opcodes) {
        code.insertBefore(instruction, new InsnNode(opcode));
      }
      code.remove(instruction);
    };
  }

  static Change jump(int opcode) {
    return (_, instruction) -> ((JumpInsnNode) instruction).setOpcode(opcode);
  }

  static Change segmentOf(int field) {
    return (_, instruction) -> ((FieldInsnNode) instruction).name = "F" + field;
  }

  static Change renamed(String name) {
    return (_, instruction) -> {
      switch (instruction) {
        case MethodInsnNode call -> call.name = name;
        case FieldInsnNode field -> field.name = name;
        default -> throw new AssertionError("no name: " + instruction);
      }
    };
  }

  static Change inLocal(int number) {
    return (_, instruction) -> ((VarInsnNode) instruction).var = number;
  }

  /// Another instruction in the place of the one that comes so many before.
  static Change before(int places, int opcode) {
    return (code, instruction) -> {
      AbstractInsnNode earlier = instruction;
      for (int at = 0; at < places; at++) {
        earlier = earlier.getPrevious();
      }
      code.set(earlier, new InsnNode(opcode));
    };
  }

  /// The first two cases of a switch change their goals.
  static void goalsSwapped(InsnList code, AbstractInsnNode instruction) {
    Collections.swap(((TableSwitchInsnNode) instruction).labels, 0, 1);
  }
}
