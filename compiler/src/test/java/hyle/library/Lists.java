package hyle.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Functions on lists of texts, against what one writes with `java.util.List`.
final class Lists implements Family, Family.Model {
  private static final Predicate<String> IS_NEGATIVE = text -> text.startsWith("-");
  private static final int LONGEST_RANGE = 9;

  @Override
  public String name() {
    return "lists";
  }

  @Override
  public int longest() {
    return 3;
  }

  @Override
  public Command command(Chance chance) {
    List<Long> numbers = numbers(chance);
    return Command.of(
        new Field.Numbers(numbers),
        new Field.Numbers(chance.oneIn(4) ? numbers : numbers(chance)),
        new Field.Number(chance.index(numbers.size())),
        new Field.Number(chance.number()));
  }

  /// Some of them several times.
  private static List<Long> numbers(Chance chance) {
    List<Long> numbers = new ArrayList<>();
    for (int left = chance.below(9); left > 0; left--) {
      numbers.add(chance.oneIn(3) ? chance.number() : chance.below(5) - 2L);
    }
    return numbers;
  }

  @Override
  public Workplace workplace() {
    return Workplace.without(this);
  }

  @Override
  public Results answer(Command command) {
    List<String> xs = command.numbers(0).stream().map(String::valueOf).toList();
    List<String> ys = command.numbers(1).stream().map(String::valueOf).toList();
    Results results = new Results();
    ends(results, xs, command.number(2));
    stretches(results, xs);
    folds(results, xs);
    pairings(results, xs, ys);
    counted(results, command.number(2) % LONGEST_RANGE, command.number(3) % LONGEST_RANGE);
    return results.truth("as-eq-N", xs.equals(ys)).text("as-ord-N", order(xs, ys));
  }

  private static void ends(Results results, List<String> xs, long n) {
    int place = Math.clamp(n, 0, xs.size());
    List<String> head = xs.subList(0, place);
    List<String> tail = xs.subList(place, xs.size());
    Optional<List<String>> uncons =
        xs.isEmpty() ? Optional.empty() : Optional.of(List.of(xs.getFirst(), Results.listed(xs.subList(1, xs.size()))));
    results
        .text(List.of("take", "take-N"), Results.listed(head))
        .text(List.of("drop", "drop-N"), Results.listed(tail))
        .text(List.of("split", "split-N"), two(head, tail))
        .option("nth", xs.stream().skip(Math.max(0, n)).findFirst(), Lists::alone)
        .option("uncons", uncons, Results::listed)
        .option("unsnoc", uncons.map(_ -> List.of(Results.listed(xs.subList(0, xs.size() - 1)), xs.getLast())), Results::listed)
        .number("length", xs.size())
        .truth("is-empty", xs.isEmpty());
  }

  private static void stretches(Results results, List<String> xs) {
    List<String> head = xs.stream().takeWhile(IS_NEGATIVE).toList();
    List<String> tail = xs.stream().dropWhile(IS_NEGATIVE).toList();
    List<String> negative = xs.stream().filter(IS_NEGATIVE).toList();
    List<String> others = xs.stream().filter(IS_NEGATIVE.negate()).map(Lists::withComma).toList();
    results
        .text(List.of("span", "span-N"), two(head, tail))
        .text(List.of("take-while", "take-while-N"), Results.listed(head))
        .text(List.of("drop-while", "drop-while-N"), Results.listed(tail))
        .texts("filter", negative)
        .option("find", negative.stream().findFirst(), Lists::alone)
        .truth("all", xs.stream().allMatch(IS_NEGATIVE))
        .truth("any", xs.stream().anyMatch(IS_NEGATIVE))
        .text("partition", two(negative, others))
        .texts("filter-some", others);
  }

