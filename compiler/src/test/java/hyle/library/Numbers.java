package hyle.library;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Integers as texts, against `BigInteger`, and functions on them, against `Long` and `Math`.
final class Numbers implements Family, Family.Model {
  private static final String DIGITS = "0123456789abcdefABCDEF_xb+- \u0663";
  /// Numbers from which on code points have more bytes, or none have.
  private static final List<Integer> CODES = List.of(0, 0x80, 0x800, 0xd800, 0xe000, 0x10000, 0x110000);
  private static final int SEPARATORS_FROM = 0x1c;
  private static final int SURROGATES_FROM = 0xd800;
  private static final int SURROGATES_TO = 0xdfff;

  @Override
  public String name() {
    return "numbers";
  }

  @Override
  public int longest() {
    return 6;
  }

  @Override
  public Command command(Chance chance) {
    long code = chance.oneIn(3) ? chance.of(CODES) + chance.below(3) - 1 : chance.oneIn(2) ? chance.below(0x110000) : chance.number();
    boolean separates = code >= SEPARATORS_FROM && code < ' '; // an answer cannot hold the text of such a rune
    return Command.of(new Field.Text(digits(chance)), new Field.Number(separates ? 'a' : code), new Field.Number(chance.number()));
  }

  /// A number as one may write it, or almost one.
  private static String digits(Chance chance) {
    int base = chance.of(List.of(2, 10, 10, 16));
    BigInteger value = BigInteger.valueOf(chance.number());
    if (chance.oneIn(4)) {
      value = value.multiply(BigInteger.valueOf(chance.number())).add(BigInteger.valueOf(chance.number()));
    }
    StringBuilder text = new StringBuilder(value.abs().toString(base));
    if (chance.oneIn(2)) {
      text.insert(chance.below(text.length() + 1), "_");
    }
    if (chance.oneIn(2)) {
      text.insert(0, chance.of(List.of("0b", "0x", "0", "0B", "0X", "00")));
    }
    if (chance.oneIn(2)) {
      text.insert(0, chance.of(List.of("-", "+", "--", "_", "-_")));
    }
    for (int left = chance.oneIn(3) ? chance.below(3) : 0; left > 0; left--) {
      int at = chance.below(text.length() + 1);
      text.replace(at, Math.min(text.length(), at + chance.below(2)), String.valueOf(DIGITS.charAt(chance.below(DIGITS.length()))));
    }
    return chance.oneIn(20) ? text.substring(0, Math.min(text.length(), chance.below(3))) : text.toString();
  }

  @Override
  public Workplace workplace() {
    return Workplace.without(this);
  }

  @Override
  public Results answer(Command command) {
    String text = command.text(0);
    long n = command.number(1);
    long m = command.number(2);
    return new Results()
        .option("parse-int", parsed(text, 10, "[0-9_]*"), String::valueOf)
        .option("parse-binary", parsed(text, 2, "(?:0b)?[01_]*"), String::valueOf)
        .option("parse-hex", parsed(text, 16, "(?:0x)?[0-9a-fA-F_]*"), String::valueOf)
        .text("show-int", Long.toString(n))
        .text("show-uint", Long.toUnsignedString(n))
        .number("abs-int", Math.abs(n))
        .number("min-int", Math.min(n, m))
        .number("max-int", Math.max(n, m))
        .number("power-int", BigInteger.valueOf(n).pow((int) Math.max(0, m % 70)).longValue())
        .number("sum-int", n + m + n)
        .option("from-int", rune(n), Results::listed)
        .numbers("next and int-below", random(n, m));
  }

  /// What a text of an optional sign and this form means, whose digits are all but the prefix and the `_`.
  private static Optional<Long> parsed(String text, int base, String form) {
    Matcher matcher = Pattern.compile("([+-]?)(" + form + ")").matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String digits = matcher.group(2).replaceFirst(base == 10 ? "^$" : base == 2 ? "^0b" : "^0x", "").replace("_", "");
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(digits, base);
    return Optional.of((matcher.group(1).equals("-") ? value.negate() : value).longValue());
  }

  /// The packed bytes of a code point, how many there are, and the text; nothing for a number that no character has.
  private static Optional<List<String>> rune(long code) {
    if (code < 0 || code > Character.MAX_CODE_POINT || code >= SURROGATES_FROM && code <= SURROGATES_TO) {
      return Optional.empty();
    }
    String text = Character.toString((int) code);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Optional.of(List.of(new BigInteger(1, bytes).toString(), Integer.toString(bytes.length), text));
  }

  private static List<Long> random(long seed, long bound) {
    SplittableRandom random = new SplittableRandom(seed);
    long first = random.nextLong();
    long second = random.nextLong();
    long scaled = (random.nextLong() >>> 32) * (bound & 0xffffffffL) >>> 32;
    return List.of(first, second, scaled);
  }
}
