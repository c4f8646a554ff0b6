package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Parts of `ProgramsTest` that are over soon: mutation testing runs them again and again, a folder at a time, until one fails.
final class ProgramsSample {
  private static final Way CHECKED = new Way("checked", Mode.CHECKED, PassSelection.ALL);

  /// Programs that take their time.
  private static final Predicate<TestProgram> LONG =
      program ->
          Stream.of("ten-million", "threads", "long-lists", "no-stack").anyMatch(program.name()::contains)
              || program.needs("cc")
              || program.needs("process");

  private ProgramsSample() {}

  /// What is done with a program.
  interface Check {
    void of(TestProgram program) throws Exception;
  }

  /// The programs in the folder whose names begin so are refused in the expected words.
  static void refuses(String beginning) throws Exception {
    each("errors", beginning, ProgramsTest::isRefused);
  }

  /// They do what is expected, in the usual way and with every access checked.
  static void runs(String beginning) throws Exception {
    each("run", beginning, program -> ProgramsTest.runs(program, List.of(Way.PLAIN, CHECKED)));
  }

  /// Checks the programs of a folder whose names begin so, without those that take long.
  static void each(String folder, String beginning, Check check) throws Exception {
    List<TestProgram> programs =
        TestProgram.in(folder).stream()
            .filter(program -> program.name().startsWith(beginning) && !LONG.test(program) && !Files.exists(program.companion("ways")))
            .toList();
    assertTrue(!programs.isEmpty(), folder + "/" + beginning + " has no program");
    for (TestProgram program : programs) {
      check.of(program);
    }
  }
}
