package hyle.random;

import java.math.BigInteger;
import java.util.List;

/// Numbers, runes and texts: literals, arithmetic, comparisons, conversions.
final class NumberProductions {
  static final List<Production> TABLE =
      List.of(
          new Production("literal", (_, goal, _) -> goal instanceof Type.Number ? 3 : 0, (maker, goal, _, _) -> literal(maker, goal)),
          new Production("arithmetic", (_, goal, _) -> goal instanceof Type.Number ? 4 : 0, NumberProductions::arithmetic),
          new Production("conversion", (_, goal, _) -> goal instanceof Type.Number ? 1 : 0, NumberProductions::conversion),
          new Production("comparison", (_, goal, _) -> goal.equals(Type.BOOL) ? 4 : 0, NumberProductions::comparison),
          new Production("rune", (_, goal, _) -> goal.equals(Type.RUNE) ? 4 : 0, (maker, goal, _, _) -> rune(maker, goal)),
          new Production("text", (_, goal, _) -> goal.equals(Type.LITERAL_TEXT) ? 3 : 0, (maker, _, _, _) -> text(maker)),
          new Production(
              "owned text", (_, goal, _) -> goal.equals(Type.TEXT) ? 3 : 0, (maker, goal, _, _) -> new Term.Embody(text(maker), goal)));

  private static final List<String> FLOATS =
      List.of("0.0", "1.0", "-1.5", "0.5", "3.25", "1000000.0", "-0.0", "65504.0", "1e-7", "2.5e30", "NaN", "Infinity");
  private static final List<String> INTEGER_OPERATIONS =
      List.of("add", "add", "add", "sub", "sub", "mul", "mul", "and", "or", "xor", "shl", "lshr", "ashr", "div", "rem", "udiv", "urem");
  private static final List<String> DIVISIONS = INTEGER_OPERATIONS.subList(13, 17);
  private static final List<String> FLOAT_OPERATIONS = List.of("add", "sub", "mul", "div", "rem", "neg");
  private static final List<String> INTEGER_COMPARISONS = List.of("eq", "ne", "gt", "ge", "lt", "le", "ugt", "uge", "ult", "ule");
  private static final List<String> FLOAT_COMPARISONS =
      List.of("eq", "ne", "gt", "ge", "lt", "le", "ueq", "une", "ugt", "uge", "ult", "ule", "ord", "uno");
  private static final List<String> RUNES = List.of("`a`", "`b`", "`λ`", "`あ`", "`\\n`");
  private static final List<String> TEXTS = List.of("", "a", "bc", "λx", "tea", "abcabc");

  private NumberProductions() {}

  /// A number in the range of its type: often a small one, sometimes one at the edge.
  static Term literal(Maker maker, Type goal) {
    Type.Number type = (Type.Number) goal;
    if (type.isFloat()) {
      return new Term.Literal(maker.oneIn(2) ? maker.pick(FLOATS.subList(0, 5)) : maker.pick(FLOATS), type);
    }
    int bits = type.bits();
    BigInteger half = BigInteger.ONE.shiftLeft(bits - 1);
    BigInteger value =
        switch (maker.below(12)) {
          case 0 -> half.negate();
          case 1 -> half.subtract(BigInteger.ONE);
          case 2 -> BigInteger.ONE.negate();
          case 3 -> BigInteger.ZERO;
          default -> BigInteger.valueOf(maker.below(10));
        };
    BigInteger fitting = value.compareTo(half) < 0 ? value : half.subtract(BigInteger.ONE);
    return new Term.Literal(fitting.toString(), type);
  }

  private static Term rune(Maker maker, Type goal) {
    return new Term.Literal(maker.pick(RUNES), goal);
  }

  static Term text(Maker maker) {
    return Term.text(maker.pick(TEXTS));
  }

  private static Term arithmetic(Maker maker, Type goal, Scope scope, int size) {
    Type.Number type = (Type.Number) goal;
    if (maker.traps() && !type.isFloat() && maker.oneIn(4)) {
      return Term.call(maker.pick(DIVISIONS) + "-" + type.name(), type, maker.term(type, scope, size - 1), new Term.Literal("0", type));
    }
    String operation = maker.pick(type.isFloat() ? FLOAT_OPERATIONS : INTEGER_OPERATIONS);
    String name = operation + "-" + type.name();
    if (operation.equals("neg")) {
      return Term.call(name, type, maker.term(type, scope, size - 1));
    }
    Term left = maker.term(type, scope, maker.share(size, 2));
    Term right = maker.term(type, scope, maker.share(size, 2));
    boolean mayTrap = !type.isFloat() && (operation.endsWith("div") || operation.endsWith("rem"));
    return Term.call(name, type, left, mayTrap && !maker.traps() ? Term.call("or-" + type.name(), type, right, one(type)) : right);
  }

  /// An odd number; of one bit, that is -1.
  private static Term one(Type.Number type) {
    return new Term.Literal(type.bits() == 1 ? "-1" : "1", type);
  }

  private static Term comparison(Maker maker, Type goal, Scope scope, int size) {
    Type.Number type = (Type.Number) new Types(maker).number();
    String operation = maker.pick(type.isFloat() ? FLOAT_COMPARISONS : INTEGER_COMPARISONS);
    return Term.call(
        operation + "-" + type.name(),
        goal,
        maker.term(type, scope, maker.share(size, 2)),
        maker.term(type, scope, maker.share(size, 2)));
  }

  private static Term conversion(Maker maker, Type goal, Scope scope, int size) {
    Type.Number to = (Type.Number) goal;
    Type.Number from = (Type.Number) new Types(maker).number();
    if (from.name().equals(to.name()) || from.isFloat() == to.isFloat() && from.bits() == to.bits()) {
      return literal(maker, goal);
    }
    return converted(maker.pick(conversions(from, to)), from, to, maker.term(from, scope, size - 1));
  }

  private static List<String> conversions(Type.Number from, Type.Number to) {
    boolean widens = from.bits() < to.bits();
    if (from.isFloat()) {
      return to.isFloat() ? List.of(widens ? "fpext" : "fptrunc") : List.of("fptosi", "fptoui");
    }
    if (to.isFloat()) {
      return List.of("sitofp", "uitofp");
    }
    return widens ? List.of("sext", "zext") : List.of("trunc");
  }

  private static Term converted(String operation, Type.Number from, Type.Number to, Term value) {
    return Term.call(operation + "-" + from.name() + "-" + to.name(), to, value);
  }

  /// The number as an `int` or a `float`, to be printed.
  static Term widened(Type.Number from, Term value) {
    if (from.bits() == 64) {
      return value;
    }
    return from.isFloat()
        ? converted("fpext", from, (Type.Number) Type.FLOAT, value)
        : converted("sext", from, (Type.Number) Type.INT, value);
  }
}
