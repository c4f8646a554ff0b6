package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The programs of `benchmarks/` that this machine is sure to compile print the same: ours, and their peers in Java. Nothing is timed.
final class BenchmarksTest {
  private static final Path BENCHMARKS = Path.of("..", "benchmarks");
  /// Twice, so that the second time works on memory that the first one has left.
  private static final String TIMES = "2";

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> programsOfABenchmarkPrintTheSame() throws IOException {
    try (Stream<Path> folders = Files.list(BENCHMARKS)) {
      List<Path> lists = folders.map(folder -> folder.resolve("benchmark.txt")).filter(Files::exists).sorted().toList();
      return lists.stream().map(list -> DynamicTest.dynamicTest(list.getParent().getFileName().toString(), () -> agree(list)));
    }
  }

  private void agree(Path list) throws Exception {
    List<String> words = Files.readAllLines(list).stream().map(line -> line.split("\\s+", 2)[0]).toList();
    String size = Files.readAllLines(list).stream().filter(line -> line.startsWith("sizes")).findFirst().orElseThrow().split("\\s+")[1];
    List<String> ours = words.stream().filter(word -> word.endsWith(".nt")).toList();
    List<String> peers = words.stream().filter(word -> word.endsWith(".java")).toList();
    assertFalse(ours.isEmpty() || peers.isEmpty(), list.toString());
    Path room = Files.createDirectory(directory.resolve(list.getParent().getFileName()));
    String expected = java("-cp", classes(list.resolveSibling(peers.getFirst()), room), peers.getFirst().replace(".java", ""), size, TIMES);
    for (String program : ours) {
      String jar = room.resolve(program + ".jar").toString();
      assertEquals(new Answer(ExitCode.DONE, "", ""), Answer.of("build", list.resolveSibling(program).toString(), "-o", jar));
      assertEquals(expected, java("-jar", jar, size, TIMES), program);
    }
  }

  private static String classes(Path source, Path room) {
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", room.toString(), source.toString()));
    return room.toString();
  }

  private static String java(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
