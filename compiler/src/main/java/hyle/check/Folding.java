package hyle.check;

import hyle.name.PrimitiveOperation.Arithmetic;
import hyle.name.PrimitiveType;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Arithmetic in types: sums, differences and products of literals, in the width of their type.
final class Folding {
  private Folding() {}

  /// Empty if the operation is another one or an operand is not a literal.
  static Optional<Value> fold(Arithmetic operation, List<Value> operands) {
    if (operands.size() != 2) {
      return Optional.empty();
    }
    if (operands.get(0) instanceof Value.Integer(BigInteger left, _)
        && operands.get(1) instanceof Value.Integer(BigInteger right, _)
        && operation.type() instanceof PrimitiveType.Int(int bits)) {
      return integers(operation.operator(), left, right)
          .map(result -> new Value.Integer(wrap(result, bits), new Value.Primitive(operation.type())));
    }
    if (operation.type() instanceof PrimitiveType.Float) {
      return real(operands.get(0))
          .flatMap(left -> real(operands.get(1)).flatMap(right -> reals(operation.operator(), left, right)))
          .map(result -> new Value.Real(result, new Value.Primitive(operation.type())));
    }
    return Optional.empty();
  }

  /// The two's complement number of this width that `value` wraps to.
  /// Whether an integer type of so many bits has the value, signed or unsigned.
  static boolean fits(BigInteger value, int bits) {
    return value.compareTo(BigInteger.ONE.shiftLeft(bits - 1).negate()) >= 0 && value.bitLength() <= bits;
  }

  static BigInteger wrap(BigInteger value, int bits) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits);
    BigInteger low = value.mod(modulus);
    return low.testBit(bits - 1) ? low.subtract(modulus) : low;
  }

  private static Optional<BigInteger> integers(Arithmetic.Operator operator, BigInteger left, BigInteger right) {
    return switch (operator) {
      case ADD -> Optional.of(left.add(right));
      case SUB -> Optional.of(left.subtract(right));
      case MUL -> Optional.of(left.multiply(right));
      case DIV, REM, UDIV, UREM, AND, OR, XOR, SHL, LSHR, ASHR, NEG -> Optional.empty();
    };
  }

  private static Optional<Double> reals(Arithmetic.Operator operator, double left, double right) {
    return switch (operator) {
      case ADD -> Optional.of(left + right);
      case SUB -> Optional.of(left - right);
      case MUL -> Optional.of(left * right);
      case DIV, REM, UDIV, UREM, AND, OR, XOR, SHL, LSHR, ASHR, NEG -> Optional.empty();
    };
  }

  private static Optional<Double> real(Value value) {
    return switch (value) {
      case Value.Real real -> Optional.of(real.value());
      case Value.Integer integer -> Optional.of(integer.value().doubleValue());
      case Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Pi _, Value.Function _ -> Optional.empty();
      case Value.Text _, Value.Rune _, Value.Neutral _, Value.Malformed _, Value.Delayed _ -> Optional.empty();
    };
  }
}
