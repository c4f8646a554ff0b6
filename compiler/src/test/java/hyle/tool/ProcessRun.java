package hyle.tool;

import hyle.jvm.ClassFile;
import hyle.runtime.Outcome;
import hyle.runtime.RecordedCounters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Runs a test program as users run jars: in a process and an empty directory of its own, where C may write to standard output.
final class ProcessRun {
  private static final String COUNTERS = "counters.json";

  private ProcessRun() {}

  static TestBench.Run of(TestProgram program, List<ClassFile> classes, ForeignLibrary library, List<String> arguments) {
    return inDirectory(
        directory -> {
          Path jar = directory.resolve("program.jar");
          ProgramJar.write(jar, classes, library, List.of());
          String stack = "-Dhyle.stack=" + program.read("stack", "512m").strip();
          List<String> command = new ArrayList<>(List.of("-Dhyle.stats=" + directory.resolve(COUNTERS), stack, "-jar", jar.toString()));
          command.addAll(arguments);
          return run(program, directory, command);
        });
  }

  /// The same by `hyle run --interpret`.
  static TestBench.Run interpreted(TestProgram program, List<String> arguments) {
    return inDirectory(
        directory -> {
          List<String> command = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
          command.addAll(List.of("hyle.tool.Main", "run", "--interpret", "--stats", directory.resolve(COUNTERS).toString()));
          command.add(program.source().toAbsolutePath().toString());
          command.addAll(arguments);
          return run(program, directory, command);
        });
  }

  /// What happens in a directory that is gone afterwards.
  private interface Work {
    TestBench.Run in(Path directory) throws IOException, InterruptedException;
  }

  private static TestBench.Run inDirectory(Work work) {
    try {
      Path directory = Files.createTempDirectory("hyle-test-");
      try {
        return work.in(directory);
      } finally {
        delete(directory);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException problem) {
      throw new AssertionError(problem);
    }
  }

  private static TestBench.Run run(TestProgram program, Path files, List<String> arguments) throws IOException, InterruptedException {
    Path work = Files.createDirectory(files.resolve("work"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(arguments);
    String shell = program.read("shell", "").strip();
    if (!shell.isEmpty()) {
      command.addAll(0, List.of("/bin/sh", "-c", shell, "sh"));
    }
    Path input = Files.writeString(files.resolve("in"), program.read("in", ""));
    int code =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(files.resolve("out").toFile())
            .redirectError(files.resolve("err").toFile())
            .start()
            .waitFor();
    String counters = Files.exists(files.resolve(COUNTERS)) ? Files.readString(files.resolve(COUNTERS)) : "";
    Outcome outcome = new Outcome(code, RecordedCounters.of(counters), 0);
    return new TestBench.Run(Files.readString(files.resolve("out")), Files.readString(files.resolve("err")), outcome);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
