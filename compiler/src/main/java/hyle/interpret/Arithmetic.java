package hyle.interpret;

import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveOperation.Arithmetic.Operator;
import hyle.name.PrimitiveType;
import hyle.report.Span;
import hyle.runtime.Stop;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/// What primitive operations mean [A2] to [A8]: integers are computed exactly, and then wrap; floats are computed as doubles, and then are
/// rounded to their width, which gives what IEEE 754 asks of sums, products and quotients of narrower ones.
final class Arithmetic {
  private static final BigInteger TWO = BigInteger.TWO;

  private Arithmetic() {}

  /// Words hold integers with their sign, and floats as their bits.
  static long compute(PrimitiveOperation operation, List<Long> words, Span span) {
    return switch (operation) {
      case PrimitiveOperation.Arithmetic(Operator operator, PrimitiveType.Float(int bits)) -> onFloats(operator, bits, words);
      case PrimitiveOperation.Arithmetic(Operator operator, PrimitiveType type) -> onIntegers(operator, bits(type), words, span);
      case PrimitiveOperation.Comparison(var operator, PrimitiveType.Float(int bits)) ->
          truth(compareFloats(operator, toDouble(words.get(0), bits), toDouble(words.get(1), bits)));
      case PrimitiveOperation.Comparison(var operator, PrimitiveType type) ->
          truth(compareIntegers(operator, words.get(0), words.get(1), bits(type)));
      case PrimitiveOperation.Conversion(var operator, PrimitiveType from, PrimitiveType to) ->
          convert(operator, bits(from), bits(to), words.getFirst());
    };
  }

  /// The integer of so many bits that is congruent.
  static long wrap(BigInteger value, int bits) {
    if (value.bitLength() < bits) {
      return value.longValueExact();
    }
    BigInteger modulus = TWO.pow(bits);
    BigInteger rest = value.mod(modulus);
    return rest.testBit(bits - 1) ? rest.subtract(modulus).longValueExact() : rest.longValueExact();
  }

  private static long truth(boolean yes) {
    return yes ? 1 : 0;
  }

  private static int bits(PrimitiveType type) {
    return switch (type) {
      case PrimitiveType.Int(int bits) -> bits;
      case PrimitiveType.Float(int bits) -> bits;
      case PrimitiveType.Rune _ -> Integer.SIZE;
      case PrimitiveType.Pointer _, PrimitiveType.Void _ -> Long.SIZE;
    };
  }

  private static BigInteger signed(long word) {
    return BigInteger.valueOf(word);
  }

  private static BigInteger unsigned(long word, int bits) {
    return BigInteger.valueOf(word).mod(TWO.pow(bits));
  }

  private static long onIntegers(Operator operator, int bits, List<Long> words, Span span) {
    long x = words.get(0);
    long y = words.get(1);
    return switch (operator) {
      case ADD -> wrap(signed(x).add(signed(y)), bits);
      case SUB -> wrap(signed(x).subtract(signed(y)), bits);
      case MUL -> wrap(signed(x).multiply(signed(y)), bits);
      case DIV -> wrap(signed(x).divide(divisor(signed(y), span)), bits);
      case REM -> wrap(signed(x).remainder(divisor(signed(y), span)), bits);
      case UDIV -> wrap(unsigned(x, bits).divide(divisor(unsigned(y, bits), span)), bits);
      case UREM -> wrap(unsigned(x, bits).remainder(divisor(unsigned(y, bits), span)), bits);
      case AND -> x & y;
      case OR -> x | y;
      case XOR -> x ^ y;
      case SHL -> wrap(signed(x).shiftLeft(count(y, bits)), bits);
      case LSHR -> wrap(unsigned(x, bits).shiftRight(count(y, bits)), bits);
      case ASHR -> wrap(signed(x).shiftRight(count(y, bits)), bits);
      case NEG -> throw new AssertionError("the negation of an integer");
    };
  }

  private static BigInteger divisor(BigInteger value, Span span) {
    if (value.signum() == 0) {
      throw Stop.divisionByZero(span.toString());
    }
    return value;
  }

  private static int count(long word, int bits) {
    return unsigned(word, bits).mod(BigInteger.valueOf(bits)).intValueExact();
  }

