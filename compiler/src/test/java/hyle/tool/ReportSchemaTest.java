package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.tool.ReportSchema.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `hyle memory --json` writes is what spec/memory-report.md describes, and all of it is written some time [C18].
final class ReportSchemaTest {
  private static final Path PROGRAMS = Path.of("..", "test-programs", "memory");

  @TempDir private Path directory;
  private ReportSchema schema;

  @BeforeEach
  void readThePage() throws IOException {
    schema = ReportSchema.read(Path.of("..", "spec", "memory-report.md"));
  }

  @Test
  void reportsAreAsDescribed() throws IOException {
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      List<Path> reports = files.filter(file -> file.toString().endsWith(".json")).toList();
      assertFalse(reports.isEmpty());
      for (Path report : reports) {
        Files.readAllLines(report).forEach(line -> schema.check(JsonValue.read(line), "function", Measured.NO));
      }
    }
    program("every-place-has-its-reason", "--all").forEach(line -> schema.check(line, "function", Measured.NO));
    for (String name : List.of("every-place-that-costs-is-counted", "every-place-has-its-reason")) {
      List<JsonValue> measured = program(name, "--stats", directory.resolve("stats").toString());
      measured.subList(0, measured.size() - 1).forEach(line -> schema.check(line, "function", Measured.YES));
      schema.check(measured.getLast(), "run", Measured.YES);
    }
    claims().forEach(line -> schema.check(line, "claim", Measured.NO));
    // No claim of a compiled program is beyond the verifier today.
    assertEquals(Set.of("claim.why"), schema.unseen(), "described, but written nowhere");
  }

  @Test
  void whatIsOtherwiseIsNoticed() {
    String position = "{\"line\":1,\"column\":2}";
    schema.check(JsonValue.read(position), "position", Measured.NO);
    for (String wrong : List.of("{\"line\":1}", "{\"line\":1,\"column\":\"2\"}", "{\"line\":1,\"column\":2,\"row\":3}")) {
      assertThrows(AssertionError.class, () -> schema.check(JsonValue.read(wrong), "position", Measured.NO), wrong);
    }
    assertThrows(AssertionError.class, () -> JsonValue.read("{\"line\":1,\"line\":2}"));
  }

  private List<JsonValue> claims() throws IOException {
    Path jar = directory.resolve("program.jar");
    Answer built = Answer.of("build", PROGRAMS.resolve("every-place-that-costs-is-counted.nt").toString(), "-o", jar.toString());
    assertEquals(ExitCode.DONE, built.exitCode(), built.errors());
    return lines(Answer.of("memory", "--verify", "--json", jar.toString()));
  }

  private static List<JsonValue> program(String name, String... options) {
    Stream<String> arguments = Stream.concat(Stream.of("memory", "--json"), Stream.of(options));
    return lines(Answer.of(Stream.concat(arguments, Stream.of(PROGRAMS.resolve(name + ".nt").toString())).toArray(String[]::new)));
  }

  private static List<JsonValue> lines(Answer answer) {
    assertEquals(ExitCode.DONE, answer.exitCode(), answer.errors());
    assertTrue(answer.output().endsWith("}\n"), answer.output());
    return answer.output().lines().map(JsonValue::read).toList();
  }
}
