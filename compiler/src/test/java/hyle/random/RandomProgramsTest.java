package hyle.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/// Random programs are accepted, print the same in every way of compiling them, and give back all that they take [M5, M13].
///
/// test-programs/random/run does the same with as many as one likes.
final class RandomProgramsTest {
  private static final long FIRST = 0;
  private static final long PROGRAMS = 2000;
  private static final long FEWEST_WITH_A_CONSTRUCT = 10;
  private static final long STACK_BYTES = 1L << 30;

  @Test
  void twoThousandProgramsGoEveryWayAlike() {
    List<Batch.Finding> findings = new ArrayList<>();
    Tally tally = run(Plan.batches(FIRST, FIRST + PROGRAMS), findings);
    assertEquals(List.of(), findings.stream().map(RandomProgramsTest::told).toList());
    assertEquals(PROGRAMS, tally.programs());
    assertTrue(tally.count("nodes") > 100 * PROGRAMS, "too small: " + tally.text());
    for (Map.Entry<Construct, Long> entry : tally.programsByConstruct().entrySet()) {
      assertTrue(entry.getValue() >= FEWEST_WITH_A_CONSTRUCT, () -> entry + " is too rare");
    }
    assertTrue(tally.count("way checked: reused") > PROGRAMS, "no cells are reused: " + tally.text());
    assertTrue(tally.count("way checked: copied") > PROGRAMS, "nothing is copied: " + tally.text());
    assertTrue(tally.count("marks of copies") > PROGRAMS / 10 && tally.count("marks of discards") > PROGRAMS / 10, tally.text());
    assertTrue(tally.count("exit code 1") > 0, "no program divides by zero: " + tally.text());
  }

  /// Runs the batches on two threads.
  private static Tally run(List<Batch> batches, List<Batch.Finding> findings) {
    ConcurrentLinkedQueue<Batch> open = new ConcurrentLinkedQueue<>(batches);
    Tally all = new Tally();
    onDeepThreads(
        2,
        () -> {
          Tally tally = new Tally();
          List<Batch.Finding> found = new ArrayList<>();
          for (Batch batch = open.poll(); batch != null; batch = open.poll()) {
            batch.run(tally, found::add);
          }
          synchronized (all) {
            all.plus(tally);
            findings.addAll(found);
          }
        });
    return all;
  }

  private static String told(Batch.Finding finding) {
    Batch batch = finding.batch();
    return "seeds " + batch.seeds() + ": " + finding.failure().getMessage() + "\n" + ProgramPrinter.print(batch.programs().getFirst());
  }

  /// The compiler recurses over nesting.
  private static void onDeepThreads(int count, Runnable work) {
    List<Throwable> thrown = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Thread thread = new Thread(null, work, "random programs", STACK_BYTES);
      thread.setUncaughtExceptionHandler((_, problem) -> thrown.add(problem));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
    if (!thrown.isEmpty()) {
      throw new AssertionError(thrown.getFirst());
    }
  }

  /// One program alone, with jqwik's seeds and its way of making a failure small.
  @Property(tries = 12, seed = "7", shrinking = ShrinkingMode.BOUNDED)
  void aProgramAloneGoesEveryWayAlike(@ForAll("programs") Program program) {
    onDeepThreads(
        1, () -> Agreement.check(Checked.of(Sources.of(ProgramPrinter.print(program)), Checked.Scrutiny.EVERYTHING), Plan.ALL));
  }

  @Provide
  Arbitrary<Program> programs() {
    return ShrinkableProgram.programs();
  }

  @Test
  void aSeedDecidesAllOfAProgram() {
    for (long seed = 0; seed < 50; seed++) {
      assertEquals(ProgramPrinter.print(ProgramGenerator.program(seed)), ProgramPrinter.print(ProgramGenerator.program(seed)));
    }
  }

  /// What looks for failures finds one that is there, and makes its program small.
  @Test
  void aFailureIsFoundInItsBatchAndMadeSmall() {
    Execution wrong = new WrongExecution();
    List<Execution> ways = List.of(CompiledExecution.all().getFirst(), wrong);
    List<Batch.Finding> findings = new ArrayList<>();
    onDeepThreads(1, () -> Batch.of(List.of(40L, 41L, 42L, 43L), ways, Checked.Scrutiny.RESULTS).run(new Tally(), findings::add));
    assertEquals(4, findings.size());
    Batch.Finding found = findings.getFirst();
    assertEquals(Failure.Kind.OUTPUT, found.failure().kind());
    List<Program> small = new ArrayList<>();
    onDeepThreads(
        1,
        () ->
            small.add(
                Shrinker.shrink(
                    found.batch().programs().getFirst(),
                    300,
                    candidate -> found.batch().failure(List.of(candidate)).filter(found.failure()::isLike).isPresent())));
    String text = ProgramPrinter.print(small.getFirst());
    assertTrue(small.getFirst().nodes() <= 8, text);
  }

  /// A way that prints a character too much.
  private record WrongExecution() implements Execution {
    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public Result run(Checked program) {
      Result right = CompiledExecution.all().getFirst().run(program);
      return right.output().isEmpty() ? right : new Result(right.output() + "!", right.exitCode(), right.errors(), right.memory());
    }
  }
}
