package hyle.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Campaigns of random programs: what they leave behind, and, where the property `random.programs` says how many, one of any size.
final class CampaignTest {
  private static final Path DIRECTORY = Path.of("target", "random");

  /// A campaign needs all of the machine, so it has a process of its own, with a compiler that the JVM makes as fast as it can.
  @Test
  @EnabledIfSystemProperty(named = "random.programs", matches = "\\d+")
  void aCampaignFindsNoFailure() throws IOException, InterruptedException {
    long first = Long.getLong("random.first", 0);
    Path readme = Path.of("..", "test-programs", "random", "README.md");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx3g",
                "-XX:+UseParallelGC",
                "-XX:StackReservedPages=0",
                "-XX:ErrorFile=" + DIRECTORY.resolve("jvm-%p.log"),
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Campaign.class.getName(),
                Long.toString(first),
                Long.toString(first + Long.getLong("random.programs"))));
    command.addAll(List.of(DIRECTORY.toString(), readme.toString()));
    Files.createDirectories(DIRECTORY);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(DIRECTORY.resolve("log").toFile()).start();
    assertEquals(0, process.waitFor(), "see " + DIRECTORY.toAbsolutePath());
  }

  @Test
  void aTallyIsReadAsItWasWritten() {
    Tally tally = new Tally();
    tally.program(ProgramGenerator.program(3), "+1 ~2", 0);
    assertEquals(tally.text(), Tally.parse(tally.text()).text());
    assertEquals(1, tally.programs());
    assertEquals(1, tally.count("marks of copies"));
  }

  @Test
  void theSummaryTakesThePlaceOfTheOneBefore(@TempDir Path directory) throws IOException {
    Path readme = directory.resolve("README.md");
    Files.writeString(readme, "before\n<!-- written by the campaign: begin -->\nold\n<!-- written by the campaign: end -->\nafter\n");
    Tally tally = new Tally();
    tally.program(ProgramGenerator.program(3), "", 0);
    Summary.write(readme, tally);
    String written = Files.readString(readme);
    assertTrue(written.startsWith("before\n") && written.endsWith("\nafter\n") && !written.contains("old"), written);
    assertTrue(written.contains("| exit code: programs | |\n|---|--:|\n| 0 | 1 |"), written);
  }
}
