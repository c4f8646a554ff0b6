package hyle.jvm;

import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.L2I;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.LRETURN;
import static org.objectweb.asm.Opcodes.RETURN;

import hyle.core.Core;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import hyle.core.Layout;
import hyle.jvm.MemoryEmitter.Purpose;
import hyle.report.Span;
import hyle.runtime.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/// The class through which closures are applied, copied and discarded: by the number of their code, in a switch.
///
/// A closure is the address of a cell that begins with that number, or, without captures, the number itself. More than 64 functions
/// make two levels of switches, since the JIT compiles no method of more than 8000 bytes.
final class ClosureEmitter {
  private static final int CASES_A_METHOD = 64;

  private final Emission emission;
  private final ClassVisitor visitor;

  /// A method to be; its result is returned by `returning`.
  private record Signature(String name, String descriptor, int parameters, int returning) {}

  ClosureEmitter(Emission emission, ClassVisitor visitor) {
    this.emission = emission;
    this.visitor = visitor;
  }

  /// Emits all methods of the class.
  void emit() {
    List<FunctionName> functions = emission.plan().codeFunctions();
    for (int arity : emission.plan().appliedArities()) {
      emitApply(arity, functions.stream().filter(name -> emission.plan().place(name).parameters() == arity + 1).toList());
    }
    List<FunctionName> capturing = functions.stream().filter(name -> !emission.plan().captures(name).isEmpty()).toList();
    emitForCells(new Signature(TypeOperations.COPY_CLOSURE, "(J)J", 1, LRETURN), capturing, this::copyCell);
    emitForCells(new Signature(TypeOperations.DISCARD_CLOSURE, "(J)V", 1, RETURN), capturing, this::discardCell);
  }

  private void emitApply(int arity, List<FunctionName> functions) {
    Signature signature =
        new Signature("apply" + arity, Plan.descriptor(arity + 1), Math.min(arity + 1, Plan.DIRECT_PARAMETERS), LRETURN);
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
          choose(code, signature, functions, number, (inside, function) -> applyTo(inside, signature, function));
        });
  }

  private void applyTo(Code code, Signature signature, FunctionName function) {
    pushParameters(code, signature);
    Plan.Place place = emission.plan().place(function);
    code.call(place.owner(), place.method(), signature.descriptor());
  }

  /// A method that does nothing to an immediate, which it returns if it returns something, and calls a method for each function's
  /// cells.
  private void emitForCells(Signature signature, List<FunctionName> functions, BiConsumer<Code, FunctionName> action) {
    method(
        signature,
        code -> {
          Label cell = new Label();
          jumpByAddress(code, IFGE, cell);
          if (signature.returning() == LRETURN) {
            code.load(0);
          }
          code.instruction(signature.returning());
          code.place(cell);
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
      Signature own = new Signature(nameFor(signature, function), signature.descriptor(), 1, signature.returning());
      method(
          own,
          code -> {
            action.accept(code, function);
            code.instruction(own.returning());
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
    emission.memory().looking(code, 0, span);
    List<Integer> copies = new ArrayList<>();
    for (int at = 0; at < captures.size(); at++) {
      code.loadField(() -> code.load(0), layout.slot(copies.size()));
      emission.types().copy(code, captures.get(at));
      int copy = code.wordLocal();
      code.store(copy);
      copies.add(copy);
    }
    int cell = emission.memory().allocate(code, layout.words(), span);
    emission.memory().building(code, cell, layout.words(), Purpose.COPY, span);
    code.storeField(() -> code.load(cell), 0, () -> code.word(emission.plan().codeNumber(function)));
    for (int at = 0; at < copies.size(); at++) {
      int copy = copies.get(at);
      code.storeField(() -> code.load(cell), layout.slot(at), () -> code.load(copy));
    }
    code.load(cell);
  }

  private void discardCell(Code code, FunctionName function) {
    List<Type> captures = emission.plan().captures(function);
    Layout layout = layout(function, captures);
    Span span = span(function);
    emission.memory().looking(code, 0, span);
    for (int at = 0; at < captures.size(); at++) {
      code.loadField(() -> code.load(0), layout.slot(at));
      emission.types().discard(code, captures.get(at));
    }
    emission.memory().free(code, 0, layout.words(), Purpose.DISCARD, span);
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
    Label none = new Label();
    if (!functions.isEmpty()) {
      int[] keys = functions.stream().mapToInt(emission.plan()::codeNumber).toArray();
      Label[] labels = functions.stream().map(_ -> new Label()).toArray(Label[]::new);
      code.load(number);
      code.instruction(L2I);
      IntSwitch.emit(code, keys, labels, none);
      for (int at = 0; at < labels.length; at++) {
        code.place(labels[at]);
        action.accept(code, functions.get(at));
        code.instruction(signature.returning());
      }
    }
    code.place(none);
    code.unreachable();
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
