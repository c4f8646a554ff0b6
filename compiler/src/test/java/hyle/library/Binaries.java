package hyle.library;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Binaries, against lists of `Byte`: any bytes, whether or not they are text.
final class Binaries implements Family, Family.Model {
  private static final List<Long> EDGES = List.of(0L, 1L, 2L, 127L, -128L, -1L, 195L);

  @Override
  public String name() {
    return "binaries";
  }

  @Override
  public int longest() {
    return 4;
  }

  @Override
  public Command command(Chance chance) {
    List<Long> bytes = bytes(chance, 9);
    int size = bytes.size();
    int from = chance.below(size + 1);
    List<Long> part = bytes.subList(from, from + chance.below(size - from + 1));
    return Command.of(
        new Field.Numbers(bytes),
        new Field.Numbers(chance.oneIn(3) ? bytes(chance, 4) : part),
        new Field.Number(chance.index(size)),
        new Field.Number(chance.index(size)));
  }

  private static List<Long> bytes(Chance chance, int most) {
    List<Long> bytes = new ArrayList<>();
    for (int left = chance.below(most + 1); left > 0; left--) {
      bytes.add(chance.of(EDGES));
    }
    return bytes;
  }

  @Override
  public Workplace workplace() {
    return Workplace.without(this);
  }

  @Override
  public Results answer(Command command) {
    List<Byte> bytes = command.numbers(0).stream().map(Long::byteValue).toList();
    List<Byte> others = command.numbers(1).stream().map(Long::byteValue).toList();
    long n = command.number(2);
    long m = command.number(3);
    Results results = new Results();
    parts(results, bytes, n, m);
    comparisons(results, bytes, others);
    sums(results, bytes, others);
    return results;
  }

  private static void parts(Results results, List<Byte> bytes, long n, long m) {
    int size = bytes.size();
    results
        .text(List.of("take", "take-N"), shown(take(bytes, n)))
        .text(List.of("drop", "drop-N"), shown(drop(bytes, n)))
        .text(List.of("take-end", "take-end-N"), shown(takeEnd(bytes, n)))
        .text(List.of("drop-end", "drop-end-N"), shown(take(bytes, size - Math.clamp(n, 0, size))))
        .text(List.of("slice", "slice-N"), shown(slice(bytes, n, m)))
        .text("take-end of drop", shown(takeEnd(drop(bytes, n), m)))
        .text("slice of drop", shown(slice(drop(bytes, 1), n, m)));
  }

  private static void comparisons(Results results, List<Byte> bytes, List<Byte> others) {
    int order = Arrays.compare(array(bytes), array(others));
    Optional<Integer> first = Optional.of(bytes.stream().map(value -> value < 0).toList().indexOf(true)).filter(at -> at >= 0);
    Optional<Integer> last = Optional.of(bytes.reversed().stream().map(value -> value < 0).toList().indexOf(true)).filter(at -> at >= 0);
    results
        .truth("eq-binary", bytes.equals(others))
        .truth("ne-binary", !bytes.equals(others))
        .truth("eq-prefix", take(bytes, others.size()).equals(others))
        .truth("eq-suffix", takeEnd(bytes, others.size()).equals(others))
        .truth("eq-infix", Collections.indexOfSubList(bytes, others) >= 0)
        .truth("lt-binary", order < 0)
        .truth("le-binary", order <= 0)
        .truth("gt-binary", order > 0)
        .truth("ge-binary", order >= 0)
        .option("find", first, String::valueOf)
        .option("find-end", last, String::valueOf);
  }

  private static void sums(Results results, List<Byte> bytes, List<Byte> others) {
    results
        .text("binary-new", shown(bytes))
        .text("append", joined(List.of(bytes, others)))
        .text("join", joined(List.of(bytes, others, bytes)))
        .text("join-N", joined(List.of(others, bytes, others)))
        .text("intercalate", joined(List.of(bytes, others, bytes, others, others)))
        .text("intercalate-N", joined(List.of(bytes, bytes, others)));
  }

  private static String joined(List<List<Byte>> parts) {
    return shown(parts.stream().flatMap(List::stream).toList());
  }

  private static List<Byte> take(List<Byte> bytes, long n) {
    return bytes.subList(0, Math.clamp(n, 0, bytes.size()));
  }

  private static List<Byte> drop(List<Byte> bytes, long n) {
    return bytes.subList(Math.clamp(n, 0, bytes.size()), bytes.size());
  }

  /// The bytes whose places are in the range, which may reach beyond both ends.
  private static List<Byte> slice(List<Byte> bytes, long start, long size) {
    BigInteger end = BigInteger.valueOf(start).add(BigInteger.valueOf(Math.max(0, size)));
    return drop(take(bytes, end.min(BigInteger.valueOf(bytes.size())).longValueExact()), start);
  }

  private static List<Byte> takeEnd(List<Byte> bytes, long n) {
    return drop(bytes, bytes.size() - Math.clamp(n, 0, bytes.size()));
  }

  private static byte[] array(List<Byte> bytes) {
    byte[] array = new byte[bytes.size()];
    for (int at = 0; at < array.length; at++) {
      array[at] = bytes.get(at);
    }
    return array;
  }

  private static String shown(List<Byte> bytes) {
    return Results.spaced(bytes.stream().map(Byte::longValue).toList());
  }
}
