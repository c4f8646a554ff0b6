package hyle.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.core.Blocks;
import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operation;
import hyle.core.CoreLint;
import hyle.core.CorePrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Random programs mean the same after every pass, hold the invariants, touch no memory that is not theirs, and leak none [M5, M13].
final class PassesTest {
  private static final int PROGRAMS = 200;
  static final long STEPS = 20_000;

  @Test
  void passesKeepWhatProgramsMeanAndFreeWhatTheyAllocate() throws InterruptedException {
    List<Throwable> failures = new ArrayList<>();
    Thread thread = new Thread(null, PassesTest::checkAll, "random programs", 1L << 29);
    thread.setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
    thread.start();
    thread.join();
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.getFirst());
    }
  }

  /// An optimisation that never fires is worse than none: it seems to be tested.
  private static void checkAll() {
    int reused = 0;
    int workers = 0;
    int together = 0;
    int kept = 0;
    long fields = 0;
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Core.Program program = RandomCore.program(seed);
      assertEquals(List.of(), CoreLint.check(program, CoreLint.Stage.BEFORE_OWNERSHIP), "seed " + seed);
      Optional<CoreInterpreter.Outcome> meant = outcome(program, CoreInterpreter.Frees.IGNORED, STEPS);
      if (meant.isPresent()) {
        Core.Program done = check(program, meant.get(), PassSelection.ALL, "seed " + seed);
        for (String off : Passes.optionalNames()) {
          check(program, meant.get(), PassSelection.parse("-" + off), "seed " + seed);
        }
        fields += saved(program, "seed " + seed);
        reused += outcome(done, CoreInterpreter.Frees.DONE, 10 * STEPS).map(outcome -> (int) outcome.reused()).orElse(0);
        workers += (int) done.functions().keySet().stream().filter(Trmc::isWorker).count();
        together += callsOfOthers(done);
        kept += keptHoles(done);
      }
    }
    String found =
        reused + " cells reused, " + workers + " workers, " + together + " calls of others, " + kept + " holes kept, " + fields + " cells saved by giving fields";
    assertTrue(reused > 300 && workers > 50 && together > 50 && kept > 0 && fields > 5, found);
  }

  /// The cells that giving fields saves: on no path does it cost one. Which calls are given cells depends on all others, so none are here.
  private static long saved(Core.Program program, String place) {
    Optional<CoreInterpreter.Outcome> with = outcome(after(program, "-give"), CoreInterpreter.Frees.DONE, 10 * STEPS);
    Optional<CoreInterpreter.Outcome> without = outcome(after(program, "-give,-unbox"), CoreInterpreter.Frees.DONE, 10 * STEPS);
    if (with.isEmpty() || without.isEmpty()) {
      return 0;
    }
    long saved = without.get().allocs() - with.get().allocs();
    assertTrue(saved >= 0, () -> place + ": " + -saved + " cells more where fields are given\n" + CorePrinter.printAll(after(program, "-give")));
    return saved;
  }

  private static Core.Program after(Core.Program program, String selection) {
    return Passes.run(program, PassSelection.parse(selection), (_, _) -> {});
  }

  /// The program after the selected passes, each of which kept what it means.
  static Core.Program check(Core.Program program, CoreInterpreter.Outcome meant, PassSelection selection, String place) {
    List<Long> allocs = new ArrayList<>();
    return Passes.run(
        program,
        selection,
        (phase, core) -> {
          String where = place + " without " + selection.off() + " after " + phase;
          assertEquals(List.of(), CoreLint.check(core, CoreLint.Stage.after(phase)), () -> where + "\n" + CorePrinter.printAll(core));
          if (CoreLint.Stage.after(phase) == CoreLint.Stage.DERIVED) {
            try {
              outcome(core, CoreInterpreter.Frees.DONE, 10 * STEPS).ifPresent(outcome -> {
                assertEquals(meant.shown(), outcome.shown());
                allocs.add(outcome.allocs());
                assertTrue(outcome.allocs() <= allocs.getFirst(), "more cells are allocated than before");
              });
            } catch (AssertionError | Cells.Fault fault) {
              throw new AssertionError(where + ": " + fault.getMessage() + "\n" + CorePrinter.printAll(core), fault);
            }
          }
        });
  }

  /// What a program does in so many steps; empty if it needs more.
  static Optional<CoreInterpreter.Outcome> outcome(Core.Program program, CoreInterpreter.Frees frees, long steps) {
    try {
      return Optional.of(CoreInterpreter.run(program, frees, steps));
    } catch (CoreInterpreter.TooLong tooLong) {
      return Optional.empty();
    }
  }

  /// How many last calls there are of the worker of another function.
  private static int callsOfOthers(Core.Program program) {
    return (int)
        program.functions().values().stream()
            .filter(function -> Trmc.isWorker(function.name()))
            .flatMap(function -> Blocks.within(function.body()).stream().map(Block::end).filter(end -> callsOther(function.name(), end)))
            .count();
  }

  private static boolean callsOther(FunctionName worker, End end) {
    return end instanceof End.TailCall(FunctionName callee, _, _) && Trmc.isWorker(callee) && !callee.equals(worker);
  }

  private static int keptHoles(Core.Program program) {
    return (int)
        program.functions().values().stream()
            .flatMap(function -> Blocks.within(function.body()).stream())
            .flatMap(block -> block.statements().stream())
            .filter(statement -> statement.operation() instanceof Operation.Fill(_, Field.Keep _))
            .count();
  }
}
