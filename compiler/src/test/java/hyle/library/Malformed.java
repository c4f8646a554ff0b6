package hyle.library;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Texts that are not UTF-8, against lists of runes: a first byte takes the bytes that belong to it, if all are there, and a byte that none
/// takes is a rune by itself. Whatever walks over a text, forwards or backwards, finds the same runes.
final class Malformed implements Family, Family.Model {
  private static final List<Long> BYTES =
      List.of(0x61L, 0x7fL, 0x80L, 0xbfL, 0xc3L, 0xa9L, 0xe3L, 0x81L, 0x82L, 0xf0L, 0x9fL, 0xf7L, 0xf8L, 0xffL);
  private static final List<List<Long>> WHOLE =
      List.of(List.of(0xc3L, 0xa9L), List.of(0xe3L, 0x81L, 0x82L), List.of(0xf0L, 0x9fL, 0x8cL, 0xb8L));
  private static final Predicate<List<Byte>> IS_ASCII = rune -> rune.getFirst() >= 0;

  @Override
  public String name() {
    return "malformed";
  }

  @Override
  public int longest() {
    return 4;
  }

  @Override
  public Command command(Chance chance) {
    List<Long> bytes = new ArrayList<>();
    for (int left = chance.below(9); left > 0; left--) {
      bytes.addAll(chance.oneIn(3) ? chance.of(WHOLE) : List.of(chance.of(BYTES)));
    }
    int size = bytes.size();
    return Command.of(new Field.Numbers(bytes), new Field.Number(chance.index(size)), new Field.Number(chance.index(size)));
  }

  @Override
  public Workplace workplace() {
    return Workplace.without(this);
  }

  @Override
  public Results answer(Command command) {
    List<List<Byte>> runes = runes(command.numbers(0).stream().map(Long::byteValue).toList());
    int size = runes.size();
    int n = Math.clamp(command.number(1), 0, size);
    int behind = n + Math.clamp(command.number(2), 0, size - n);
    List<Boolean> ascii = runes.stream().map(IS_ASCII::test).toList();
    int first = ascii.indexOf(true) < 0 ? size : ascii.indexOf(true);
    int last = ascii.lastIndexOf(true);
    Optional<String> uncons =
        runes.stream().findFirst().map(rune -> Results.listed(List.of(packed(rune).toString(), bytes(runes.subList(1, size)))));
    return new Results()
        .text("create", bytes(runes))
        .number("length", size)
        .numbers("unpack", runes.stream().map(rune -> packed(rune).longValue()).toList())
        .text("reverse", bytes(runes.reversed()))
        .option("uncons", uncons, String::toString)
        .number("fold", size)
        .text(List.of("take", "take-N"), bytes(runes.subList(0, n)))
        .text(List.of("drop", "drop-N"), bytes(runes.subList(n, size)))
        .text(List.of("take-end", "take-end-N"), bytes(runes.subList(size - n, size)))
        .text(List.of("drop-end", "drop-end-N"), bytes(runes.subList(0, size - n)))
        .text(List.of("slice", "slice-N"), bytes(runes.subList(n, behind)))
        .text("take-while", bytes(runes.subList(0, first)))
        .text("take-while-end", bytes(runes.subList(last + 1, size)))
        .text("drop-while", bytes(runes.subList(first, size)))
        .text("drop-while-end", bytes(runes.subList(0, last + 1)))
        .truth("all", last < 0)
        .text("find", last < 0 ? "none" : Integer.toString(first))
        .text("find-end", last < 0 ? "none" : Integer.toString(size - 1 - last))
        .text("join of singleton", bytes(runes));
  }

  private static List<List<Byte>> runes(List<Byte> bytes) {
    List<List<Byte>> runes = new ArrayList<>();
    for (int at = 0; at < bytes.size(); at += runes.getLast().size()) {
      int leading = Integer.numberOfLeadingZeros(~(bytes.get(at) << 24));
      int wanted = leading >= 2 && leading <= 4 ? leading : 1;
      List<Byte> rune = bytes.subList(at, Math.min(at + wanted, bytes.size()));
      boolean isWhole = rune.size() == wanted && rune.stream().skip(1).allMatch(part -> (part & 0xc0) == 0x80);
      runes.add(isWhole ? rune : bytes.subList(at, at + 1));
    }
    return runes;
  }

  private static BigInteger packed(List<Byte> rune) {
    byte[] bytes = new byte[rune.size()];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = rune.get(at);
    }
    return new BigInteger(1, bytes);
  }

  private static String bytes(List<List<Byte>> runes) {
    return Results.spaced(runes.stream().flatMap(List::stream).map(Byte::longValue).toList());
  }
}
