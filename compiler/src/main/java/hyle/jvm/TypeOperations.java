package hyle.jvm;

import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.LASTORE;
import static org.objectweb.asm.Opcodes.NEWARRAY;
import static org.objectweb.asm.Opcodes.POP2;
import static org.objectweb.asm.Opcodes.T_LONG;

import hyle.core.Core;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Type;
import hyle.core.Descriptor;
import hyle.core.Descriptor.Head;
import hyle.memory.Derived;
import java.util.List;
import java.util.function.IntConsumer;

/// Copies and discards of values by their types, and the words for types.
record TypeOperations(Plan plan, Calls calls) {
  static final String COPY_CLOSURE = "copyClosure";
  static final String DISCARD_CLOSURE = "discardClosure";

  /// `word` to its deep copy; `fields` pushes a field of the cell in whose terms the type is.
  void copy(Code code, Type type, IntConsumer fields) {
    switch (type) {
      case Type.Immediate _, Type.Noema _ -> {}
      case Type.Data data -> derived(code, Derived.copyName(data), data, fields);
      case Type.Dynamic(Descriptor descriptor) -> {
        push(code, descriptor, fields);
        copyAs(code);
      }
      case Type.Resource(Core.ResourceName name) -> calls.call(code, plan.program().resources().get(name).copy());
      case Type.Closure _ -> code.call(plan.closuresClass(), COPY_CLOSURE, "(J)J");
      case Type.Token _, Type.Hole _ -> throw new AssertionError("a copy of " + type);
    }
  }

  /// `word` to nothing.
  void discard(Code code, Type type, IntConsumer fields) {
    switch (type) {
      case Type.Immediate _, Type.Noema _ -> code.instruction(POP2);
      case Type.Data data -> {
        derived(code, Derived.discardName(data), data, fields);
        code.instruction(POP2);
      }
      case Type.Dynamic(Descriptor descriptor) -> {
        push(code, descriptor, fields);
        discardAs(code);
      }
      case Type.Resource(Core.ResourceName name) -> {
        calls.call(code, plan.program().resources().get(name).discard());
        code.instruction(POP2);
      }
      case Type.Closure _ -> code.call(plan.closuresClass(), DISCARD_CLOSURE, "(J)V");
      case Type.Token _, Type.Hole _ -> throw new AssertionError("a discard of " + type);
    }
  }

  /// `word type` to the word's deep copy.
  void copyAs(Code code) {
    code.call(plan.typesClass(), TypesEmitter.COPY, "(JJ)J");
  }

  /// `word type` to nothing.
  void discardAs(Code code) {
    code.call(plan.typesClass(), TypesEmitter.DISCARD, "(JJ)V");
  }

  /// Pushes the word for a type, with the words that `arguments` push.
  void describe(Code code, Head head, List<Runnable> arguments) {
    switch (head) {
      case Head.Applied() -> {
        arguments.forEach(Runnable::run);
        code.call(plan.typesClass(), TypesEmitter.APPLY + (arguments.size() - 1), Plan.descriptor(arguments.size()));
      }
      case Head.Known _, Head.Open _, Head.Code _ -> {
        code.word(plan.heads().number(head));
        if (!arguments.isEmpty()) {
          array(code, arguments);
          code.call("hyle/runtime/TypeDescriptors", "make", "(J[J)J");
        }
      }
    }
  }

  private static void array(Code code, List<Runnable> words) {
    code.number(words.size());
    code.method.visitIntInsn(NEWARRAY, T_LONG);
    for (int at = 0; at < words.size(); at++) {
      code.instruction(DUP);
      code.number(at);
      words.get(at).run();
      code.instruction(LASTORE);
    }
  }

  private void push(Code code, Descriptor descriptor, IntConsumer fields) {
    switch (descriptor) {
      case Descriptor.Field(int number) -> fields.accept(number);
      case Descriptor.Held(Core.Constant(long bits, _)) -> code.word(bits);
      case Descriptor.Made(Head head, List<Descriptor> arguments) ->
          describe(code, head, arguments.stream().<Runnable>map(argument -> () -> push(code, argument, fields)).toList());
      case Descriptor.Held _, Descriptor.Parameter _, Descriptor.Unknown _ -> throw new AssertionError("no word for " + descriptor);
    }
  }

  private void derived(Code code, FunctionName function, Type.Data type, IntConsumer fields) {
    type.arguments().forEach(argument -> push(code, argument, fields));
    calls.call(code, function);
  }
}
