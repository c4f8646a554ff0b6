package hyle.jvm;

import static org.objectweb.asm.Opcodes.*;

import hyle.core.Core.Constant;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveOperation.Arithmetic;
import hyle.name.PrimitiveOperation.Comparison;
import hyle.name.PrimitiveOperation.Conversion;
import hyle.name.PrimitiveType;
import hyle.report.Span;
import java.util.List;
import org.objectweb.asm.Label;

/// Primitive operations on words.
///
/// Integers are kept sign-extended to the word: what can leave the range of a narrower type is extended again, unsigned operations
/// extend by zeros first. Floats are kept as their bits and computed as the JVM's; 16-bit floats as 32-bit ones, which rounds right.
final class PrimitiveEmitter {
  private static final String NUMBERS = "hyle/runtime/Numbers";
  private static final int WORD = 64;

  private final Code code;
  private final Frame frame;

  PrimitiveEmitter(Code code, Frame frame) {
    this.code = code;
    this.frame = frame;
  }

  /// Whether the operation can end the program: an integer division by what may be zero.
  static boolean canFail(Operation.Primitive primitive) {
    return switch (primitive.operation()) {
      case Arithmetic(Arithmetic.Operator operator, PrimitiveType type) ->
          !(type instanceof PrimitiveType.Float)
              && switch (operator) {
                case DIV, REM, UDIV, UREM -> !(primitive.operands().get(1) instanceof Constant(long bits, _) && bits != 0);
                case ADD, SUB, MUL, AND, OR, XOR, SHL, LSHR, ASHR, NEG -> false;
              };
      case Comparison _, Conversion _ -> false;
    };
  }

  /// Checks the divisor, then pushes the result.
  void checkedValue(Operation.Primitive primitive, Span span) {
    Label nonzero = new Label();
    frame.push(primitive.operands().get(1));
    code.word(0);
    code.instruction(LCMP);
    code.jump(IFNE, nonzero);
    code.method.visitLdcInsn(span.toString());
    code.call("hyle/runtime/Stop", "divisionByZero", "(Ljava/lang/String;)Lhyle/runtime/Stop;");
    code.instruction(ATHROW);
    code.place(nonzero);
    value(primitive);
  }

  /// Pushes the result.
  void value(Operation.Primitive primitive) {
    List<Operand> operands = primitive.operands();
    switch (primitive.operation()) {
      case Arithmetic(Arithmetic.Operator operator, PrimitiveType.Float(int bits)) -> floatArithmetic(operator, bits, operands);
      case Arithmetic(Arithmetic.Operator operator, PrimitiveType type) -> intArithmetic(operator, bits(type), operands);
      case Comparison comparison -> truth(comparison, operands);
      case Conversion(Conversion.Operator operator, PrimitiveType from, PrimitiveType to) ->
          conversion(operator, bits(from), bits(to), operands.getFirst());
    }
  }

  /// Goes to `target` unless the comparison holds.
  void jumpUnless(Comparison comparison, List<Operand> operands, Label target) {
    switch (comparison.type()) {
      case PrimitiveType.Float(int bits) -> {
        pushAsDouble(operands.get(0), bits);
        pushAsDouble(operands.get(1), bits);
        floatJumpUnless(comparison.operator(), target);
      }
      case PrimitiveType.Int _, PrimitiveType.Rune _, PrimitiveType.Pointer _, PrimitiveType.Void _ -> {
        frame.push(operands.get(0));
        frame.push(operands.get(1));
        intJumpUnless(comparison.operator(), target);
      }
    }
  }

  private void truth(Comparison comparison, List<Operand> operands) {
    Label no = new Label();
    Label done = new Label();
    jumpUnless(comparison, operands, no);
    code.instruction(LCONST_1);
    code.jump(GOTO, done);
    code.place(no);
    code.instruction(LCONST_0);
    code.place(done);
  }

  private void intJumpUnless(Comparison.Operator operator, Label target) {
    switch (operator) {
      case EQ, NE, GT, GE, LT, LE -> code.instruction(LCMP);
      // Sign extension keeps the unsigned order of a narrower type.
      case UGT, UGE, ULT, ULE -> code.call("java/lang/Long", "compareUnsigned", "(JJ)I");
      case UEQ, UNE, ORD, UNO, TRUE, FALSE -> throw new AssertionError(operator + " on integers");
    }
    code.jump(
        switch (operator) {
          case EQ -> IFNE;
          case NE -> IFEQ;
          case GT, UGT -> IFLE;
          case GE, UGE -> IFLT;
          case LT, ULT -> IFGE;
          case LE, ULE -> IFGT;
          case UEQ, UNE, ORD, UNO, TRUE, FALSE -> throw new AssertionError(operator + " on integers");
        },
        target);
  }

