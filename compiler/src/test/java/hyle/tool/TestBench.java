package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hyle.Compiler;
import hyle.Options;
import hyle.check.Typed;
import hyle.core.Core;
import hyle.core.CoreLint;
import hyle.core.CoreObserver;
import hyle.jvm.ClassFile;
import hyle.interpret.Interpreter;
import hyle.report.Diagnostics;
import hyle.report.Paint;
import hyle.report.Renderer;
import hyle.runtime.Launch;
import hyle.runtime.Outcome;
import hyle.runtime.Program;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/// Compiles and runs test programs in this process, and checks on the way what must hold of every compilation.
public final class TestBench {
  private TestBench() {}

  /// What a run wrote, and how it ended.
  public record Run(String output, String errors, Outcome outcome) {}

  /// The diagnostics of a program, as a terminal without colours shows them.
  static String diagnostics(TestProgram program) {
    Diagnostics diagnostics = new Diagnostics();
    DeepThread.call(
        () -> {
          Workspace workspace = program.open(diagnostics);
          if (!diagnostics.hasErrors()) {
            Compiler compiler = compiler(Way.PLAIN, CoreObserver.NONE);
            Typed.Program typed = compiler.check(workspace.project(), workspace.entry(), workspace.sources(), diagnostics);
            if (!diagnostics.hasErrors()) {
              compiler.lower(typed, diagnostics);
            }
          }
          return workspace;
        });
    return Renderer.renderAll(diagnostics.sorted(), Paint.PLAIN);
  }

  /// Names and types of a program that has no errors.
  public static Typed.Program check(TestProgram program) {
    return DeepThread.call(
        () -> {
          Diagnostics diagnostics = new Diagnostics();
          Workspace workspace = program.open(diagnostics);
          Typed.Program typed =
              compiler(Way.PLAIN, CoreObserver.NONE).check(workspace.project(), workspace.entry(), workspace.sources(), diagnostics);
          assertNoErrors(diagnostics);
          return typed;
        });
  }

  /// Core after all passes of a way; it is linted after each.
  static Core.Program lower(Typed.Program typed, Way way, CoreObserver observer) {
    return DeepThread.call(
        () -> {
          Diagnostics diagnostics = new Diagnostics();
          List<String> violations = new ArrayList<>();
          CoreObserver both =
              (phase, core) -> {
                CoreLint.check(core, CoreLint.Stage.after(phase)).forEach(violation -> violations.add("after " + phase + ": " + violation));
                observer.after(phase, core);
              };
          Core.Program core = compiler(way, both).lower(typed, diagnostics);
          assertNoErrors(diagnostics);
          assertEquals(List.of(), violations, "the invariants of Core, " + way.name());
          return core;
        });
  }

  /// The classes of a program in one way.
  public static List<ClassFile> classes(Typed.Program typed, Way way) {
    return classes(lower(typed, way, CoreObserver.NONE), way);
  }

  /// The classes of a program after all passes.
  static List<ClassFile> classes(Core.Program core, Way way) {
    return DeepThread.call(() -> compiler(way, CoreObserver.NONE).emit(core));
  }

  /// What the C code of a program became; it is built when it first runs.
  private static ForeignLibrary library(TestProgram program) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return ForeignLibrary.of(program.open(new Diagnostics()), nowhere);
  }

  /// Runs the classes with the arguments, the input and the stack that stand beside the program.
  static Run run(TestProgram program, List<ClassFile> classes) {
    if (program.needs("process")) {
      return ProcessRun.of(program, classes, library(program), words(program.read("args", "")));
    }
    return launch(program, ProgramLoader.load(classes, library(program)), program.read("stack", "512m"));
  }

  /// Runs the program by the interpreter, which promises nothing about stack.
  public static Run interpret(TestProgram program) {
    if (program.needs("process")) {
      return ProcessRun.interpreted(program, words(program.read("args", "")));
    }
    return launch(program, Interpreter.program(check(program), program.name(), ProgramLoader.of(library(program))), "512m");
  }

  private static Run launch(TestProgram program, Program loaded, String stack) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    ByteArrayInputStream input = new ByteArrayInputStream(program.read("in", "").getBytes(StandardCharsets.UTF_8));
    Outcome outcome =
        Launch.run(loaded, words(program.read("args", "")), output, errors, input, Launch.stackBytes(stack.strip()));
    return new Run(output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8), outcome);
  }

  /// Has ASM look at every instruction of the classes.
  static void verify(List<ClassFile> classes) {
    ClassLoader loader = ProgramLoader.load(classes).getClass().getClassLoader();
    for (ClassFile file : classes) {
      StringWriter found = new StringWriter();
      CheckClassAdapter.verify(new ClassReader(file.bytes()), loader, false, new PrintWriter(found));
      assertEquals("", found.toString(), file.binaryName());
    }
  }

  /// Separated by spaces; a word in `"…"` may hold some.
  static List<String> words(String line) {
    return Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line).results().map(word -> word.group(1) == null ? word.group(2) : word.group(1)).toList();
  }

  private static Compiler compiler(Way way, CoreObserver observer) {
    return new Compiler(new Options(way.mode(), way.passes(), observer));
  }

  private static void assertNoErrors(Diagnostics diagnostics) {
    if (diagnostics.hasErrors()) {
      throw new AssertionError(Renderer.renderAll(diagnostics.sorted(), Paint.PLAIN));
    }
  }
}
