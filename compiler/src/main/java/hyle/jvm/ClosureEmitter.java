package hyle.jvm;

import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.LRETURN;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;

import hyle.core.Core;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import hyle.core.Layout;
import hyle.jvm.MemoryEmitter.Purpose;
import hyle.memory.Observed;
import hyle.report.Span;
import hyle.runtime.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/// The class through which closures are applied, copied and discarded: by the number of their code, in a switch.
///
/// A closure is the address of a cell that begins with that number, or, without captures, the number itself. More than 64
/// functions make two levels of switches, since the JIT compiles no method of more than 8000 bytes.
final class ClosureEmitter {
  private static final int CASES_A_METHOD = 64;
  private static final String DRIVE = "drive";
  private static final String COPY_CELL = "copyCell";
  private static final String DISCARD_CELL = "discardCell";

  private final Emission emission;
  private final ClassVisitor visitor;
  private final Observed observed;

  /// A method to be; its result is returned by `returning`.
  private record Signature(String name, String descriptor, int parameters, int returning) {}

  ClosureEmitter(Emission emission, ClassVisitor visitor) {
    this.emission = emission;
    this.visitor = visitor;
    this.observed = Observed.of(emission.plan().program());
  }

  /// Emits all methods of the class.
  void emit() {
    List<FunctionName> functions = emission.plan().codeFunctions();
    Calls calls = emission.calls();
    for (int arity : emission.plan().appliedArities()) {
      emitApply(Calls.applyName(arity), arity, calls::call);
    }
    SortedSet<Integer> pending = emission.plan().pendingCalls().arities();
    pending.forEach(arity -> emitApply(Calls.stepName(arity), arity, calls::pass));
    if (!pending.isEmpty()) {
      emitFinish(pending);
    }
    List<FunctionName> capturing = functions.stream().filter(name -> !emission.plan().captures(name).isEmpty()).toList();
    emitCopy(capturing);
    emitDiscard(capturing);
  }

  /// A method that calls a closure; `call` calls a known function.
  private void emitApply(String name, int arity, BiConsumer<Code, FunctionName> call) {
    List<FunctionName> functions =
        emission.plan().codeFunctions().stream().filter(each -> emission.plan().place(each).parameters() == arity + 1).toList();
    Signature signature =
        new Signature(name, Plan.descriptor(arity + 1), Math.min(arity + 1, Plan.DIRECT_PARAMETERS), LRETURN);
    method(
        signature,
        code -> {
          Label immediate = new Label();
          int number = code.wordLocal();
          code.load(0);
          code.store(number);
          jumpByAddress(code, IFLT, immediate);
          code.loadField(() -> code.load(0), 0);
          code.store(number);
          code.place(immediate);
          choose(
              code,
              signature,
              functions,
              number,
              (inside, function) -> {
                pushParameters(inside, signature);
                call.accept(inside, function);
              });
        });
  }

  /// `finish(result) { return thread.pending == 0 ? result : drive(); }`, small enough to become part of every caller.
  private void emitFinish(SortedSet<Integer> arities) {
    method(
        new Signature(Calls.FINISH, "(J)J", 1, LRETURN),
        code -> {
          Label pending = new Label();
          code.thread();
          code.method.visitFieldInsn(GETFIELD, Code.THREAD, "pending", "I");
          code.jump(IFNE, pending);
          code.load(0);
          code.instruction(LRETURN);
          code.place(pending);
          code.call(emission.plan().closuresClass(), DRIVE, "()J");
          code.instruction(LRETURN);
        });
    method(new Signature(DRIVE, "()J", 0, LRETURN), code -> drive(code, arities));
  }

