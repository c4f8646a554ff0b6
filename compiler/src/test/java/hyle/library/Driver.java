package hyle.library;

import hyle.check.Typed;
import hyle.jvm.ClassFile;
import hyle.runtime.Launch;
import hyle.runtime.Outcome;
import hyle.runtime.Program;
import hyle.tool.ProgramLoader;
import hyle.tool.TestBench;
import hyle.tool.TestProgram;
import hyle.tool.Way;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A program of test-programs/library, compiled once, that runs any number of scripts in this process.
final class Driver {
  private static final Path PROGRAMS = Path.of("..", "test-programs", "library");
  private static final long STACK_BYTES = 1 << 20;

  private final String way;
  private final Program program;

  private Driver(String way, List<ClassFile> classes) {
    this.way = way;
    this.program = ProgramLoader.load(classes);
  }

  /// A run: what went to the two streams, and how it ended.
  record Run(String output, String errors, Outcome outcome) {}

  /// The program of a family, compiled in each of the ways.
  static List<Driver> of(String name, List<Way> ways) {
    Typed.Program typed = TestBench.check(new TestProgram(name, PROGRAMS.resolve(name + ".nt")));
    return ways.stream().map(way -> new Driver(way.name(), TestBench.classes(typed, way))).toList();
  }

  /// The name of the way.
  String way() {
    return way;
  }

  Run run(String script, List<String> arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    ByteArrayInputStream input = new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8));
    Outcome outcome = Launch.run(program, arguments, output, errors, input, STACK_BYTES);
    return new Run(output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8), outcome);
  }
}
