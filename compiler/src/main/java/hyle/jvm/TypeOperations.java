package hyle.jvm;

import static org.objectweb.asm.Opcodes.POP2;

import hyle.core.Core;
import hyle.core.Core.Type;
import hyle.memory.Derived;

/// Copies and discards of values by their types.
record TypeOperations(Plan plan, Calls calls) {
  static final String COPY_CLOSURE = "copyClosure";
  static final String DISCARD_CLOSURE = "discardClosure";

  /// `word` to its deep copy.
  void copy(Code code, Type type) {
    switch (type) {
      case Type.Immediate _, Type.Noema _ -> {}
      case Type.Data data -> calls.call(code, Derived.copyName(data));
      case Type.Resource(Core.ResourceName name) -> calls.call(code, plan.program().resources().get(name).copy());
      case Type.Closure _ -> code.call(plan.closuresClass(), COPY_CLOSURE, "(J)J");
      case Type.Token _, Type.Hole _ -> throw new AssertionError("a copy of " + type);
    }
  }

  /// `word` to nothing.
  void discard(Code code, Type type) {
    switch (type) {
      case Type.Immediate _, Type.Noema _ -> code.instruction(POP2);
      case Type.Data data -> {
        calls.call(code, Derived.discardName(data));
        code.instruction(POP2);
      }
      case Type.Resource(Core.ResourceName name) -> {
        calls.call(code, plan.program().resources().get(name).discard());
        code.instruction(POP2);
      }
      case Type.Closure _ -> code.call(plan.closuresClass(), DISCARD_CLOSURE, "(J)V");
      case Type.Token _, Type.Hole _ -> throw new AssertionError("a discard of " + type);
    }
  }
}
