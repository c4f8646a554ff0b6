package hyle.library;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Floats as texts, against `BigDecimal` and `Double.parseDouble`, for any bits; and functions on them, against `Math`.
final class Floats implements Family, Family.Model {
  private static final Pattern FORM =
      Pattern.compile("(?:[+-]|_)?_*[0-9][0-9_]*(?:\\._*[0-9][0-9_]*)?(?:[eE](?:[+-][0-9_]*|_*[0-9][0-9_]*))?");
  private static final double[] EDGES = {
    0.0, -0.0, 1.0, -1.0, 0.1, 0.5, 1.5, 2.5, 1e-6, 5e-7, 1.5e-6, 2.5e-6, 1e23, 1e308, 4.9e-324, 0x1p-1022, 0x1p53, 0x1p63, -0x1p63, 1e15, 0.3,
    Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 123456.7890125, 0.0000005, 999999.9999995
  };

  @Override
  public String name() {
    return "floats";
  }

  @Override
  public int longest() {
    return 6;
  }

  @Override
  public Command command(Chance chance) {
    double value = value(chance);
    return Command.of(new Field.Text(digits(chance)), new Field.Number(Double.doubleToRawLongBits(value)));
  }

  /// Any bits, an edge value or a neighbour of one, or what lies in the middle between two numbers of six decimals.
  private static double value(Chance chance) {
    double edge = EDGES[chance.below(EDGES.length)];
    return switch (chance.below(6)) {
      case 0 -> edge;
      case 1 -> chance.oneIn(2) ? Math.nextUp(edge) : Math.nextDown(edge);
      case 2 -> (chance.below(2_000_000) - 1_000_000 + 0.5) / 1_000_000;
      case 3 -> (chance.below(2_000_000) - 1_000_000) / 128.0 + 1 / 256.0;
      case 4 -> chance.bits() / 1e9;
      default -> Double.longBitsToDouble(chance.bits());
    };
  }

  /// A number as one may write it, or almost one.
  private static String digits(Chance chance) {
    StringBuilder text = new StringBuilder(chance.of(List.of("", "", "-", "+", "_", "--")));
    if (chance.oneIn(3)) {
      text.append(between(value(chance)));
    } else {
      text.append(digits(chance, 25));
      text.append(chance.oneIn(2) ? "." + digits(chance, 25) : "");
    }
    if (chance.oneIn(2)) {
      text.append(chance.of(List.of("e", "E"))).append(chance.of(List.of("", "-", "+", "_"))).append(chance.oneIn(6) ? "" : chance.below(340));
    }
    if (chance.oneIn(6)) {
      text.insert(chance.below(text.length() + 1), chance.of(List.of("_", ".", "e", " ", "x", "f", "\u0663")));
    }
    return text.toString();
  }

  /// The number in the middle between two floats that are neighbours, which is the hardest to round.
  private static String between(double value) {
    double low = Math.abs(value);
    double high = Math.nextUp(low);
    return Double.isFinite(high) ? new BigDecimal(low).add(new BigDecimal(high)).divide(BigDecimal.TWO).toPlainString() : "1";
  }

  private static String digits(Chance chance, int most) {
    StringBuilder digits = new StringBuilder();
    for (int left = chance.below(most + 1); left > 0; left--) {
      digits.append(chance.below(10));
    }
    return digits.toString();
  }

  @Override
  public Workplace workplace() {
    return Workplace.without(this);
  }

  @Override
  public Results answer(Command command) {
    long bits = command.number(1);
    double value = Double.longBitsToDouble(bits);
    String shown = shown(value);
    double truncated = value < 0 ? Math.ceil(value) : Math.floor(value);
    return new Results()
        .option("parse-float", parsed(command.text(0)), Floats::bits)
        .text("show-float", shown)
        .option("parse-float of show-float", parsed(shown), Floats::bits)
        .text("floor", shown(Math.floor(value)))
        .text("ceil", shown(Math.ceil(value)))
        .text("trunc", shown(truncated))
        .text("sqrt", shown(Math.sqrt(value)))
        .text("abs-float", shown(Math.abs(value)))
        .number("fptosi-float-int", (long) value)
        .text("sitofp-int-float", shown(bits));
  }

  /// Six decimals of the exact value, rightly rounded, half to even.
  private static String shown(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    String sign = Double.compare(value, -0.0) <= 0 ? "-" : "";
    return sign
        + (Double.isInfinite(value) ? "inf" : new BigDecimal(value).abs().setScale(6, RoundingMode.HALF_EVEN).toPlainString());
  }

  private static Optional<Double> parsed(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    String digits = text.replace("_", "");
    return Optional.of(Double.parseDouble(digits.matches(".*[+-]") ? digits + "0" : digits));
  }

  private static String bits(double value) {
    return Long.toString(Double.doubleToRawLongBits(value));
  }
}
