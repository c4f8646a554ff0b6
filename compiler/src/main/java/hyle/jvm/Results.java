package hyle.jvm;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.PUTFIELD;

import hyle.core.Core.Operand;
import hyle.core.Core.Variable;
import java.util.List;

/// How functions give more than one word: the first is what the JVM's method returns, the others are left in fields of the thread.
///
/// ```
/// return a, b, c      thread.result1 = b; thread.result2 = c; a LRETURN
/// x, y, z = f(…)      f(…) → x; thread.result1 → y; thread.result2 → z
/// ```
///
/// Sound since they are taken right behind the call, and nothing is called between leaving and taking them: operands of a return are
/// in local variables or pure.
final class Results {
  private static final String RESULT = "result";

  private Results() {}

  /// `…` to `…, word`: the first result, when all others have been left.
  static void leave(Code code, Frame frame, List<Operand> results) {
    if (results.size() > 1) {
      int mark = code.mark();
      int thread = thread(code);
      for (int at = 1; at < results.size(); at++) {
        code.method.visitVarInsn(ALOAD, thread);
        frame.push(results.get(at));
        code.method.visitFieldInsn(PUTFIELD, Code.THREAD, RESULT + at, "J");
      }
      code.releaseTo(mark);
    }
    frame.push(results.getFirst());
  }

  /// Takes all but the first of the results of a call that was just made, as far as they are needed.
  static void take(Code code, Frame frame, List<Variable> results) {
    if (results.stream().skip(1).noneMatch(frame::isNeeded)) {
      return;
    }
    int thread = thread(code);
    for (int at = 1; at < results.size(); at++) {
      if (frame.isNeeded(results.get(at))) {
        code.method.visitVarInsn(ALOAD, thread);
        code.method.visitFieldInsn(GETFIELD, Code.THREAD, RESULT + at, "J");
        frame.pop(results.get(at));
      }
    }
  }

  private static int thread(Code code) {
    int thread = code.objectLocal();
    code.thread();
    code.method.visitVarInsn(ASTORE, thread);
    return thread;
  }
}
