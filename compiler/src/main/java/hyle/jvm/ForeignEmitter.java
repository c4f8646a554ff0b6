package hyle.jvm;

import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.LCONST_0;
import static org.objectweb.asm.Opcodes.PUTSTATIC;

import hyle.core.Core.Operand;
import hyle.name.Intrinsic;
import hyle.name.PrimitiveType;
import hyle.name.Services;
import hyle.report.Span;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/// Calls of the runtime and of C, and static texts.
final class ForeignEmitter {
  /// The class file format gives a string 65,535 bytes, and a character takes at most three.
  private static final int LONGEST_CONSTANT = 20_000;
  /// What the symbol of a variable begins with.
  private static final String VARIABLE = "&";
  private static final Handle FIND =
      new Handle(
          H_INVOKESTATIC,
          "hyle/runtime/ForeignFunction",
          "find",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;Ljava/lang/String;)"
              + "Ljava/lang/invoke/MethodHandle;",
          false);

  private final Emission emission;
  private final Code code;
  private final Frame frame;

  ForeignEmitter(Emission emission, Code code, Frame frame) {
    this.emission = emission;
    this.code = code;
    this.frame = frame;
  }

  /// Leaves the result on the stack, 0 when there is none.
  void call(String symbol, List<Operand> operands, Span span) {
    emission.memory().calling(code, span);
    int colon = symbol.indexOf(':');
    String name = colon < 0 ? symbol : symbol.substring(0, colon);
    Optional<Intrinsic> intrinsic = Intrinsic.named(name);
    if (intrinsic.isPresent()) {
      callIntrinsic(intrinsic.get(), operands);
    } else if (symbol.startsWith(VARIABLE)) {
      variable(symbol.substring(VARIABLE.length()));
    } else {
      Services.named(name)
          .filter(service -> service.operands() == operands.size() && symbol.indexOf('|') < 0)
          .ifPresentOrElse(service -> callService(service, operands), () -> callC(symbol, operands));
    }
  }

  private void callService(Services.Service service, List<Operand> operands) {
    operands.forEach(frame::push);
    callPrepared(service);
  }

  private void callPrepared(Services.Service service) {
    code.call(service.owner(), service.method(), service.descriptor());
    switch (service.result()) {
      case WORD -> {}
      case NOTHING -> code.instruction(LCONST_0);
    }
  }

  /// The runtime computes with 64-bit floats; the width of integers is the last argument.
  private void callIntrinsic(Intrinsic intrinsic, List<Operand> operands) {
    Services.Service service =
        Services.named("llvm." + intrinsic.operation())
            .orElseThrow(() -> new AssertionError("no service for " + intrinsic.operation()));
    for (int at = 0; at < operands.size(); at++) {
      frame.push(operands.get(at));
      convert(intrinsic.parameters().get(at), "from");
    }
    if (service.operands() > operands.size() && intrinsic.result() instanceof PrimitiveType.Int(int bits)) {
      code.word(bits);
    }
    callPrepared(service);
    convert(intrinsic.result(), "to");
  }

  private void convert(PrimitiveType type, String direction) {
    if (type instanceof PrimitiveType.Float(int bits) && bits < 64) {
      code.call("hyle/runtime/Floats", direction + bits, "(J)J");
    }
  }

  /// The address of a variable of C.
  private void variable(String name) {
    code.method.visitLdcInsn(Type.getObjectType(emission.statics().owner()));
    code.method.visitLdcInsn(name);
    code.call("hyle/runtime/ForeignLibraries", "variable", "(Ljava/lang/Class;Ljava/lang/String;)J");
  }

  /// Leaves the text on the stack. It is made when it is first needed; its address stays in a static field.
  void text(String value) {
    String owner = emission.statics().owner();
    String field = emission.statics().text(value);
    Label known = new Label();
    code.method.visitFieldInsn(GETSTATIC, owner, field, "J");
    code.instruction(LCONST_0);
    code.instruction(LCMP);
    code.jump(IFNE, known);
    pushString(value);
    code.call("hyle/runtime/Text", "literal", "(Ljava/lang/String;)J");
    code.method.visitFieldInsn(PUTSTATIC, owner, field, "J");
    code.place(known);
    code.method.visitFieldInsn(GETSTATIC, owner, field, "J");
  }

  /// The handle of the C function is a constant of the class, found at the first call. What the runtime does not have is looked
  /// for in C too, and not found there.
  private void callC(String symbol, List<Operand> operands) {
    String typed = symbol.indexOf(':') < 0 ? symbol + ":" + "l".repeat(operands.size()) + ">l" : symbol;
    code.method.visitLdcInsn(new ConstantDynamic("function", "Ljava/lang/invoke/MethodHandle;", FIND, typed));
    operands.forEach(frame::push);
    code.method.visitMethodInsn(
        INVOKEVIRTUAL, "java/lang/invoke/MethodHandle", "invokeExact", "(" + "J".repeat(operands.size()) + ")J", false);
  }

  private void pushString(String value) {
    int end = Math.min(value.length(), LONGEST_CONSTANT);
    code.method.visitLdcInsn(value.substring(0, end));
    while (end < value.length()) {
      int next = Math.min(value.length(), end + LONGEST_CONSTANT);
      code.method.visitLdcInsn(value.substring(end, next));
      code.method.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
      end = next;
    }
  }
}
