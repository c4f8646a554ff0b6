package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hyle build --aot`: the cache and the script beside the jar [C17].
final class QuickStartTest {
  /// Tells how much stack it has by what becomes of it without any.
  private static final String GREETER =
      """
      import {
        core.environment {get-argv},
      }

      define deep(n: int): int {
        if eq-int(n, 0) {
          0
        } else {
          add-int(deep(sub-int(n, 1)), 1)
        }
      }

      define main(): unit {
        match get-argv() {
        | [_, name] =>
          pin name = name in
          print(name);
          print("\\n")
        | _ =>
          let _ = deep(1000000) in
          print("deep\\n")
        }
      }
      """;

  @TempDir private Path directory;

  @Test
  void theScriptStartsTheProgramWithClassesFromTheCache() throws Exception {
    Path jar = directory.resolve("my greeter.jar");
    assertEquals(new Answer(ExitCode.DONE, "", ""), build(GREETER, jar, "--aot"));
    assertEquals(List.of("my greeter.aot", "my greeter.jar", "my greeter.sh", "program.nt"), files());
    Path script = directory.resolve("my greeter.sh");
    assertEquals(new Answer(0, "a  b*\n", ""), run(script.toString(), "a  b*"));
    Path link = Files.createSymbolicLink(Files.createDirectory(directory.resolve("other")).resolve("greet"), script);
    assertEquals(new Answer(0, "x\n", ""), run(link.toString(), "x"));

    List<String> command = new ArrayList<>(List.of(java(), "-XX:AOTCache=" + directory.resolve("my greeter.aot"), "-XX:+UseSerialGC"));
    command.addAll(List.of("-Xlog:class+load", "-jar", jar.toString(), "x"));
    String loaded = run(command.toArray(String[]::new)).output();
    for (String name : List.of("hyle.program.Main", "hyle.program.program", "hyle.runtime.Text", "hyle.runtime.Words")) {
      assertTrue(loaded.matches("(?s).*\\b" + name + " source: shared objects file.*"), name + "\n" + loaded);
    }
  }

  @Test
  void aCacheThatDoesNotFitIsLeftAlone() throws Exception {
    Path jar = directory.resolve("program.jar");
    build(GREETER, jar, "--aot");
    build(GREETER.replace("print(\"\\n\")", "print(\" again\\n\")"), jar);
    String script = directory.resolve("program.sh").toString();
    assertEquals(new Answer(0, "x again\n", ""), run(script, "x"));
    Files.writeString(directory.resolve("program.aot"), "no cache");
    assertEquals(new Answer(0, "x again\n", ""), run(script, "x"));
    Files.delete(directory.resolve("program.aot"));
    assertEquals(new Answer(0, "x again\n", ""), run(script, "x"));
  }

  @Test
  void nothingOfTheProgramHappensWhileTheCacheIsMade() throws Exception {
    Path jar = directory.resolve("program.jar");
    String never = "define main(): unit {\n  main()\n}\n";
    assertEquals(new Answer(ExitCode.DONE, "", ""), build(never, jar, "--aot"));
    assertTrue(Files.isRegularFile(directory.resolve("program.aot")));
  }

  @Test
  void theStackOfTheJarHolds() throws Exception {
    Path jar = directory.resolve("program.jar");
    build(GREETER, jar, "--stack", "512k");
    Answer shallow = run(java(), "-jar", jar.toString());
    assertEquals(1, shallow.exitCode());
    assertTrue(shallow.errors().matches(".*program\\.nt:\\d+: stack overflow: .*\\R"), shallow.errors());
    build(GREETER, jar, "--stack", "1g");
    assertEquals(new Answer(0, "deep\n", ""), run(java(), "-jar", jar.toString()));
  }

  @Test
  void whatIsInTheWayIsNamed() throws Exception {
    Answer unnamed = build(GREETER, directory.resolve("program"), "--aot");
    assertEquals(ExitCode.WRONG_USAGE, unnamed.exitCode());
    assertTrue(unnamed.errors().contains("ends in `.jar`"), unnamed.errors());
    Files.createDirectory(directory.resolve("program.sh"));
    Answer taken = build(GREETER, directory.resolve("program.jar"), "--aot");
    assertEquals(ExitCode.WRONG_USAGE, taken.exitCode());
    assertTrue(taken.errors().contains("program.sh` is a directory"), taken.errors());
    assertFalse(Files.exists(directory.resolve("program.jar")));
  }

  private Answer build(String source, Path jar, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("build"));
    command.addAll(List.of(options));
    command.addAll(List.of(Files.writeString(directory.resolve("program.nt"), source).toString(), "-o", jar.toString()));
    return Answer.of(command.toArray(String[]::new));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }

  private static Answer run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectInput(new File("/dev/null")).start();
    String output = new String(process.getInputStream().readAllBytes());
    String errors = new String(process.getErrorStream().readAllBytes());
    return new Answer(process.waitFor(), output, errors);
  }
}
