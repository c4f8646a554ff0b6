package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.tool.bench.BenchOptions;
import hyle.tool.bench.CompileBench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `hyle bench compile` on programs of a few units. What they take is looked at by nobody.
@EnabledOnOs(OS.LINUX)
final class CompileBenchTest {
  private static final Path UNITS = Path.of("..", "benchmarks", "compile");

  @TempDir
  private Path root;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path folder;

  @BeforeEach
  void copyTheUnits() throws IOException {
    folder = Files.createDirectories(root.resolve(CompileBench.NAME));
    for (String unit : List.of("unit.nt", "Unit.java")) {
      Files.copy(UNITS.resolve(unit), folder.resolve(unit));
    }
  }

  @Test
  void thePageShowsEachPhase() throws IOException {
    assertEquals(0, run(), err::toString);
    String page = Files.readString(folder.resolve("RESULTS.md"));
    assertEquals(out.toString(StandardCharsets.UTF_8), page);
    for (String phase : List.of("reading", "resolving names", "checking types", "lowering", "writing classes", "writing the jar")) {
      assertTrue(page.contains("| " + phase + " | "), page);
    }
  }

  @Test
  void aUnitThatIsRefusedIsShown() throws IOException {
    Files.writeString(folder.resolve("unit.nt"), "define work-1001(): int {\n  work-1002()\n}\n");
    assertEquals(1, run());
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("is not defined"), err::toString);
  }

  private int run() {
    BenchOptions options = new BenchOptions(1, List.of(150, 450), (_, _, _) -> root);
    return CompileBench.run(root, options, new TimedCompilation(), stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
