package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.check.Typed;
import hyle.jvm.ClassFile;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.tool.Countdown.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The n-th request of a program for memory, or for a thread, is refused, for every n: the program ends with one message at a place of the
/// source and exit code 1, what it had printed before comes out, and nothing hangs [M18, R5].
///
/// `mvn verify` refuses some requests of some programs; `-Dallocation.faults=2000` up to 2,000 of each sort of each program below
/// test-programs/run.
final class AllocationFaultTest {
  private static final long IN_VERIFY = 4;
  private static final long MOST_OF_A_PROGRAM = Long.getLong("allocation.faults", IN_VERIFY);
  private static final List<Way> WAYS =
      List.of(Way.PLAIN, Way.COUNTERS, new Way("checked", Mode.CHECKED, PassSelection.ALL));
  private static final Set<String> SAMPLE =
      Set.of(
          "functions/man-or-boy.nt",
          "library/lists-are-mapped-filtered-and-paired.nt",
          "library/dictionaries-hold-functions-cells-and-vectors.nt",
          "library/texts-are-split-searched-and-rebuilt.nt",
          "library/vectors-are-sorted-and-compared.nt",
          "library/write-goes-around-what-print-has-buffered.nt",
          "foreign/stack-memory-of-callers-stays.nt",
          "foreign/functions-of-the-c-library-are-called.nt",
          "memory-model/a-resource-is-copied-and-discarded-by-its-own-functions.nt",
          "threads/workers-share-a-queue-of-work.nt",
          "threads/a-list-is-sorted-by-a-tree-of-threads.nt",
          "library/large-elements-move-through-every-kind-of-list.nt",
          "threads/what-is-left-in-a-channel-is-discarded-with-it.nt",
          "types-at-run-time/a-program-of-effects-forks-at-hidden-types.nt");

  @TestFactory
  Stream<DynamicTest> everyRefusalEndsTheProgramWithAMessage() {
    return TestProgram.in("run").stream()
        .filter(AllocationFaultTest::isWanted)
        .map(program -> DynamicTest.dynamicTest(program.name(), program.source().toUri(), () -> refuse(program)));
  }

  private static boolean isWanted(TestProgram program) {
    boolean endsNormally = program.read("exit", "0").strip().equals("0") && !Files.exists(program.companion("stderr"));
    boolean isOfThisProcess = !program.needs("process") && !program.needs("cc") && Files.isRegularFile(program.source());
    return endsNormally && isOfThisProcess && (MOST_OF_A_PROGRAM > IN_VERIFY || SAMPLE.contains(program.name()));
  }

  private static void refuse(TestProgram program) throws IOException {
    Typed.Program typed = TestBench.check(program);
    List<String> allowed = program.read("ways", "").lines().toList();
    for (Way way : WAYS) {
      if (allowed.isEmpty() || allowed.contains(way.name())) {
        refuse(program, TestBench.classes(typed, way), way);
      }
    }
  }

  private static void refuse(TestProgram program, List<ClassFile> classes, Way way) throws IOException {
    List<String> arguments = TestBench.words(program.read("args", ""));
    Countdown needs = Countdown.ofNothing();
    FaultyRuntime.Run whole = new FaultyRuntime(classes, needs).run(program, arguments);
    assertEquals(new FaultyRuntime.Run(program.read("out", ""), "", Optional.of(0)), whole, way.name());
    boolean hasThreads = Files.readString(program.source()).contains("detach");
    for (Resource resource : Resource.values()) {
      for (long turn : turns(needs.taken(resource))) {
        Countdown countdown = Countdown.refusing(resource, turn);
        FaultyRuntime.Run run = new FaultyRuntime(classes, countdown).run(program, arguments);
        String where = way.name() + ", " + resource + " refused at request " + turn + "; it said: " + run.errors();
        check(run, whole.output(), hasThreads, countdown, where);
      }
    }
  }

  private static void check(FaultyRuntime.Run run, String whole, boolean hasThreads, Countdown countdown, String where) {
    if (hasThreads && run.exitCode().equals(Optional.of(0))) {
      // This run of its threads asked for less than the one before.
      assertEquals(new FaultyRuntime.Run(whole, "", Optional.of(0)), run, where);
      return;
    }
    if (run.errors().startsWith("this machine gives no stack of ")) {
      assertEquals(new FaultyRuntime.Run("", run.errors(), Optional.of(ExitCode.MISSING)), run, where);
      return;
    }
    assertEquals(Optional.of(1), run.exitCode(), where);
    assertTrue(run.errors().matches("\\S+\\.nt:\\d+(:\\d+)?: (out of memory|the system gives no more threads)\\R"), where);
    if (!hasThreads) {
      assertTrue(countdown.overtakes() || whole.startsWith(run.output()), where);
      assertEquals(countdown.writtenBefore(), run.output().getBytes(StandardCharsets.UTF_8).length, where);
    }
  }

  /// All of them, or as many as are wanted: the first ones, the last one, and some between.
  private static List<Long> turns(long count) {
    long step = Math.max(1, (count + MOST_OF_A_PROGRAM - 1) / MOST_OF_A_PROGRAM);
    return LongStream.rangeClosed(1, count).filter(turn -> turn == count || turn % step == 1 % step).boxed().toList();
  }
}
