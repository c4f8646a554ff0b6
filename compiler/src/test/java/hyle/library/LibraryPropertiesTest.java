package hyle.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.tool.Way;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The library gives what Java's own classes give, for random commands and edge values, and gives back the memory that it took.
///
/// `-Dlibrary.tries=100000` tries so many scripts of each family, in all ways of compiling in turn; `-Dlibrary.first=N` begins at another
/// seed, and `-Dlibrary.family=NAME` tries one family.
final class LibraryPropertiesTest {
  private static final long USUAL_TRIES = 200;
  private static final Set<String> USUAL_WAYS = Set.of("counters", "checked");
  private static final List<Family> FAMILIES =
      List.of(
          new Texts(), new Malformed(), new Binaries(), new Lists(), new Vectors(), new Sorts(), new Queues(), new Dictionaries(),
          new Intmaps(), new Numbers(), new Floats(), new Files());

  @TestFactory
  Stream<DynamicTest> theLibraryAgreesWithJava() {
    return chosen().map(family -> DynamicTest.dynamicTest(family.name(), () -> agrees(family)));
  }

  private static Stream<Family> chosen() {
    String name = System.getProperty("library.family", "");
    return FAMILIES.stream().filter(family -> name.isEmpty() || family.name().equals(name));
  }

  private static void agrees(Family family) {
    long first = Long.getLong("library.first", 0);
    long tries = Long.getLong("library.tries", USUAL_TRIES);
    List<Way> ways = Way.all().stream().filter(way -> tries > USUAL_TRIES || USUAL_WAYS.contains(way.name())).toList();
    List<Driver> drivers = Driver.of(family.name(), ways);
    for (long seed = first; seed < first + tries; seed++) {
      Driver driver = drivers.get((int) Math.floorMod(seed, (long) drivers.size()));
      Optional<Property.Counterexample> found = new Property(family, driver).trySeed(seed);
      if (found.isPresent()) {
        throw new AssertionError("seed " + seed + ", " + driver.way() + ": " + found.get());
      }
    }
  }

  /// A function whose result is always the same would not be tested by what is tried.
  @TestFactory
  Stream<DynamicTest> everyResultTakesSeveralValues() {
    return chosen().map(family -> DynamicTest.dynamicTest(family.name(), () -> assertEquals(List.of(), constant(family))));
  }

  /// The results that are the same in all that is usually tried, but for those that have nothing else to say.
  private static List<String> constant(Family family) {
    Map<String, Set<String>> values = new TreeMap<>();
    for (long seed = 0; seed < USUAL_TRIES; seed++) {
      try (Workplace place = family.workplace()) {
        for (Command command : Property.script(family, seed)) {
          Results results = place.model().answer(command);
          for (int at = 0; at < results.size(); at++) {
            values.computeIfAbsent(results.name(at), _ -> new HashSet<>()).add(results.value(at));
          }
        }
      }
    }
    Set<String> actions = Set.of("enqueue", "from-list", "close", "lookup after delete");
    return values.keySet().stream().filter(name -> values.get(name).size() < 2 && !actions.contains(name)).toList();
  }

  @Test
  void aWrongResultIsFoundAndMadeSmall() {
    Driver driver = Driver.of("texts", List.of(Way.COUNTERS)).getFirst();
    Property wrong = new Property(new Utf16Lengths(), driver);
    Property.Counterexample found =
        Stream.iterate(0L, seed -> seed + 1).limit(USUAL_TRIES).flatMap(seed -> wrong.trySeed(seed).stream()).findFirst().orElseThrow();
    assertEquals(1, found.script().size());
    Command command = found.script().getFirst();
    assertTrue(command.text(0).length() == 2 && command.text(1).isEmpty() && command.number(2) == 0 && command.number(3) == 0, found.toString());
    assertTrue(found.difference().startsWith("command 1: length gives `1`, and Java `2`"), found.toString());
  }

  /// Counts what `String.length` counts.
  private record Utf16Lengths() implements Family {
    private static final Texts TEXTS = new Texts();

    @Override
    public String name() {
      return "texts";
    }

    @Override
    public int longest() {
      return TEXTS.longest();
    }

    @Override
    public Command command(Chance chance) {
      return TEXTS.command(chance);
    }

    @Override
    public Workplace workplace() {
      return Workplace.without(command -> TEXTS.answer(command).instead(0, Integer.toString(command.text(0).length())));
    }
  }
}
