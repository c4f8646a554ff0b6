package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Compiled programs leave nothing on Java's heap: they run to their end in 16 MiB of it that nobody collects, and what they take of
/// it does not depend on how much they do.
final class NoGarbageTest {
  private static final Path BENCHMARKS = Path.of("..", "benchmarks");
  private static final List<String> NO_COLLECTOR =
      List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xms16m", "-Xmx16m", "--enable-native-access=ALL-UNNAMED");

  /// What the JVM itself may take meanwhile. One object of 16 bytes for each of the insertions that a run makes would be three times that at
  /// the smallest of the sizes.
  private static final long LIMIT = 4 << 10;

  /// A benchmark, a size that takes a moment, and a smaller one for a JVM that interprets.
  private record Subject(String file, int size, int smallSize) {}

  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject("bubble-sort/bubble-sort.nt", 2000, 100),
          new Subject("rbtree/rbtree.nt", 50_000, 300),
          new Subject("dictionary/dictionary.nt", 30_000, 200),
          new Subject("text/text.nt", 5000, 30));

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> programsRunWithoutACollector() {
    return SUBJECTS.stream().map(subject -> DynamicTest.dynamicTest(subject.file(), () -> runs(subject)));
  }

  @TestFactory
  Stream<DynamicTest> tenTimesTheWorkTakesNothingMore() {
    return SUBJECTS.stream().map(subject -> DynamicTest.dynamicTest(subject.file(), () -> takesNothingMore(subject)));
  }

  private void runs(Subject subject) throws Exception {
    String jar = build(subject);
    List<String> program = List.of("-jar", jar, String.valueOf(subject.size()), "4");
    assertEquals(java(List.of(), program), java(NO_COLLECTOR, program));
  }

  /// Compiled by the JVM, after a run to warm up, and interpreted by it, where nothing is optimised away.
  private void takesNothingMore(Subject subject) throws Exception {
    String jar = build(subject);
    for (List<String> way : List.of(List.<String>of(), List.of("-Xint"))) {
      List<String> options = new ArrayList<>(NO_COLLECTOR);
      options.addAll(way);
      int size = way.isEmpty() ? subject.size() : subject.smallSize();
      List<String> meter = List.of("-cp", System.getProperty("java.class.path"), GarbageMeter.class.getName(), jar, String.valueOf(size), "2", "1", "10");
      List<Long> bytes = java(options, meter).lines().map(Long::valueOf).toList();
      assertEquals(3, bytes.size());
      long more = bytes.get(2) - bytes.get(1);
      assertTrue(more < LIMIT, subject.file() + way + ": ten times the work took " + more + " bytes more than " + bytes.get(1));
    }
  }

  private String build(Subject subject) throws IOException {
    String jar = Files.createTempDirectory(directory, "one-of-several").resolve("program.jar").toString();
    Answer answer = Answer.of("build", BENCHMARKS.resolve(subject.file()).toString(), "-o", jar);
    assertEquals(new Answer(ExitCode.DONE, "", ""), answer);
    return jar;
  }

  private static String java(List<String> options, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java"));
    command.addAll(options);
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    return said.lines().filter(line -> !line.contains("[gc")).collect(Collectors.joining("\n"));
  }
}