  /// `do { n = thread.pending; thread.pending = 0; switch (n) { case 2: result = step1(thread.pendingClosure, …) … } }` as long
  /// as `thread.pending` is not 0.
  private void drive(Code code, SortedSet<Integer> arities) {
    int result = code.wordLocal();
    int thread = code.objectLocal();
    code.thread();
    code.method.visitVarInsn(ASTORE, thread);
    Label next = new Label();
    Label none = new Label();
    int[] keys = arities.stream().mapToInt(arity -> arity + 1).toArray();
    Label[] labels = arities.stream().map(_ -> new Label()).toArray(Label[]::new);
    code.place(next);
    pending(code, thread);
    code.method.visitVarInsn(ALOAD, thread);
    code.number(0);
    code.method.visitFieldInsn(PUTFIELD, Code.THREAD, "pending", "I"); // pending
    IntSwitch.emit(code, keys, labels, none);
    for (int at = 0; at < keys.length; at++) {
      code.place(labels[at]);
      emission.calls().step(code, thread, keys[at] - 1);
      code.store(result);
      pending(code, thread);
      code.jump(IFNE, next);
      code.load(result);
      code.instruction(LRETURN);
    }
    code.place(none);
    code.unreachable();
  }

  private static void pending(Code code, int thread) {
    code.method.visitVarInsn(ALOAD, thread);
    code.method.visitFieldInsn(GETFIELD, Code.THREAD, "pending", "I");
  }

  /// `copyClosure(word) { return word < FIRST_ADDRESS ? word : copyCell(word); }`
  private void emitCopy(List<FunctionName> capturing) {
    method(
        new Signature(TypeOperations.COPY_CLOSURE, "(J)J", 1, LRETURN),
        code -> {
          Label cell = new Label();
          jumpByAddress(code, IFGE, cell);
          code.load(0);
          code.instruction(LRETURN);
          code.place(cell);
          code.load(0);
          code.call(emission.plan().closuresClass(), COPY_CELL, "(J)J");
          code.instruction(LRETURN);
        });
    emitForCells(COPY_CELL, capturing, this::copyCell);
  }

  /// `discardClosure(word) { while (word >= FIRST_ADDRESS) word = discardCell(word); }`: a cell's last closure is discarded in
  /// the next round, so that a chain of continuations takes no stack [M11]; unless the user could see that what comes behind it goes first.
  private void emitDiscard(List<FunctionName> capturing) {
    method(
        new Signature(TypeOperations.DISCARD_CLOSURE, "(J)V", 1, RETURN),
        code -> {
          Label next = new Label();
          Label cell = new Label();
          code.place(next);
          jumpByAddress(code, IFGE, cell);
          code.instruction(RETURN);
          code.place(cell);
          code.load(0);
          code.call(emission.plan().closuresClass(), DISCARD_CELL, "(J)J");
          code.store(0);
          code.jump(GOTO, next);
        });
    emitForCells(DISCARD_CELL, capturing, this::discardCell);
  }

  /// A method that calls another one for each function's cells.
  private void emitForCells(String name, List<FunctionName> functions, BiConsumer<Code, FunctionName> action) {
    Signature signature = new Signature(name, "(J)J", 1, LRETURN);
    method(
        signature,
        code -> {
          int number = code.wordLocal();
          code.loadField(() -> code.load(0), 0);
          code.store(number);
          choose(
              code,
              signature,
              functions,
              number,
              (inside, function) -> {
                inside.load(0);
                inside.call(emission.plan().closuresClass(), nameFor(signature, function), signature.descriptor());
              });
        });
    for (FunctionName function : functions) {
      method(
          new Signature(nameFor(signature, function), signature.descriptor(), 1, LRETURN),
          code -> {
            action.accept(code, function);
            code.instruction(LRETURN);
          });
    }
  }

  private String nameFor(Signature signature, FunctionName function) {
    return signature.name() + emission.plan().codeNumber(function);
  }

  private void copyCell(Code code, FunctionName function) {
    List<Type> captures = emission.plan().captures(function);
    Layout layout = layout(function, captures);
    Span span = span(function);
    emission.memory().looking(code, 0, layout.words(), span);
    List<Integer> copies = new ArrayList<>();
    for (int at = 0; at < captures.size(); at++) {
      code.loadField(() -> code.load(0), layout.place(copies.size()));
      emission.types().copy(code, captures.get(at), field -> code.loadField(() -> code.load(0), layout.place(field)));
      int copy = code.wordLocal();
      code.store(copy);
      copies.add(copy);
    }
    int cell = emission.memory().allocate(code, layout.words(), span);
    emission.memory().building(code, cell, layout.words(), Purpose.COPY, span);
    code.storeField(() -> code.load(cell), 0, () -> code.word(emission.plan().codeNumber(function)));
    for (int at = 0; at < copies.size(); at++) {
      int copy = copies.get(at);
      code.storeField(() -> code.load(cell), layout.place(at), () -> code.load(copy));
    }
    code.load(cell);
  }

