package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hyle.check.Typed;
import hyle.check.TypedPrinter;
import hyle.core.Core;
import hyle.core.CoreObserver;
import hyle.core.CorePrinter;
import hyle.jvm.ClassFile;
import hyle.memory.ClaimedCells;
import hyle.memory.Measurements;
import hyle.memory.MemoryReport;
import hyle.memory.MemoryReportJson;
import hyle.memory.Passes;
import hyle.runtime.Counters;
import hyle.runtime.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// Every program below test-programs/ is a test; the README there says which files stand beside it.
final class ProgramsTest {
  @TestFactory
  Stream<DynamicTest> run() {
    return tests("run", program -> () -> runs(program, ways(program)));
  }

  @TestFactory
  Stream<DynamicTest> errors() {
    return tests("errors", program -> () -> isRefused(program));
  }

  @TestFactory
  Stream<DynamicTest> memory() {
    return tests("memory", program -> () -> usesMemoryAsReported(program));
  }

  @TestFactory
  Stream<DynamicTest> dump() {
    return tests("dump", program -> () -> looksAsDumped(program));
  }

  private static Stream<DynamicTest> tests(String folder, java.util.function.Function<TestProgram, Executable> test) {
    return TestProgram.in(folder).stream()
        .map(program -> DynamicTest.dynamicTest(folder + "/" + program.name(), program.source().toUri(), test.apply(program)));
  }

  /// Gives the expected output and exit code in every way, a program that ends normally gives back all that it took, and none takes more than
  /// is claimed of it.
  static void runs(TestProgram program, List<Way> ways) throws IOException {
    assumeTrue(!program.needs("cc") || CCompiler.search().isPresent(), "skipped: there is no C compiler on this machine");
    Typed.Program typed = TestBench.check(program);
    for (Way way : ways) {
      Core.Program core = TestBench.lower(typed, way, CoreObserver.NONE);
      List<ClassFile> classes = TestBench.classes(core, way);
      if (way == Way.PLAIN) {
        TestBench.verify(classes);
        assertSame(classes, TestBench.classes(TestBench.check(program), way));
      }
      TestBench.Run run = TestBench.run(program, classes);
      if (way == Way.PLAIN) {
        Golden.check(program.companion("out"), run.output());
      }
      if (Files.exists(program.companion("stderr"))) {
        Golden.check(program.companion("stderr"), run.errors());
      }
      isAsExpected(program, way.name(), run);
      long taken = run.outcome().counters().allocations();
      ClaimedCells.of(core).ifPresent(claimed -> assertTrue(taken <= claimed, "claimed " + claimed + ", taken " + taken + ", run " + way.name()));
    }
  }

  private static void isAsExpected(TestProgram program, String way, TestBench.Run run) throws IOException {
    String where = "run " + way + ", which wrote to standard error: " + run.errors();
    assertEquals(Files.readString(program.companion("out")), run.output(), where);
    assertEquals(Integer.parseInt(program.read("exit", "0").strip()), run.outcome().exitCode(), where);
    if (run.outcome().exitCode() == 0 || Files.exists(program.companion("balanced"))) {
      Counters counters = run.outcome().counters();
      assertEquals(0, counters.live(), "cells that live on, " + where);
      assertEquals(0, counters.liveBytes(), "bytes that live on, " + where);
      assertEquals(counters.allocations(), counters.frees(), where);
    }
  }

  /// The interpreter, which knows no pass, says the same: output, exit code and balance.
  @TestFactory
  Stream<DynamicTest> interpreted() {
    return tests("run", program -> () -> isInterpretedAsExpected(program));
  }

  private static void isInterpretedAsExpected(TestProgram program) throws IOException {
    assumeTrue(!program.needs("cc") || CCompiler.search().isPresent(), "skipped: there is no C compiler on this machine");
    List<String> wanted = program.read("ways", "").lines().toList();
    assumeTrue(wanted.isEmpty() || wanted.contains("interpreted"), "skipped: too much for the interpreter");
    isAsExpected(program, "interpreted", TestBench.interpret(program));
  }

