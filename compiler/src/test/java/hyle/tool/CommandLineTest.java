package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users type, and what comes back: the commands and exit codes of spec/cli.md.
final class CommandLineTest {
  private static final String HELLO = "define main(): unit {\n  print(\"Hello\\n\")\n}\n";
  private static final int CLASS_FILE_OF_JAVA_8 = 52;

  @TempDir private Path directory;

  @Test
  void versionAndHelpGoToStandardOutput() {
    assertTrue(Answer.of("--version").output().matches("hyle \\d+\\.\\d+\\.\\d+ \\(Java \\d+\\)\\R"));
    Answer help = Answer.of("--help");
    assertEquals(ExitCode.DONE, help.exitCode());
    for (String command : List.of("run", "build", "check", "memory", "explain", "doc", "bench", "new", "get", "archive", "clean")) {
      assertTrue(help.output().contains("  " + command + " "), command);
      assertEquals(ExitCode.DONE, Answer.of(command, "--help").exitCode());
    }
  }

  @Test
  void commandsThatAreNotThereYetSaySo() {
    for (String command : LaterCommand.NAMES) {
      Answer answer = Answer.of(command, "some", "--thing");
      assertEquals(ExitCode.WRONG_USAGE, answer.exitCode());
      assertTrue(answer.errors().contains("not there yet"), answer.errors());
      assertFalse(Answer.of("--help").output().contains("  " + command + " "), command);
    }
  }

  @Test
  void wrongUsageIsAnsweredWithHelp() {
    String hello = write("hello.nt", HELLO);
    for (List<String> mistake :
        List.of(
            List.<String>of(), List.of("rnu", hello), List.of("run"), List.of("run", "--relase", hello), List.of("run", "--stack=much", hello),
            List.of("run", "--passes=-none", hello), List.of("run", "--dump=nothing", hello), List.of("check", hello + "x"),
            List.of("check", directory.toString()), List.of("explain", "no-such-code"), List.of("check", hello, hello))) {
      Answer answer = Answer.of(mistake.toArray(String[]::new));
      assertEquals(ExitCode.WRONG_USAGE, answer.exitCode(), mistake.toString());
      assertTrue(answer.errors().startsWith("hyle: "), answer.errors());
    }
    assertTrue(Answer.of("rnu").errors().contains("did you mean `run`?") || Answer.of("rnu").errors().contains("Did you mean `run`?"));
  }

  @Test
  void checkTellsOfErrors() {
    String wrong = write("wrong.nt", "define main(): unit {\n  nothing()\n}\n");
    Answer people = Answer.of("check", wrong);
    assertEquals(ExitCode.PROGRAM_FAILED, people.exitCode());
    assertTrue(people.errors().startsWith("error[undefined-name]: "), people.errors());
    Answer tools = Answer.of("check", "--json", wrong);
    assertEquals(ExitCode.PROGRAM_FAILED, tools.exitCode());
    assertTrue(tools.output().startsWith("{\"severity\":\"error\",\"code\":\"undefined-name\","), tools.output());
    assertEquals("", tools.errors());
    assertEquals(new Answer(ExitCode.DONE, "", ""), Answer.of("check", write("right.nt", HELLO)));
  }

  @Test
  void aFileThatIsNotTextIsRefused() throws IOException {
    Path file = directory.resolve("binary.nt");
    Files.write(file, new byte[] {'a', (byte) 0xFF, 'b'});
    Answer answer = Answer.of("check", file.toString());
    assertEquals(ExitCode.PROGRAM_FAILED, answer.exitCode());
    assertTrue(answer.errors().contains("not UTF-8"), answer.errors());
  }

  @Test
  void aModuleIsNamedByItsDirectory() throws IOException {
    Files.createDirectories(directory.resolve("source"));
    write("module.ens", "{target {one {main \"one.nt\"}, two {main \"two.nt\"}}}");
    write("source/one.nt", "define main(): unit {\n  Unit\n}\n");
    Answer several = Answer.of("check", directory.toString());
    assertEquals(ExitCode.WRONG_USAGE, several.exitCode());
    assertTrue(several.errors().contains("one, two"), several.errors());
    assertEquals(ExitCode.WRONG_USAGE, Answer.of("check", directory + ":three").exitCode());
  }

  @Test
  void aBuiltJarRunsWithoutWarnings() throws Exception {
    Path jar = directory.resolve("hello.jar");
    assertEquals(new Answer(ExitCode.DONE, "", ""), Answer.of("build", write("hello.nt", HELLO), "-o", jar.toString()));
    assertEquals(new Answer(0, "Hello\n", ""), java("-jar", jar.toString()));
  }

  @Test
  void equalSourcesGiveEqualJars() throws IOException {
    String hello = write("hello.nt", HELLO);
    Answer.of("build", hello, "-o", directory.resolve("one.jar").toString());
    Answer.of("build", hello, "-o", directory.resolve("two.jar").toString());
    assertArrayEquals(Files.readAllBytes(directory.resolve("one.jar")), Files.readAllBytes(directory.resolve("two.jar")));
  }

  @Test
  void anOldJavaFindsAClassThatItCanRead() throws IOException {
    Path jar = directory.resolve("hello.jar");
    Answer.of("build", write("hello.nt", HELLO), "-o", jar.toString());
    try (JarFile file = new JarFile(jar.toFile())) {
      String main = file.getManifest().getMainAttributes().getValue("Main-Class").replace('.', '/') + ".class";
      assertEquals(CLASS_FILE_OF_JAVA_8, classFileVersion(file, main));
      assertTrue(classFileVersion(file, "META-INF/versions/25/" + main) > CLASS_FILE_OF_JAVA_8);
    }
  }

  @Test
  void runGivesTheProgramItsArgumentsAndItsExitCode() throws Exception {
    String program =
        write(
            "exits.nt",
            """
            import {
              core.external {exit},
            }

            define main(): unit {
              print("before\\n");
              exit(7)
            }
            """);
    assertEquals(new Answer(7, "before\n", ""), main("run", program, "--counters"));
    String hello = write("hello.nt", HELLO);
    assertEquals(new Answer(0, "Hello\n", ""), main("run", hello));
    assertEquals(new Answer(0, "Hello\n", ""), main("run", hello));
    Answer interpreted = main("run", "--interpret", "--counters", hello);
    assertEquals(new Answer(0, "Hello\n", "0 leaks, 0 cells reused in place, 0 allocated, 0 freed\n"), interpreted);
    Answer counted = main("run", "--counters", hello);
    assertEquals("Hello\n", counted.output());
    assertTrue(counted.errors().startsWith("0 leaks, "), counted.errors());
  }

  private String write(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text).toString();
    } catch (IOException problem) {
      throw new java.io.UncheckedIOException(problem);
    }
  }

  /// Runs a command in a process of its own.
  private Answer main(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), "--enable-native-access=ALL-UNNAMED"));
    command.add("hyle.tool.Main");
    command.addAll(List.of(arguments));
    return java(command.toArray(String[]::new));
  }

  private Answer java(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java"));
    command.addAll(List.of(arguments));
    File output = directory.resolve("output").toFile();
    File errors = directory.resolve("errors").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output).redirectError(errors);
    builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    int exitCode = builder.start().waitFor();
    return new Answer(exitCode, Files.readString(output.toPath()), Files.readString(errors.toPath()));
  }

  private static int classFileVersion(JarFile file, String entry) throws IOException {
    try (InputStream stream = file.getInputStream(file.getJarEntry(entry))) {
      byte[] start = stream.readNBytes(8);
      return (start[6] & 0xFF) << 8 | start[7] & 0xFF;
    }
  }
}
