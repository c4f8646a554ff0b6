package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hyle memory --stats FILE` runs the program, and shows at each place what that did there.
final class MeasuredReportTest {
  private static final Path PROGRAM = Path.of("..", "test-programs", "memory", "every-place-that-costs-is-counted.nt");

  @TempDir private Path directory;

  @Test
  void theReportTellsWhatARunCounted() throws IOException {
    Answer table = measured(PROGRAM.toString());
    assertEquals(ExitCode.DONE, table.exitCode(), table.errors());
    Golden.check(PROGRAM.resolveSibling("every-place-that-costs-is-counted.measured"), table.output().replace(PROGRAM.getParent() + "/", ""));
    assertTrue(table.errors().endsWith("15\n"), "what the program prints stays out of the report: " + table.errors());
    Answer counters = Answer.of("memory", "--json", "--stats", stats().toString(), PROGRAM.toString());
    assertTrue(counters.output().contains("\"times\":3,\"objects\":3,\"bytes\":48"), counters.output());
    assertTrue(Files.readString(stats()).startsWith("{\"heap\":{\"allocs\":"), "FILE has the counters that other runs write");
  }

  @Test
  void thePageShadesWhatARunCounted() throws IOException {
    Answer page = measured("--html", "-o", directory.resolve("page.html").toString(), PROGRAM.toString());
    assertEquals(ExitCode.DONE, page.exitCode(), page.errors());
    WrittenPages pages = WrittenPages.in(directory);
    assertEquals(List.of(), pages.deadLinks());
    assertEquals(Set.of(), pages.outerLinks());
    String text = Files.readString(directory.resolve("page.html"));
    for (String words : List.of("3 times, 48 bytes", "once, 3 objects, 48 bytes", "id=\"run\"", "reuse × 3", "class=\"line cost-4\"")) {
      assertTrue(text.contains(words), words);
    }
  }

  @Test
  void nothingIsMeasuredWithoutARun() {
    Answer answer = Answer.of("memory", PROGRAM.toString());
    assertFalse(answer.output().contains("the run") || answer.output().contains(" times"), answer.output());
    assertEquals("", answer.errors());
  }

  @Test
  void aProgramThatFailsIsReportedUntilThen() throws IOException {
    Path failing = Files.writeString(directory.resolve("failing.nt"), """
        import {
          core.c-int {C-Int},
          core.environment {get-argc},
          core.external {exit},
        }

        data some-ints {
        | None-Left
        | Two(int, int)
        }

        define two(n: int): some-ints {
          Two(n, get-argc())
        }

        define main(): unit {
          match two(7) {
          | None-Left =>
            Unit
          | Two(_, count) =>
            if eq-int(count, 2) { exit(C-Int(3)) } else { Unit }
          }
        }
        """);
    Answer answer = measured(failing.toString(), "--", "-x");
    assertEquals(ExitCode.PROGRAM_FAILED, answer.exitCode(), answer.errors());
    assertTrue(answer.errors().contains("note: the program ended with exit code 3"), answer.errors());
    assertTrue(answer.output().matches("(?s).*in all +1 .*"), answer.output());
    assertTrue(Files.exists(stats()));
  }

  @Test
  void whatHasNoMeaningIsRefused() {
    refuses("`a` is for the program, which only --stats FILE runs", PROGRAM.toString(), "a");
    refuses("are for the report of a source", "--verify", "--stats", "x", PROGRAM.toString());
  }

  private Path stats() {
    return directory.resolve("stats.json");
  }

  private Answer measured(String... arguments) {
    return memory(Stream.concat(Stream.of("--stats", stats().toString()), Stream.of(arguments)));
  }

  private static Answer memory(Stream<String> arguments) {
    return Answer.of(Stream.concat(Stream.of("memory"), arguments).toArray(String[]::new));
  }

  private static void refuses(String words, String... arguments) {
    Answer answer = memory(Stream.of(arguments));
    assertTrue(answer.errors().contains(words), answer.errors());
    assertEquals(ExitCode.WRONG_USAGE, answer.exitCode(), words);
    assertEquals("", answer.output());
  }
}
