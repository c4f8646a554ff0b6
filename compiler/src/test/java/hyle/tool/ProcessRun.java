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
    try {
      Path directory = Files.createTempDirectory("hyle-test-");
      try {
        Path jar = directory.resolve("program.jar");
        ProgramJar.write(jar, classes, library, program.read("stack", "512m").strip());
        return run(program, Files.createDirectory(directory.resolve("work")), jar, arguments);
      } finally {
        delete(directory);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException problem) {
      throw new AssertionError(problem);
    }
  }

  private static TestBench.Run run(TestProgram program, Path work, Path jar, List<String> arguments)
      throws IOException, InterruptedException {
    Path files = work.getParent();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Dhyle.stats=" + files.resolve(COUNTERS), "-jar", jar.toString()));
    command.addAll(arguments);
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
