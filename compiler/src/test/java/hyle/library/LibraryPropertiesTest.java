package hyle.library;


import hyle.tool.Way;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The library gives what Java's own classes give, for random commands and edge values, and gives back the memory that it took.
///
/// `-Dlibrary.tries=100000` tries so many scripts of each family, in every way of compiling; `-Dlibrary.first=N` begins at another seed,
/// and `-Dlibrary.family=NAME` tries one family.
final class LibraryPropertiesTest {
  private static final long USUAL_TRIES = 150;
  private static final List<Family> FAMILIES = List.of(new Texts());

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
    List<Way> ways = tries > USUAL_TRIES ? Way.all() : List.of(Way.COUNTERS);
    List<Driver> drivers = Driver.of(family.name(), ways);
    for (long seed = first; seed < first + tries; seed++) {
      Driver driver = drivers.get(Math.floorMod(seed, drivers.size()));
      Optional<Property.Counterexample> found = new Property(family, driver).trySeed(seed);
      if (found.isPresent()) {
        throw new AssertionError("seed " + seed + ", " + driver.way() + ": " + found.get());
      }
    }
  }
}