  private static void folds(Results results, List<String> xs) {
    List<String> withCommas = xs.stream().map(Lists::withComma).toList();
    StringBuilder indexed = new StringBuilder();
    for (int at = 0; at < xs.size(); at++) {
      indexed.append(xs.get(at)).append(at);
    }
    String orFailure = xs.stream().filter(IS_NEGATIVE).findFirst().orElse(Results.listed(withCommas));
    Comparator<String> byLength = Comparator.comparing(String::length);
    results
        .text("fold-left", String.join("", xs))
        .text("fold-left-N", String.join("", withCommas))
        .text("fold-left-with-index", indexed.toString())
        .text("fold-right", String.join("", xs))
        .text("fold-right-N", String.join("", withCommas))
        .text(List.of("for-each", "for-each-N"), Results.listed(withCommas))
        .text(List.of("for-each-E", "for-each-EN"), orFailure)
        .option("minimum", last(xs, byLength), Lists::alone)
        .option("maximum", last(xs, byLength.reversed()), Lists::alone)
        .option("minimum of texts", xs.stream().min(Dictionaries.BY_BYTES), Lists::alone)
        .option("maximum of texts", xs.stream().max(Dictionaries.BY_BYTES), Lists::alone)
        .texts("reverse", xs.reversed())
        .texts("intercalate", xs.isEmpty() ? xs : Stream.of(String.join(" ; ", xs).split(" ")).toList())
        .texts("nub", List.copyOf(new LinkedHashSet<>(xs)));
  }

  private static void pairings(Results results, List<String> xs, List<String> ys) {
    int common = Math.min(xs.size(), ys.size());
    List<String> zipped = new ArrayList<>();
    List<String> pairs = new ArrayList<>();
    List<String> inTurn = new ArrayList<>();
    for (int at = 0; at < common; at++) {
      zipped.add(xs.get(at) + ys.get(at));
      pairs.add(Results.listed(List.of(xs.get(at), ys.get(at))));
      inTurn.addAll(List.of(xs.get(at), ys.get(at)));
    }
    inTurn.addAll(xs.subList(common, xs.size()));
    inTurn.addAll(ys.subList(common, ys.size()));
    results
        .texts("append", joined(List.of(xs, ys)))
        .texts("concat", joined(List.of(xs, List.of(), ys, xs)))
        .texts("alternate", inTurn)
        .text(List.of("zip-with", "zip-with-N"), Results.listed(zipped))
        .text(List.of("zip", "zip-N"), Results.listed(pairs))
        .texts("unzip, left", xs.subList(0, common))
        .texts("unzip, right", ys.subList(0, common))
        .texts("product", xs.stream().flatMap(x -> ys.stream().map(y -> Results.listed(List.of(x, y)))).toList())
        .texts("sum", joined(List.of(xs, ys, xs)))
        .truth("member", xs.contains(ys.isEmpty() ? "" : ys.getFirst()));
  }

  private static void counted(Results results, long low, long high) {
    List<String> numbers = LongStream.range(0, high).mapToObj(String::valueOf).toList();
    results
        .numbers("range", LongStream.range(low, high).boxed().toList())
        .texts("iterate", numbers)
        .text("iterate-E", low >= 0 && low < high ? Long.toString(low) : Results.listed(numbers));
  }

  /// The first elements that differ decide, as in `Arrays.compare`.
  private static String order(List<String> xs, List<String> ys) {
    for (int at = 0; at < Math.min(xs.size(), ys.size()); at++) {
      int order = Dictionaries.BY_BYTES.compare(xs.get(at), ys.get(at));
      if (order != 0) {
        return order < 0 ? "LT" : "GT";
      }
    }
    return xs.size() < ys.size() ? "LT" : xs.size() == ys.size() ? "EQ" : "GT";
  }

  /// Of the least elements the last.
  private static Optional<String> last(List<String> xs, Comparator<String> order) {
    return xs.isEmpty() ? Optional.empty() : Optional.of(Collections.min(xs.reversed(), order));
  }

  private static List<String> joined(List<List<String>> lists) {
    return lists.stream().flatMap(Collection::stream).toList();
  }

  private static String withComma(String text) {
    return text + ",";
  }

  private static String two(List<String> left, List<String> right) {
    return Results.listed(List.of(Results.listed(left), Results.listed(right)));
  }

  private static String alone(String text) {
    return Results.listed(List.of(text));
  }
}
