package hyle.tool.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A whole `hyle bench` over programs of a few milliseconds. What they take is looked at by nobody.
@EnabledOnOs(OS.LINUX)
class BenchTest {
  @TempDir
  private Path root;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path folder;

  @BeforeEach
  void makeAFolder() throws IOException {
    folder = Files.createDirectories(root.resolve("echo"));
  }

  @Test
  void programs_that_agree_give_a_page_and_a_chart() throws Exception {
    program("First", "System.out.println(args[0] + \" 7\");");
    program("Second", "System.out.println(args[0] + \" 7\");");
    list("First.java First", "Second.java Second & last");
    assertEquals(0, run("echo"), err::toString);
    String page = Files.readString(folder.resolve("RESULTS.md"));
    assertEquals(out.toString(StandardCharsets.UTF_8), page);
    assertTrue(page.contains("| Second & last | "), page);
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("chart.svg").toFile());
  }

  @Test
  void a_program_that_prints_something_else_is_named() throws Exception {
    program("First", "System.out.println(args[0] + \" 7\");");
    program("Second", "System.out.println(args[0] + \" 8\");");
    list("First.java First", "Second.java Second");
    assertEquals(1, run("echo"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("Second, N = 1: printed `1 8`, where First printed `1 7`"), out::toString);
  }

  @Test
  void a_program_that_fails_is_left_out_and_named() throws Exception {
    program("First", "System.out.println(args[0] + \" 7\");");
    program("Second", "System.exit(3);");
    program("Third", "this is not Java");
    Files.writeString(folder.resolve("ours.nt"), "");
    list("Second.java Second", "First.java First", "Third.java Third", "ours.nt Ours");
    assertEquals(1, run("echo"));
    String page = out.toString(StandardCharsets.UTF_8);
    assertTrue(page.contains("a ratio is to *First*"), page);
    assertTrue(page.contains("- Second, N = 0: ended with exit code 3"), page);
    assertTrue(page.contains("- Third.java: `javac` refused it"), page);
    assertTrue(page.contains("- ours.nt: not today"), page);
    assertFalse(page.contains("| Second |"), page);
  }

  @Test
  void a_name_that_no_benchmark_has_is_wrong_usage() throws Exception {
    list("ours.nt Ours");
    assertEquals(2, run("ehco"));
    assertEquals("There is no benchmark `ehco`. There are: echo.", err.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void the_peak_of_a_small_program_is_not_that_of_this_process() throws Exception {
    try (Stopwatch stopwatch = Stopwatch.in(root)) {
      Stopwatch.Run run = stopwatch.run(List.of("/bin/sh", "-c", "echo \"$1\"", "sh", "a 'b' \"c\""));
      assertEquals("a 'b' \"c\"", run.output());
      assertTrue(run.peakBytes() < 16 << 20, () -> run.peakBytes() + " bytes");
    }
  }

  @Test
  void a_program_that_a_signal_ends_is_told_from_one_that_fails() throws Exception {
    try (Stopwatch stopwatch = Stopwatch.in(root)) {
      BenchFailure killed = assertThrows(BenchFailure.class, () -> stopwatch.run(List.of("/bin/sh", "-c", "kill -9 $$")));
      assertEquals("was ended by signal 9", killed.getMessage());
      BenchFailure failed = assertThrows(BenchFailure.class, () -> stopwatch.run(List.of("/bin/sh", "-c", "echo lost >&2; exit 4")));
      assertEquals("ended with exit code 4: lost", failed.getMessage());
      assertThrows(BenchFailure.class, () -> stopwatch.run(List.of(root.resolve("nothing").toString())));
    }
  }

  private int run(String name) {
    ProgramBuilder builder = (_, _, _) -> {
      throw new BenchFailure("not today");
    };
    BenchOptions options = new BenchOptions(1, List.of(), builder);
    return Bench.run(root, List.of(name), options, new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private void program(String name, String body) throws IOException {
    Files.writeString(folder.resolve(name + ".java"),
        "public class %s { public static void main(String[] args) { %s } }".formatted(name, body));
  }

  private void list(String... programs) throws IOException {
    Files.writeString(folder.resolve("benchmark.txt"), "title Echo\nsizes 1\n" + String.join("\n", programs) + "\n");
  }
}
