package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hyle.report.Paint;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens around the C code of a module: when it is built, what is said if it cannot be, and where the result goes [I20]
/// [I21].
final class ForeignCodeTest {
  private static final String SCRIPT = "{{clang}} -c answer.c -o {{foreign}}/answer.o";
  private static final String MISSING_SYMBOL = "foreign function `answer` is not found";

  @TempDir private Path directory;

  private record Answer(int exitCode, String output, String errors) {}

  @BeforeEach
  void writeModule() throws IOException {
    Files.createDirectories(directory.resolve("module/source"));
    module(SCRIPT);
    answer(42);
    Files.writeString(
        directory.resolve("module/source/main.nt"),
        """
        import {
          core.text.io {print-int},
        }

        foreign {
          answer(): int,
        }

        define main(): unit {
          print-int(magic external answer());
          print("\\n")
        }
        """);
  }

  @Test
  void aJarCarriesItsLibrary() throws Exception {
    assumeACompiler();
    String jar = directory.resolve("answer.jar").toString();
    assertEquals(new Answer(0, "", ""), hyle(Map.of(), "build", module(), "-o", jar));
    Files.delete(directory.resolve("module/answer.c"));
    assertEquals(new Answer(0, "42\n", ""), java(Map.of(), "-jar", jar));
  }

  @Test
  void aChangeOfTheCodeIsSeen() throws Exception {
    assumeACompiler();
    assertEquals(new Answer(0, "42\n", ""), hyle(Map.of(), "run", module()));
    answer(43);
    assertEquals(new Answer(0, "43\n", ""), hyle(Map.of(), "run", module()));
  }

  @Test
  void scriptsRunOnlyWhenSomethingChanged() throws Exception {
    assumeACompiler();
    module("echo built >> {{module-root}}/log && " + SCRIPT);
    assertEquals(ExitCode.DONE, build().exitCode());
    assertEquals(ExitCode.DONE, build().exitCode());
    assertEquals("built\n", Files.readString(directory.resolve("module/log")));
  }

  @Test
  void aScriptThatFailsIsShownWithWhatItSaid() throws Exception {
    assumeACompiler();
    module("echo some words >&2; exit 3");
    Answer answer = build();
    assertEquals(ExitCode.PROGRAM_FAILED, answer.exitCode());
    assertEquals("", answer.output());
    assertTrue(answer.errors().contains("exit code 3\n  echo some words >&2; exit 3\nand said\n  some words\n"), answer.errors());
  }

  @Test
  void anInputOrAnOutputThatIsNotThereIsNamed() throws Exception {
    assumeACompiler();
    module("true");
    assertTrue(build().errors().contains("did not make the output `answer.o`"));
    Files.delete(directory.resolve("module/answer.c"));
    assertTrue(build().errors().contains("input `answer.c`"));
  }

  @Test
  void withoutACompilerTheMessageSaysWhatIsMissing() throws Exception {
    Map<String, String> nowhere = Map.of("NEUT_CLANG", directory.resolve("nothing").toString());
    Answer answer = hyle(nowhere, "run", module());
    assertEquals(ExitCode.MISSING, answer.exitCode());
    assertTrue(answer.errors().contains("no C compiler was found") && answer.errors().contains("NEUT_CLANG"), answer.errors());
    assertEquals(ExitCode.DONE, hyle(nowhere, "check", module()).exitCode());
  }

  @Test
  void codeWithoutTheFunctionIsNotTheEndBeforeTheCall() throws Exception {
    assumeACompiler();
    Files.writeString(directory.resolve("module/answer.c"), "int other(void) { return 1; }\n");
    Answer answer = hyle(Map.of(), "run", module());
    assertEquals(1, answer.exitCode());
    assertTrue(answer.errors().contains("main.nt:10: the " + MISSING_SYMBOL), answer.errors());
  }

  private static void assumeACompiler() {
    assumeTrue(CCompiler.search().isPresent(), "skipped: there is no C compiler on this machine");
  }

  private String module() {
    return directory.resolve("module").toString();
  }

  private void module(String script) throws IOException {
    String text =
        """
        {
          target {main {main "main.nt"}},
          foreign {input ["answer.c"], output ["answer.o"], script ["%s"]},
          dependency {core {digest "x", mirror [], enable-preset true}},
        }
        """;
    Files.writeString(directory.resolve("module/module.ens"), text.formatted(script));
  }

  private void answer(int number) throws IOException {
    String code = "#include <stdint.h>\nint64_t answer(void) { return " + number + "; }\n";
    Files.writeString(directory.resolve("module/answer.c"), code);
  }

  /// Builds the jar in this process.
  private Answer build() {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(errors, true, StandardCharsets.UTF_8);
    Console console = new Console(ResultStream.to(stream), stream, Paint.PLAIN, Console.Liveliness.STILL);
    int exitCode = Main.run(new String[] {"build", module(), "-o", directory.resolve("answer.jar").toString()}, console);
    return new Answer(exitCode, "", errors.toString(StandardCharsets.UTF_8));
  }

  /// Runs a command in a process of its own.
  private Answer hyle(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "hyle.tool.Main"));
    command.addAll(List.of(arguments));
    return java(environment, command.toArray(String[]::new));
  }

  private Answer java(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:StackReservedPages=0"));
    command.addAll(List.of(arguments));
    File output = directory.resolve("output").toFile();
    File errors = directory.resolve("errors").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output).redirectError(errors);
    builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new Answer(exitCode, Files.readString(output.toPath()), Files.readString(errors.toPath()));
  }
}
