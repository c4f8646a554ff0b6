package hyle.core;

import hyle.core.Core.Constant;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.name.PrimitiveOperation.Arithmetic;
import hyle.name.PrimitiveOperation.Conversion;
import hyle.name.PrimitiveType;
import hyle.report.Span;
import java.util.List;

/// `magic load`, `store` and `alloca`: services of the runtime on 1, 2, 4 and 8 bytes, and conversions for the widths between.
final class RawMemory {
  private RawMemory() {}

  static Operand load(PrimitiveType type, Operand address, BlockBuilder builder, Span span) {
    Operation load = new Operation.Foreign("hyle_load_int" + storedBits(type), List.of(address));
    return cut(type, word(load, builder, span), builder, span);
  }

  /// The value of a type of any width in what C or memory gave, whose widths are 8, 16, 32 and 64 bits.
  static Operand cut(PrimitiveType type, Variable loaded, BlockBuilder builder, Span span) {
    int bits = storedBits(type);
    return type instanceof PrimitiveType.Int(int width) && width < bits
        ? word(new Operation.Primitive(new Conversion(Conversion.Operator.TRUNC, new PrimitiveType.Int(bits), type), List.of(loaded)), builder, span)
        : loaded;
  }

  /// Writes the bytes that the type has, and no others: three for an `int24`. Bits above an integer of another width are 0.
  static Operand store(PrimitiveType type, Operand value, Operand address, BlockBuilder builder, Span span) {
    int bits = storedBits(type);
    if (!(type instanceof PrimitiveType.Int(int width)) || width == bits) {
      return word(new Operation.Foreign("hyle_store_int" + bits, List.of(value, address)), builder, span);
    }
    PrimitiveType whole = new PrimitiveType.Int(bits);
    Conversion widen = new Conversion(Conversion.Operator.ZEXT, type, whole);
    Operand content = word(new Operation.Primitive(widen, List.of(value)), builder, span);
    Operand target = address;
    int left = (width + 7) / 8;
    while (left > Integer.highestOneBit(left)) {
      int part = Integer.highestOneBit(left);
      word(new Operation.Foreign("hyle_store_int" + 8 * part, List.of(content, target)), builder, span);
      content = arithmetic(Arithmetic.Operator.LSHR, whole, content, 8L * part, builder, span);
      target = arithmetic(Arithmetic.Operator.ADD, PrimitiveType.INT64, target, part, builder, span);
      left -= part;
    }
    return word(new Operation.Foreign("hyle_store_int" + 8 * left, List.of(content, target)), builder, span);
  }

  private static Operand arithmetic(
      Arithmetic.Operator operator, PrimitiveType type, Operand operand, long amount, BlockBuilder builder, Span span) {
    List<Operand> operands = List.of(operand, new Constant(amount, Type.IMMEDIATE));
    return word(new Operation.Primitive(new Arithmetic(operator, type), operands), builder, span);
  }

  static Operand allocate(PrimitiveType type, Operand count, BlockBuilder builder, Span span) {
    Constant size = new Constant(storedBits(type) / 8, Type.IMMEDIATE);
    return word(new Operation.Foreign("hyle_stack_allocate", List.of(count, size)), builder, span);
  }

  private static Variable word(Operation operation, BlockBuilder builder, Span span) {
    return builder.let("word", Type.IMMEDIATE, operation, span);
  }

  private static int storedBits(PrimitiveType type) {
    return switch (type) {
      case PrimitiveType.Int(int bits) -> Math.max(8, Integer.highestOneBit(2 * bits - 1));
      case PrimitiveType.Float(int bits) -> bits;
      case PrimitiveType.Rune() -> 32;
      case PrimitiveType.Pointer(), PrimitiveType.Void() -> 64;
    };
  }
}
