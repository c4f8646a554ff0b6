package hyle.check;

import hyle.name.LocalName;
import hyle.name.PrimitiveType;
import hyle.report.Span;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Types and numbers of the finished tree.
final class FinishedTypes {
  private final Elaboration elaboration;
  private final Finisher finisher;
  private final Map<LocalName, Typed.Expression> ofLocals = new HashMap<>();

  FinishedTypes(Elaboration elaboration, Finisher finisher) {
    this.elaboration = elaboration;
    this.finisher = finisher;
  }

  /// Stands where an error was reported.
  static Typed.Expression malformed(Span span) {
    return new Typed.Expression.Primitive(PrimitiveType.VOID, span);
  }

  Typed.Expression type(Value value, Span span) {
    return finisher.expression(elaboration.readback(value, span));
  }

  Typed.Expression ofLocal(LocalName name, Span span) {
    Optional<Typed.Expression> known = Optional.ofNullable(ofLocals.get(name));
    if (known.isPresent()) {
      return known.get();
    }
    Typed.Expression type = type(elaboration.locals().type(name), span);
    ofLocals.put(name, type);
    return type;
  }

  Typed.Expression integer(Term.Integer integer) {
    Value representation = Newtypes.representation(elaboration, integer.type());
    return new Typed.Expression.Number(
        bits(integer.value(), representation), type(integer.type(), integer.span()), integer.span());
  }

  Typed.Expression real(Term.Real real) {
    Value representation = Newtypes.representation(elaboration, real.type());
    long bits = representation instanceof Value.Primitive(PrimitiveType.Float(int width)) ? floatBits(real.value(), width) : 0;
    return new Typed.Expression.Number(bits, type(real.type(), real.span()), real.span());
  }

  Typed.Pattern literal(Term.Pattern.Integer pattern) {
    long bits = bits(pattern.value(), elaboration.reduce(pattern.type()));
    return new Typed.Pattern.Literal(bits, type(pattern.type(), pattern.span()), pattern.span());
  }

  /// Whether some value fits the pattern: all but numbers that their type does not have.
  boolean canFit(Term.Pattern pattern) {
    return switch (pattern) {
      case Term.Pattern.Integer integer ->
          !(elaboration.reduce(integer.type()) instanceof Value.Primitive(PrimitiveType.Int(int width)))
              || Folding.fits(integer.value(), width);
      case Term.Pattern.Constructor constructor -> constructor.arguments().stream().allMatch(this::canFit);
      case Term.Pattern.Variable _, Term.Pattern.Rune _, Term.Pattern.Malformed _ -> true;
    };
  }

  private static long bits(BigInteger value, Value representation) {
    if (representation instanceof Value.Primitive(PrimitiveType.Int(int width))) {
      return Folding.wrap(value, width).longValueExact();
    }
    if (representation instanceof Value.Primitive(PrimitiveType.Float(int width))) {
      // A float of 32 bits from the number itself: by way of 64 bits it would be rounded twice.
      return width == 32 ? word(new BigDecimal(value).floatValue()) : floatBits(value.doubleValue(), width);
    }
    return value.longValue();
  }

  private static long floatBits(double value, int width) {
    return switch (width) {
      case 16 -> Float.floatToFloat16((float) value) & 0xffffL;
      case 32 -> word((float) value);
      default -> Double.doubleToRawLongBits(value);
    };
  }

  private static long word(float value) {
    return Float.floatToRawIntBits(value) & 0xffff_ffffL;
  }
}