  /// Leaves the last closure that was captured, which is still to be discarded, or 0.
  private void discardCell(Code code, FunctionName function) {
    List<Type> captures = emission.plan().captures(function);
    Layout layout = layout(function, captures);
    Span span = span(function);
    emission.memory().looking(code, 0, layout.words(), span);
    int last = lastClosure(captures);
    int rest = code.wordLocal();
    code.word(0);
    code.store(rest);
    for (int at = 0; at < captures.size(); at++) {
      code.loadField(() -> code.load(0), layout.place(at));
      if (at == last) {
        code.store(rest);
      } else {
        emission.types().discard(code, captures.get(at), field -> code.loadField(() -> code.load(0), layout.place(field)));
      }
    }
    emission.memory().free(code, 0, layout.words(), Purpose.DISCARD, span);
    code.load(rest);
  }

  /// The place of the last closure among the types; -1 if there is none, or if the user could see what is discarded before it.
  private int lastClosure(List<Type> types) {
    int last = types.size() - 1;
    while (last >= 0 && !(types.get(last) instanceof Type.Closure)) {
      last--;
    }
    boolean isOvertaken = types.subList(last + 1, types.size()).stream().anyMatch(observed::is);
    return isOvertaken ? -1 : last;
  }

  /// Switches on the code number in a local variable; each case does its action and returns.
  private void choose(
      Code code, Signature signature, List<FunctionName> functions, int number, BiConsumer<Code, FunctionName> action) {
    if (functions.size() <= CASES_A_METHOD) {
      leaf(code, signature, functions, number, action);
      return;
    }
    List<List<FunctionName>> parts = new ArrayList<>();
    for (int from = 0; from < functions.size(); from += CASES_A_METHOD) {
      parts.add(functions.subList(from, Math.min(functions.size(), from + CASES_A_METHOD)));
    }
    for (List<FunctionName> part : parts.reversed()) {
      Label before = new Label();
      long first = emission.plan().codeNumber(part.getFirst());
      Signature own =
          new Signature(signature.name() + "from" + first, withNumber(signature), signature.parameters() + 1, signature.returning());
      if (first != emission.plan().codeNumber(functions.getFirst())) {
        code.load(number);
        code.word(first);
        code.instruction(LCMP);
        code.jump(IFLT, before);
      }
      pushParameters(code, signature);
      code.load(number);
      code.call(emission.plan().closuresClass(), own.name(), own.descriptor());
      code.instruction(signature.returning());
      code.place(before);
      method(own, inside -> leaf(inside, signature, part, 2 * signature.parameters(), action));
    }
  }

  private void leaf(
      Code code, Signature signature, List<FunctionName> functions, int number, BiConsumer<Code, FunctionName> action) {
    IntSwitch.returning(code, number, functions, emission.plan()::codeNumber, each -> action.accept(code, each), signature.returning());
  }

  private void method(Signature signature, Consumer<Code> body) {
    MethodVisitor method = visitor.visitMethod(ACC_STATIC, signature.name(), signature.descriptor(), null, null);
    method.visitCode();
    body.accept(new Code(method, 2 * signature.parameters()));
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static String withNumber(Signature signature) {
    return signature.descriptor().replace(")", "J)");
  }

  private static void pushParameters(Code code, Signature signature) {
    for (int at = 0; at < signature.parameters(); at++) {
      code.load(2 * at);
    }
  }

  private static void jumpByAddress(Code code, int opcode, Label target) {
    code.load(0);
    code.word(Words.FIRST_ADDRESS);
    code.instruction(LCMP);
    code.jump(opcode, target);
  }

  private Layout layout(FunctionName function, List<Type> captures) {
    return Layout.of(emission.plan().program(), new Shape.Captured(function, captures));
  }

  private Span span(FunctionName function) {
    return emission.plan().program().functions().get(function).span();
  }
}