  private static boolean compareIntegers(PrimitiveOperation.Comparison.Operator operator, long x, long y, int bits) {
    return switch (operator) {
      case EQ -> x == y;
      case NE -> x != y;
      case GT -> x > y;
      case GE -> x >= y;
      case LT -> x < y;
      case LE -> x <= y;
      case UGT -> unsigned(x, bits).compareTo(unsigned(y, bits)) > 0;
      case UGE -> unsigned(x, bits).compareTo(unsigned(y, bits)) >= 0;
      case ULT -> unsigned(x, bits).compareTo(unsigned(y, bits)) < 0;
      case ULE -> unsigned(x, bits).compareTo(unsigned(y, bits)) <= 0;
      case UEQ, UNE, ORD, UNO, TRUE, FALSE -> throw new AssertionError(operator + " on integers");
    };
  }

  private static boolean compareFloats(PrimitiveOperation.Comparison.Operator operator, double x, double y) {
    boolean isUnordered = Double.isNaN(x) || Double.isNaN(y);
    return switch (operator) {
      case EQ -> x == y;
      case NE -> !isUnordered && x != y;
      case GT -> x > y;
      case GE -> x >= y;
      case LT -> x < y;
      case LE -> x <= y;
      case UEQ -> isUnordered || x == y;
      case UNE -> isUnordered || x != y;
      case UGT -> isUnordered || x > y;
      case UGE -> isUnordered || x >= y;
      case ULT -> isUnordered || x < y;
      case ULE -> isUnordered || x <= y;
      case ORD -> !isUnordered;
      case UNO -> isUnordered;
      case TRUE -> true;
      case FALSE -> false;
    };
  }

  private static long onFloats(Operator operator, int bits, List<Long> words) {
    double x = toDouble(words.getFirst(), bits);
    double y = toDouble(words.getLast(), bits);
    return switch (operator) {
      case ADD -> toWord(x + y, bits);
      case SUB -> toWord(x - y, bits);
      case MUL -> toWord(x * y, bits);
      case DIV -> toWord(x / y, bits);
      case REM -> toWord(x % y, bits);
      case NEG -> toWord(-x, bits);
      case UDIV, UREM, AND, OR, XOR, SHL, LSHR, ASHR -> throw new AssertionError(operator + " on floats");
    };
  }

  private static long convert(PrimitiveOperation.Conversion.Operator operator, int from, int to, long word) {
    return switch (operator) {
      case TRUNC, SEXT -> wrap(signed(word), to);
      case ZEXT -> wrap(unsigned(word, from), to);
      case FPTRUNC, FPEXT -> toWord(toDouble(word, from), to);
      case FPTOSI -> saturated(toDouble(word, from), TWO.pow(to - 1).negate(), TWO.pow(to - 1).subtract(BigInteger.ONE), to);
      case FPTOUI -> saturated(toDouble(word, from), BigInteger.ZERO, TWO.pow(to).subtract(BigInteger.ONE), to);
      case SITOFP -> ofInteger(signed(word), to);
      case UITOFP -> ofInteger(unsigned(word, from), to);
    };
  }

  private static long saturated(double value, BigInteger least, BigInteger greatest, int bits) {
    if (Double.isNaN(value)) {
      return 0;
    }
    BigInteger whole =
        Double.isInfinite(value) ? (value > 0 ? greatest : least) : new BigDecimal(value).toBigInteger();
    return wrap(whole.max(least).min(greatest), bits);
  }

  /// Integers that do not fit a double are rounded once, to the width that is asked for.
  private static long ofInteger(BigInteger value, int bits) {
    return bits == Float.SIZE ? Float.floatToRawIntBits(value.floatValue()) : toWord(value.doubleValue(), bits);
  }

  private static double toDouble(long word, int bits) {
    return switch (bits) {
      case Double.SIZE -> Double.longBitsToDouble(word);
      case Float.SIZE -> Float.intBitsToFloat((int) word);
      default -> Float.float16ToFloat((short) word);
    };
  }

  private static long toWord(double value, int bits) {
    return switch (bits) {
      case Double.SIZE -> Double.doubleToRawLongBits(value);
      case Float.SIZE -> Float.floatToRawIntBits((float) value);
      default -> toHalf(value);
    };
  }

  /// The nearest half, that with the even last bit of two that are as near: the float in between may have been rounded to one side.
  private static short toHalf(double value) {
    short near = Float.floatToFloat16((float) value);
    if (Double.isNaN(value) || Double.isInfinite(value) || Float.isInfinite(Float.float16ToFloat(near))) {
      return near;
    }
    short best = near;
    for (int step = -1; step <= 1; step++) {
      short other = (short) (near + step);
      double distance = Math.abs(Float.float16ToFloat(other) - value);
      double least = Math.abs(Float.float16ToFloat(best) - value);
      if (distance < least || distance == least && (other & 1) == 0 && (best & 1) != 0) {
        best = other;
      }
    }
    return best;
  }
}