  /// `DCMPL` answers less, `DCMPG` greater, when an operand is not a number: each operator takes the one that gives its own answer.
  private void floatJumpUnless(Comparison.Operator operator, Label target) {
    switch (operator) {
      case EQ -> compareAndJump(DCMPL, IFNE, target);
      case GT -> compareAndJump(DCMPL, IFLE, target);
      case GE -> compareAndJump(DCMPL, IFLT, target);
      case LT -> compareAndJump(DCMPG, IFGE, target);
      case LE -> compareAndJump(DCMPG, IFGT, target);
      case UNE -> compareAndJump(DCMPL, IFEQ, target);
      case UGT -> compareAndJump(DCMPG, IFLE, target);
      case UGE -> compareAndJump(DCMPG, IFLT, target);
      case ULT -> compareAndJump(DCMPL, IFGE, target);
      case ULE -> compareAndJump(DCMPL, IFGT, target);
      case NE -> askAndJump("lessOrGreater", IFEQ, target);
      case UEQ -> askAndJump("lessOrGreater", IFNE, target);
      case ORD -> askAndJump("ordered", IFEQ, target);
      case UNO -> askAndJump("ordered", IFNE, target);
      case TRUE -> {
        code.instruction(POP2);
        code.instruction(POP2);
      }
      case FALSE -> {
        code.instruction(POP2);
        code.instruction(POP2);
        code.jump(GOTO, target);
      }
    }
  }

  private void compareAndJump(int compare, int jump, Label target) {
    code.instruction(compare);
    code.jump(jump, target);
  }

  private void askAndJump(String question, int jump, Label target) {
    code.call(NUMBERS, question, "(DD)Z");
    code.jump(jump, target);
  }

  private void intArithmetic(Arithmetic.Operator operator, int bits, List<Operand> operands) {
    frame.push(operands.get(0));
    switch (operator) {
      case UDIV, UREM, LSHR -> zeroExtend(bits);
      case ADD, SUB, MUL, DIV, REM, AND, OR, XOR, SHL, ASHR, NEG -> {}
    }
    frame.push(operands.get(1));
    switch (operator) {
      case UDIV, UREM -> zeroExtend(bits);
      case SHL, LSHR, ASHR -> shiftCount(bits);
      case ADD, SUB, MUL, DIV, REM, AND, OR, XOR, NEG -> {}
    }
    switch (operator) {
      case ADD -> code.instruction(LADD);
      case SUB -> code.instruction(LSUB);
      case MUL -> code.instruction(LMUL);
      case DIV -> code.instruction(LDIV);
      case REM -> code.instruction(LREM);
      case UDIV -> unsignedDivide("divideUnsigned", LDIV, bits);
      case UREM -> unsignedDivide("remainderUnsigned", LREM, bits);
      case AND -> code.instruction(LAND);
      case OR -> code.instruction(LOR);
      case XOR -> code.instruction(LXOR);
      case SHL -> code.instruction(LSHL);
      case LSHR -> code.instruction(LUSHR);
      case ASHR -> code.instruction(LSHR);
      case NEG -> throw new AssertionError("the negation of an integer");
    }
    switch (operator) {
      case ADD, SUB, MUL, DIV, UDIV, UREM, SHL, LSHR -> signExtend(bits);
      case REM, AND, OR, XOR, ASHR, NEG -> {}
    }
  }

  private void unsignedDivide(String method, int instruction, int bits) {
    if (bits == WORD) {
      code.call("java/lang/Long", method, "(JJ)J");
    } else {
      code.instruction(instruction);
    }
  }

  /// `count` as a word to the count as an int, modulo the width.
  private void shiftCount(int bits) {
    if (Integer.bitCount(bits) == 1) {
      code.instruction(L2I);
      if (bits < WORD) {
        code.number(bits - 1);
        code.instruction(IAND);
      }
    } else {
      code.number(bits);
      code.call(NUMBERS, "shiftCount", "(JI)I");
    }
  }

