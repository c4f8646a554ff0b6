package hyle.library;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Texts, against `String`: a text is UTF-8, and its places count code points.
final class Texts implements Family, Family.Model {
  private static final int FIRST_HIGH = '\u00ea';

  @Override
  public String name() {
    return "texts";
  }

  @Override
  public int longest() {
    return 4;
  }

  @Override
  public Command command(Chance chance) {
    String text = chance.text(8);
    int size = text.codePointCount(0, text.length());
    return Command.of(
        new Field.Text(text),
        new Field.Text(chance.needle(text)),
        new Field.Number(chance.index(size)),
        new Field.Number(chance.index(size)));
  }

  @Override
  public Workplace workplace() {
    return Workplace.without(this);
  }

  @Override
  public Results answer(Command command) {
    String text = command.text(0);
    String needle = command.text(1);
    long n = command.number(2);
    long m = command.number(3);
    Results results = new Results();
    lengths(results, text);
    parts(results, text, n, m);
    stretches(results, text);
    searches(results, text, needle);
    sums(results, text, needle, n);
    return results;
  }

  private static void lengths(Results results, String text) {
    List<Long> packed = text.codePoints().mapToObj(Texts::packed).toList();
    long hash = 7;
    for (long rune : packed) {
      hash = hash * 31 + rune;
    }
    results
        .number("length", size(text))
        .number("text-byte-length", utf8(text).length)
        .truth("is-empty", text.isEmpty())
        .texts("unpack", packed.stream().map(String::valueOf).toList())
        .text("pack", text)
        .text("reverse", new StringBuilder(text).reverse().toString())
        .option("uncons", first(text), Results::listed)
        .number("fold with to-int", hash)
        .number("fold with size", utf8(text).length)
        .text("join of singleton", text);
  }

  private static void parts(Results results, String text, long n, long m) {
    results
        .text(List.of("take", "take-N"), take(text, n))
        .text(List.of("drop", "drop-N"), drop(text, n))
        .text(List.of("take-end", "take-end-N"), takeEnd(text, n))
        .text(List.of("drop-end", "drop-end-N"), dropEnd(text, n))
        .text(List.of("slice", "slice-N"), take(drop(text, n), m))
        .text("take-end of drop", takeEnd(drop(text, n), m))
        .text("drop-end of take-N", dropEnd(take(text, m), n))
        .text("slice of drop of take-end", take(drop(drop(takeEnd(text, m), 1), n), m));
  }

  private static void stretches(Results results, String text) {
    IntPredicate isLow = rune -> rune < FIRST_HIGH;
    int[] runes = text.codePoints().toArray();
    int low = 0;
    while (low < runes.length && isLow.test(runes[low])) {
      low++;
    }
    int lowAtEnd = 0;
    while (lowAtEnd < runes.length && isLow.test(runes[runes.length - 1 - lowAtEnd])) {
      lowAtEnd++;
    }
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < runes.length; at++) {
      if (isLow.test(runes[at])) {
        places.add(at);
      }
    }
    results
        .text(List.of("take-while", "take-while-N"), take(text, low))
        .text(List.of("take-while-end", "take-while-end-N"), takeEnd(text, lowAtEnd))
        .text(List.of("drop-while", "drop-while-N"), drop(text, low))
        .text(List.of("drop-while-end", "drop-while-end-N"), dropEnd(text, lowAtEnd))
        .truth("all", text.codePoints().allMatch(isLow))
        .truth("any", text.codePoints().anyMatch(isLow))
        .option("find", places.stream().findFirst(), String::valueOf)
        .option("find-end", places.reversed().stream().findFirst().map(at -> runes.length - 1 - at), String::valueOf);
  }

  private static void searches(Results results, String text, String needle) {
    int found = text.indexOf(needle);
    int order = Arrays.compare(utf8(text), utf8(needle));
    results
        .texts("split", split(text, needle))
        .texts("break", found < 0 ? List.of(text, "") : List.of(text.substring(0, found), text.substring(found)))
        .text("replace", needle.isEmpty() ? "" : text.replace(needle, "<{}>"))
        .text("replace by the text", needle.isEmpty() ? "" : text.replace(needle, text))
        .truth("find-text", text.contains(needle))
        .truth("eq-prefix", text.startsWith(needle))
        .truth("eq-suffix", text.endsWith(needle))
        .truth("eq-infix", text.contains(needle))
        .option("strip-prefix", text.startsWith(needle) ? Optional.of(text.substring(needle.length())) : Optional.empty(), Texts::alone)
        .option(
            "strip-suffix",
            text.endsWith(needle) ? Optional.of(text.substring(0, text.length() - needle.length())) : Optional.empty(),
            Texts::alone)
        .truth("eq-text", text.equals(needle))
        .truth("ne-text", !text.equals(needle))
        .truth("lt-text", order < 0)
        .truth("le-text", order <= 0)
        .truth("gt-text", order > 0)
        .truth("ge-text", order >= 0);
  }

  private static void sums(Results results, String text, String needle, long n) {
    List<String> runes = text.codePoints().mapToObj(Character::toString).toList();
    results
        .text("append", text + needle)
        .text("join", text + needle + text)
        .text("join-N", needle + text + needle)
        .text("intercalate", String.join(needle, runes))
        .text("intercalate-N", String.join(needle, text, needle, text))
        .text("replicate", text.repeat((int) Math.max(0, n % 5)))
        .text("format", format(text, List.of(needle, Long.toString(n))))
        .text("parse-text of show-text", text);
  }

  private static String format(String format, List<String> arguments) {
    List<String> pieces = new ArrayList<>(split(format, "{}"));
    List<String> values = new ArrayList<>(arguments);
    StringBuilder text = new StringBuilder(pieces.removeFirst());
    for (String piece : pieces) {
      text.append(values.isEmpty() ? "" : values.removeFirst()).append(piece);
    }
    return text.toString();
  }

  /// Nothing at all where the needle is empty.
  private static List<String> split(String text, String needle) {
    return needle.isEmpty() ? Collections.emptyList() : List.of(text.split(Pattern.quote(needle), -1));
  }

  private static Optional<List<String>> first(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(List.of(take(text, 1), drop(text, 1)));
  }

  private static String alone(String text) {
    return Results.listed(List.of(text));
  }

  private static int size(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String take(String text, long n) {
    return text.substring(0, text.offsetByCodePoints(0, Math.clamp(n, 0, size(text))));
  }

  private static String drop(String text, long n) {
    return text.substring(take(text, n).length());
  }

  private static String takeEnd(String text, long n) {
    return drop(text, size(text) - Math.clamp(n, 0, size(text)));
  }

  private static String dropEnd(String text, long n) {
    return take(text, size(text) - Math.clamp(n, 0, size(text)));
  }

  /// The bytes, the first one highest.
  private static long packed(int rune) {
    long packed = 0;
    for (byte part : utf8(Character.toString(rune))) {
      packed = packed << Byte.SIZE | part & 0xff;
    }
    return packed;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
