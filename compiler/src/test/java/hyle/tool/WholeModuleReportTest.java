package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.Compiler;
import hyle.Options;
import hyle.check.Typed;
import hyle.core.Core;
import hyle.core.CoreLint;
import hyle.core.CoreObserver;
import hyle.jvm.Mode;
import hyle.memory.MemoryReport;
import hyle.memory.PassSelection;
import hyle.report.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// `hyle memory` of a module that is no program tells of all that it defines, by code for any types where it takes types [C4, M17].
final class WholeModuleReportTest {
  private static final String TREES =
      """
      data tree(a) {
      | Leaf
      | Node(tree(a), a, tree(a))
      }

      define map-tree<a, b>(t: tree(a), !f: (a) -> b): tree(b) {
        match t {
        | Leaf =>
          Leaf
        | Node(l, x, r) =>
          Node(map-tree(l, !f), !f(x), map-tree(r, !f))
        }
      }

      define twice<a>(!x: a): pair(a, a) {
        Pair(!x, !x)
      }

      define keep(a: type, x: a): list(a) {
        [x]
      }

      define of-any(f: <a>(a) -> a): int {
        f(3)
      }

      inline same<a>(x: a): a {
        x
      }

      define sum(t: tree(int)): int {
        match t {
        | Leaf =>
          0
        | Node(l, x, r) =>
          add-int(x, add-int(sum(l), sum(r)))
        }
      }
      """;

  private static final int SOME = 6;

  @TempDir private Path directory;

  @Test
  void aFileWithoutMainIsToldOfAsAWhole() throws IOException {
    Answer answer = memory(file("trees.nt", TREES));
    assertEquals(ExitCode.DONE, answer.exitCode(), answer.errors());
    assertEquals(
        List.of("trees.map-tree", "trees.twice", "trees.keep", "trees.of-any", "trees.sum"),
        answer.output().lines().filter(line -> line.startsWith("trees.")).map(line -> line.substring(0, line.indexOf(' '))).toList());
    assertTrue(answer.output().contains("a type known at run time, O(n): `!x` is used again"), answer.output());
    assertTrue(answer.errors().contains("compiled only where they are used, and told about there: trees.same\n"), answer.errors());
  }

  @Test
  void aModuleWithoutATargetIsToldOfFileByFile() throws IOException {
    file("module/module.ens", "{\n  dependency {\n    core {\n      enable-preset true,\n    },\n  },\n}\n");
    file("module/source/trees.nt", TREES);
    file("module/source/leaves.nt", """
        import {
          this.trees {Leaf, Node, tree},
        }

        define leaf(n: int): tree(int) {
          Node(Leaf, n, Leaf)
        }
        """);
    Answer answer = memory(directory.resolve("module").toString());
    assertEquals(ExitCode.DONE, answer.exitCode(), answer.errors());
    assertTrue(answer.output().matches("(?s).*\nleaves\\.leaf +1 .*\ntrees\\.map-tree +0 .*"), answer.output());
    Answer page = memory("--html", "-o", directory.resolve("page.html").toString(), directory.resolve("module").toString());
    assertEquals(ExitCode.DONE, page.exitCode(), page.errors());
  }

  @Test
  void whatIsWrongWithItIsToldInstead() throws IOException {
    String wrong = file("wrong.nt", "define f(x: int): text {\n  x\n}\n");
    assertTrue(memory(wrong).errors().startsWith("error[type-mismatch]"), memory(wrong).errors());
    assertEquals(ExitCode.PROGRAM_FAILED, memory(wrong).exitCode());
    Answer run = memory("--stats", directory.resolve("stats").toString(), file("trees.nt", TREES));
    assertTrue(run.errors().contains("is no program, so --stats has nothing to run"), run.errors());
    assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
  }

  /// The invariants of Core hold after each pass, and nothing but what is expanded or gives types is left out.
  @Test
  void allOfTheLibraryIsToldOf() {
    DeepThread.call(() -> {
      Diagnostics diagnostics = new Diagnostics();
      List<String> violations = new ArrayList<>();
      WholeModule library = WholeModule.ofLibrary(diagnostics);
      Compiler compiler = new Compiler(new Options(Mode.PLAIN, PassSelection.ALL, lint(violations)));
      Typed.Program typed = compiler.check(library.project(), WholeModule.ENTRY, library.withEntry(), diagnostics);
      Core.Program core = compiler.lowerWhole(typed, diagnostics);
      assertEquals(List.of(), violations);
      Set<String> told = MemoryReport.ofAll(core).stream().map(report -> report.function().replaceAll(" \\(.*", "")).collect(Collectors.toSet());
      List<String> untold =
          typed.declarations().values().stream()
              .filter(declaration -> declaration instanceof Typed.Declaration.Definition definition && definition.opacity() == Typed.Opacity.DEFINE)
              .map(declaration -> declaration.name().display())
              .filter(name -> !told.contains(name))
              .toList();
      assertEquals(List.of("core.thread.thread"), untold);
      return ExitCode.DONE;
    });
  }

  /// Also what programs define for any types can be made for all of them at once, as far as it is lowered at all; `-Dmeasured=all` takes all
  /// programs, and not some.
  @TestFactory
  Stream<DynamicTest> programsAreToldOfAsAWhole() {
    boolean takesAll = System.getProperty("measured", "").equals("all");
    List<TestProgram> programs = TestProgram.in(takesAll ? "run" : "run/types-at-run-time");
    return IntStream.range(0, programs.size()).filter(at -> takesAll || at % SOME == 0).mapToObj(programs::get).map(program -> DynamicTest.dynamicTest(program.name(), () -> isToldOf(program)));
  }

  private static void isToldOf(TestProgram program) {
    Typed.Program typed = TestBench.check(program);
    DeepThread.call(() -> {
      Diagnostics diagnostics = new Diagnostics();
      List<String> violations = new ArrayList<>();
      Core.Program core = new Compiler(new Options(Mode.PLAIN, PassSelection.ALL, lint(violations))).lowerWhole(typed, diagnostics);
      assertEquals(List.of(), violations);
      assertFalse(diagnostics.hasErrors());
      assertTrue(MemoryReport.of(core).size() > 0);
      return ExitCode.DONE;
    });
  }

  private static CoreObserver lint(List<String> violations) {
    return (phase, core) -> CoreLint.check(core, CoreLint.Stage.after(phase)).forEach(violation -> violations.add("after " + phase + ": " + violation));
  }

  private String file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private static Answer memory(String... arguments) {
    List<String> all = new ArrayList<>(List.of("memory"));
    all.addAll(List.of(arguments));
    return Answer.of(all.toArray(String[]::new));
  }
}
