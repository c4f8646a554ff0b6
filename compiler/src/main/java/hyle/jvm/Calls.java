package hyle.jvm;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.LALOAD;
import static org.objectweb.asm.Opcodes.LASTORE;
import static org.objectweb.asm.Opcodes.LCONST_0;
import static org.objectweb.asm.Opcodes.LRETURN;
import static org.objectweb.asm.Opcodes.PUTFIELD;

import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import java.util.List;
import java.util.stream.IntStream;

/// Calls of functions and closures: what is on the stack before them are their arguments, what is there after them is the
/// result.
record Calls(Plan plan) {
  /// Calls what is pending, if something is: `result` to the result of the last call.
  static final String FINISH = "finish";
  /// Calls of closures whose code may leave a call pending.
  private static final String STEP = "step";
  private static final String APPLY = "apply";
  /// More operands of a pending call go into an array.
  private static final int ARGUMENT_FIELDS = 8;

  /// Calls a function, and all that it leaves pending.
  void call(Code code, FunctionName function) {
    pass(code, function);
    if (plan.pendingCalls().mayLeave(function)) {
      code.call(plan.closuresClass(), FINISH, "(J)J");
    }
  }

  /// Calls a function, and leaves to the caller what that leaves pending.
  void pass(Code code, FunctionName function) {
    Plan.Place place = plan.place(function);
    if (place == null) {
      throw new AssertionError("a call of " + function + ", which does not exist");
    }
    code.call(place.owner(), place.method(), Plan.descriptor(place.parameters()));
  }

  /// Calls a closure with so many operands, and all that it leaves pending.
  void apply(Code code, int operands) {
    code.call(plan.closuresClass(), applyName(operands), Plan.descriptor(operands + 1));
  }

  static String applyName(int operands) {
    return APPLY + operands;
  }

  static String stepName(int operands) {
    return STEP + operands;
  }

  /// Returns with a call of a closure pending.
  static void leave(Code code, Frame frame, Operand closure, List<Operand> operands) {
    int thread = code.objectLocal();
    code.thread();
    code.method.visitVarInsn(ASTORE, thread);
    put(code, thread, "pendingClosure", "J", () -> frame.push(closure));
    for (int at = 0; at < Math.min(operands.size(), ARGUMENT_FIELDS); at++) {
      Operand operand = operands.get(at);
      put(code, thread, argument(at), "J", () -> frame.push(operand));
    }
    for (int at = ARGUMENT_FIELDS; at < operands.size(); at++) {
      code.number(operands.size());
      code.call(Code.THREAD, "excess", "(I)[J");
      code.number(at);
      frame.push(operands.get(at));
      code.instruction(LASTORE);
    }
    put(code, thread, "pending", "I", () -> code.number(operands.size() + 1));
    code.instruction(LCONST_0);
    code.instruction(LRETURN);
  }

  /// Calls the closure that is pending with so many operands in the thread, which is in a local variable: leaves its result.
  void step(Code code, int thread, int operands) {
    get(code, thread, "pendingClosure");
    IntStream.range(0, Math.min(operands, ARGUMENT_FIELDS)).forEach(at -> get(code, thread, argument(at)));
    for (int at = ARGUMENT_FIELDS; at < operands; at++) {
      code.method.visitVarInsn(ALOAD, thread);
      code.method.visitFieldInsn(GETFIELD, Code.THREAD, "excess", "[J");
      code.number(at);
      code.instruction(LALOAD);
    }
    code.call(plan.closuresClass(), stepName(operands), Plan.descriptor(operands + 1));
  }

  private static String argument(int at) {
    return "argument" + (at + 1);
  }

  private static void put(Code code, int thread, String field, String descriptor, Runnable push) {
    code.method.visitVarInsn(ALOAD, thread);
    push.run();
    code.method.visitFieldInsn(PUTFIELD, Code.THREAD, field, descriptor);
  }

  private static void get(Code code, int thread, String field) {
    code.method.visitVarInsn(ALOAD, thread);
    code.method.visitFieldInsn(GETFIELD, Code.THREAD, field, "J");
  }
}