  private void floatArithmetic(Arithmetic.Operator operator, int bits, List<Operand> operands) {
    for (Operand operand : operands) {
      pushAsFloat(operand, bits);
    }
    int instruction =
        switch (operator) {
          case ADD -> FADD;
          case SUB -> FSUB;
          case MUL -> FMUL;
          case DIV -> FDIV;
          case REM -> FREM;
          case NEG -> FNEG;
          case UDIV, UREM, AND, OR, XOR, SHL, LSHR, ASHR -> throw new AssertionError(operator + " on floats");
        };
    // The instruction on doubles has the next opcode.
    code.instruction(bits == WORD ? instruction + 1 : instruction);
    floatToWord(bits);
  }

  private void conversion(Conversion.Operator operator, int from, int to, Operand operand) {
    switch (operator) {
      case TRUNC -> {
        frame.push(operand);
        signExtend(to);
      }
      case SEXT -> frame.push(operand);
      case ZEXT -> {
        frame.push(operand);
        zeroExtend(from);
      }
      case FPTRUNC, FPEXT -> {
        pushAsDouble(operand, from);
        doubleToWord(to);
      }
      case FPTOSI -> floatToInt(operand, from, to, "toSigned");
      case FPTOUI -> floatToInt(operand, from, to, "toUnsigned");
      case SITOFP -> {
        frame.push(operand);
        signedToFloat(to);
      }
      case UITOFP -> {
        frame.push(operand);
        zeroExtend(from);
        unsignedToFloat(from, to);
      }
    }
  }

  private void floatToInt(Operand operand, int from, int to, String method) {
    pushAsDouble(operand, from);
    code.number(to);
    code.call(NUMBERS, method, "(DI)J");
  }

  private void signedToFloat(int to) {
    code.instruction(to == WORD ? L2D : L2F);
    floatToWord(to);
  }

  private void unsignedToFloat(int from, int to) {
    if (from < WORD) {
      signedToFloat(to);
    } else {
      code.call(NUMBERS, to == WORD ? "unsignedToDouble" : "unsignedToFloat", to == WORD ? "(J)D" : "(J)F");
      floatToWord(to);
    }
  }

  /// As a double for 64 bits, as a float for fewer.
  private void pushAsFloat(Operand operand, int bits) {
    frame.push(operand);
    switch (bits) {
      case 64 -> code.call("java/lang/Double", "longBitsToDouble", "(J)D");
      case 32 -> {
        code.instruction(L2I);
        code.call("java/lang/Float", "intBitsToFloat", "(I)F");
      }
      default -> {
        code.instruction(L2I);
        code.instruction(I2S);
        code.call("java/lang/Float", "float16ToFloat", "(S)F");
      }
    }
  }

  private void pushAsDouble(Operand operand, int bits) {
    pushAsFloat(operand, bits);
    if (bits < WORD) {
      code.instruction(F2D);
    }
  }

  /// What `pushAsFloat` pushes for these bits, back to a word.
  private void floatToWord(int bits) {
    switch (bits) {
      case 64 -> code.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
      case 32 -> {
        code.call("java/lang/Float", "floatToRawIntBits", "(F)I");
        code.instruction(I2L);
      }
      default -> {
        code.call("java/lang/Float", "floatToFloat16", "(F)S");
        code.instruction(I2L);
      }
    }
  }

  private void doubleToWord(int bits) {
    switch (bits) {
      case 64 -> floatToWord(bits);
      case 32 -> {
        code.instruction(D2F);
        floatToWord(bits);
      }
      default -> {
        code.call(NUMBERS, "toFloat16", "(D)S");
        code.instruction(I2L);
      }
    }
  }

  private void signExtend(int bits) {
    switch (bits) {
      case WORD -> {}
      case 32 -> {
        code.instruction(L2I);
        code.instruction(I2L);
      }
      case 16 -> {
        code.instruction(L2I);
        code.instruction(I2S);
        code.instruction(I2L);
      }
      case 8 -> {
        code.instruction(L2I);
        code.instruction(I2B);
        code.instruction(I2L);
      }
      default -> {
        code.number(WORD - bits);
        code.instruction(LSHL);
        code.number(WORD - bits);
        code.instruction(LSHR);
      }
    }
  }

  private void zeroExtend(int bits) {
    if (bits < WORD) {
      code.word(-1L >>> WORD - bits);
      code.instruction(LAND);
    }
  }

  private static int bits(PrimitiveType type) {
    return switch (type) {
      case PrimitiveType.Int(int bits) -> bits;
      case PrimitiveType.Float(int bits) -> bits;
      case PrimitiveType.Rune _ -> 32;
      case PrimitiveType.Pointer _, PrimitiveType.Void _ -> WORD;
    };
  }
}