  /// A program that is too big for some ways names those that it takes in a companion `ways`.
  private static List<Way> ways(TestProgram program) {
    List<String> wanted = program.read("ways", "").lines().toList();
    return Way.all().stream().filter(way -> wanted.isEmpty() || wanted.contains(way.name())).toList();
  }

  private static void assertSame(List<ClassFile> one, List<ClassFile> other) {
    assertEquals(one.stream().map(ClassFile::binaryName).toList(), other.stream().map(ClassFile::binaryName).toList());
    for (int index = 0; index < one.size(); index++) {
      assertArrayEquals(one.get(index).bytes(), other.get(index).bytes(), "two compilations of " + one.get(index).binaryName());
    }
  }

  /// Something is reported, in the expected words.
  static void isRefused(TestProgram program) throws IOException {
    String diagnostics = TestBench.diagnostics(program);
    assertFalse(diagnostics.isEmpty(), "nothing is reported");
    Golden.check(program.companion("err"), diagnostics);
  }

  /// The memory report is that of `NAME.json`, what a run counts is that of `NAME.counters`, and it takes no more memory from the
  /// system than `NAME.reserved`; one of them must be there. A program with a `NAME.out` is run for its output too.
  static void usesMemoryAsReported(TestProgram program) throws IOException {
    Typed.Program typed = TestBench.check(program);
    boolean hasReport = Files.exists(program.companion("json"));
    boolean hasCounters = Files.exists(program.companion("counters"));
    boolean hasLimit = Files.exists(program.companion("reserved"));
    assertTrue(hasReport || hasCounters || hasLimit || Golden.updates(), "no .json, .counters or .reserved file stands beside the program");
    if (hasReport || !(hasCounters || hasLimit)) {
      Core.Program core = TestBench.lower(typed, Way.PLAIN, CoreObserver.NONE);
      Golden.check(program.companion("json"), MemoryReportJson.render(MemoryReport.of(core), Measurements.NONE));
    }
    boolean hasOutput = Files.exists(program.companion("out"));
    if (hasCounters || hasOutput) {
      TestBench.Run run = TestBench.run(program, TestBench.classes(typed, Way.COUNTERS));
      assertEquals(0, run.outcome().exitCode(), run.errors());
      if (hasOutput) {
        assertEquals(program.read("out", ""), run.output(), run.errors());
      }
      if (hasCounters) {
        Golden.check(program.companion("counters"), run.outcome().counters().json() + "\n");
      }
    }
    if (hasLimit) {
      long limit = Launch.stackBytes(program.read("reserved", "").strip());
      long reserved = TestBench.run(program, TestBench.classes(typed, Way.PLAIN)).outcome().reservedBytes();
      assertTrue(reserved <= limit, "the allocator took " + reserved + " bytes from the system");
    }
  }

  /// The text of the program after a phase is that of `NAME.PHASE`, for each phase that has such a file.
  static void looksAsDumped(TestProgram program) throws IOException {
    Typed.Program typed = TestBench.check(program);
    if (Files.exists(program.companion("typed"))) {
      Golden.check(program.companion("typed"), TypedPrinter.print(typed));
    }
    List<String> phases = new ArrayList<>(List.of("core"));
    phases.addAll(Passes.names());
    phases.removeIf(phase -> !Files.exists(program.companion(phase)));
    assertFalse(phases.isEmpty(), "no file such as .linearise stands beside the program");
    List<String> texts = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    TestBench.lower(
        typed,
        Way.PLAIN,
        (phase, core) -> {
          if (phases.contains(phase)) {
            seen.add(phase);
            texts.add(CorePrinter.print(core));
          }
        });
    assertEquals(phases, seen);
    for (int index = 0; index < seen.size(); index++) {
      Golden.check(program.companion(seen.get(index)), texts.get(index));
    }
  }
}
