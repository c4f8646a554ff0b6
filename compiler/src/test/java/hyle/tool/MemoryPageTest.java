package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `hyle memory --html` writes: one page that needs nothing else, in which every place of the report stands below its line.
final class MemoryPageTest {
  private static final Path PROGRAMS = Path.of("..", "test-programs", "memory");
  private static final Path PAGE = PROGRAMS.resolve("a-called-swap-sorts-in-place.html");

  @TempDir private Path directory;

  @Test
  void thePageOfAProgramLooksAsExpected() throws IOException {
    Path page = page(PROGRAMS.resolve("a-called-swap-sorts-in-place.nt"));
    String text = Files.readString(page);
    String content = text.substring(text.indexOf("<body>"), text.lastIndexOf("<script>")).replace(PROGRAMS + "/", "");
    Golden.check(PAGE, content);
    assertEquals(text, Files.readString(page(PROGRAMS.resolve("a-called-swap-sorts-in-place.nt"))), "equal sources give equal pages");
  }

  @Test
  void thePageIsWholeAlone() throws IOException {
    page(Path.of("..", "benchmarks", "dictionary", "dictionary.nt"), "--all");
    WrittenPages pages = WrittenPages.in(directory);
    assertEquals(List.of(), pages.deadLinks());
    assertEquals(Set.of(), pages.outerLinks());
  }

  /// The lines that the report for tools names, found by its own text.
  @Test
  void everyLineOfTheReportIsShaded() throws IOException {
    Path program = PROGRAMS.resolve("a-called-swap-sorts-in-place.nt");
    String report = Answer.of("memory", "--json", program.toString()).output();
    Pattern site = Pattern.compile("\\{\"kind\":\"\\w+\",\"span\":\\{\"file\":\"[^\"]*\",\"start\":\\{\"line\":(\\d+)");
    Set<String> reported = site.matcher(report).results().map(found -> found.group(1)).collect(Collectors.toSet());
    Set<String> shaded =
        Pattern.compile("<details class=\"line cost-\\d\" id=\"line-(\\d+)\"").matcher(Files.readString(page(program))).results()
            .map(MatchResult::group).map(text -> text.replaceAll(".*line-(\\d+)\"", "$1")).collect(Collectors.toSet());
    assertTrue(reported.size() > 1, report);
    assertTrue(shaded.containsAll(reported), reported + " are reported, " + shaded + " shaded");
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    String program = PROGRAMS.resolve("a-called-swap-sorts-in-place.nt").toString();
    refuses(ExitCode.WRONG_USAGE, "without --html the report goes to standard output", "-o", "x.html", program);
    refuses(ExitCode.WRONG_USAGE, "mutually exclusive", "--html", "--json", program);
    refuses(ExitCode.WRONG_USAGE, "is a directory", "--html", "-o", directory.toString(), program);
    refuses(ExitCode.WRONG_USAGE, "there is no directory", "--html", "-o", directory.resolve("no/x.html").toString(), program);
  }

  private Path page(Path program, String... options) {
    Path page = directory.resolve("page.html");
    String[] arguments = new String[options.length + 5];
    System.arraycopy(new String[] {"memory", "--html", "-o", page.toString(), program.toString()}, 0, arguments, 0, 5);
    System.arraycopy(options, 0, arguments, 5, options.length);
    Answer answer = Answer.of(arguments);
    assertEquals(ExitCode.DONE, answer.exitCode(), answer.errors());
    assertEquals("The page is " + page + "\n", answer.output());
    return page;
  }

  private static void refuses(int exitCode, String words, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "memory";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Answer answer = Answer.of(all);
    assertTrue(answer.errors().contains(words), answer.errors());
    assertEquals(exitCode, answer.exitCode(), words);
    assertEquals("", answer.output());
  }
}
