package hyle.jvm;

import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.LRETURN;
import static org.objectweb.asm.Opcodes.POP2;
import static org.objectweb.asm.Opcodes.RETURN;

import hyle.core.Core;
import hyle.core.Core.DataName;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Type;
import hyle.core.Descriptor.Head;
import hyle.memory.Derived;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/// The class through which values are copied and discarded by the words for their types, and functions from types to types applied.
///
/// ```
/// copy(x, type) { switch (head(type)) { 0 => x   1 => copy<list(int)>(x)   2 => copy<list(_)>(x, argument(type, 0))   … } }
/// apply1(f, a)  { switch (head(f)) { 3 => same(a)   4 => pair-with(argument(f, 0), a)   … } }
/// ```
///
/// More than 64 types make two levels of switches, since the JIT compiles no method of more than 8000 bytes.
final class TypesEmitter {
  static final String COPY = "copy";
  static final String DISCARD = "discard";
  static final String APPLY = "apply";
  private static final String DESCRIPTORS = "hyle/runtime/TypeDescriptors";
  private static final int CASES_A_METHOD = 64;

  private final Emission emission;
  private final Heads heads;
  private final ClassVisitor visitor;

  /// A method to be, of so many words; its result is returned by `returning`; `type` is the parameter that the switch goes by.
  private record Signature(String name, int parameters, int type, int returning) {
    String descriptor() {
      return "(" + "J".repeat(parameters) + ")" + (returning == LRETURN ? "J" : "V");
    }
  }

  TypesEmitter(Emission emission, ClassVisitor visitor) {
    this.emission = emission;
    this.heads = emission.plan().heads();
    this.visitor = visitor;
  }

  /// Emits all methods of the class.
  void emit() {
    List<Head> ofValues = heads.all().stream().filter(head -> !(head instanceof Head.Code)).toList();
    forValues(new Signature(COPY, 2, 1, LRETURN), ofValues, this::copy);
    forValues(new Signature(DISCARD, 2, 1, RETURN), ofValues, this::discard);
    for (int arity : heads.appliedArities()) {
      List<Head> functions = heads.all().stream().filter(head -> takes(head, arity)).toList();
      Signature signature = new Signature(APPLY + arity, arity + 1, 0, LRETURN);
      method(signature, code -> choose(code, signature, functions, (inside, head) -> apply(inside, head, arity)));
    }
  }

  private void forValues(Signature signature, List<Head> types, BiConsumer<Code, Head> action) {
    method(
        signature,
        code -> {
          Label owned = new Label();
          code.load(2 * signature.type());
          code.word(0);
          code.instruction(LCMP);
          code.jump(IFNE, owned);
          if (signature.returning() == LRETURN) {
            code.load(0);
          }
          code.instruction(signature.returning());
          code.place(owned);
          choose(code, signature, types, action);
        });
  }

  private void copy(Code code, Head head) {
    code.load(0);
    switch (head) {
      case Head.Known(Type type) -> emission.types().copy(code, type, TypesEmitter::noField);
      case Head.Open(DataName data) -> derived(code, Derived.copyName(new Type.Data(data)), data);
      case Head.Code _, Head.Applied _ -> throw new AssertionError("no values are of " + head);
    }
  }

  private void discard(Code code, Head head) {
    code.load(0);
    switch (head) {
      case Head.Known(Type type) -> emission.types().discard(code, type, TypesEmitter::noField);
      case Head.Open(DataName data) -> {
        derived(code, Derived.discardName(new Type.Data(data)), data);
        code.instruction(POP2);
      }
      case Head.Code _, Head.Applied _ -> throw new AssertionError("no values are of " + head);
    }
  }

  /// The value is on the stack; the arguments of its type follow.
  private void derived(Code code, FunctionName function, DataName data) {
    Core.DataType type = emission.plan().program().dataTypes().get(data);
    for (int at = 0; at < type.parameters(); at++) {
      argument(code, 2, at);
    }
    emission.calls().call(code, function);
  }

  private static void noField(int field) {
    throw new AssertionError("a type without arguments has no field " + field);
  }

  private boolean takes(Head head, int arity) {
    return head instanceof Head.Code(FunctionName function)
        && emission.plan().place(function).parameters() - heads.captured(function) == arity;
  }

  private void apply(Code code, Head head, int arity) {
    if (!(head instanceof Head.Code(FunctionName function))) {
      throw new AssertionError("no function from types to types: " + head);
    }
    for (int at = 0; at < heads.captured(function); at++) {
      argument(code, 0, at);
    }
    for (int at = 1; at <= arity; at++) {
      code.load(2 * at);
    }
    emission.calls().call(code, function);
  }

  private static void argument(Code code, int local, int at) {
    code.load(local);
    code.number(at);
    code.call(DESCRIPTORS, "argument", "(JI)J");
  }

  private void choose(Code code, Signature signature, List<Head> types, BiConsumer<Code, Head> action) {
    int number = code.wordLocal();
    code.load(2 * signature.type());
    code.call(DESCRIPTORS, "head", "(J)J");
    code.store(number);
    if (types.size() <= CASES_A_METHOD) {
      leaf(code, signature, types, number, action);
      return;
    }
    List<List<Head>> parts = new ArrayList<>();
    for (int from = 0; from < types.size(); from += CASES_A_METHOD) {
      parts.add(types.subList(from, Math.min(types.size(), from + CASES_A_METHOD)));
    }
    for (List<Head> part : parts.reversed()) {
      Label before = new Label();
      long first = heads.number(part.getFirst());
      Signature own = new Signature(signature.name() + "from" + first, signature.parameters(), signature.type(), signature.returning());
      if (part != parts.getFirst()) {
        code.load(number);
        code.word(first);
        code.instruction(LCMP);
        code.jump(IFLT, before);
      }
      for (int at = 0; at < signature.parameters(); at++) {
        code.load(2 * at);
      }
      code.call(emission.plan().typesClass(), own.name(), own.descriptor());
      code.instruction(signature.returning());
      code.place(before);
      method(
          own,
          inside -> {
            int inner = inside.wordLocal();
            inside.load(2 * signature.type());
            inside.call(DESCRIPTORS, "head", "(J)J");
            inside.store(inner);
            leaf(inside, own, part, inner, action);
          });
    }
  }

  private void leaf(Code code, Signature signature, List<Head> types, int number, BiConsumer<Code, Head> action) {
    IntSwitch.returning(code, number, types, heads::number, each -> action.accept(code, each), signature.returning());
  }

  private void method(Signature signature, Consumer<Code> body) {
    MethodVisitor method = visitor.visitMethod(ACC_STATIC, signature.name(), signature.descriptor(), null, null);
    method.visitCode();
    body.accept(new Code(method, 2 * signature.parameters()));
    method.visitMaxs(0, 0);
    method.visitEnd();
  }
}
