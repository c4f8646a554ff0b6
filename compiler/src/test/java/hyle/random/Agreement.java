package hyle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a program in several ways and demands that they agree: the same output, the same exit code, nothing left of what was taken, and
/// never more cells with all optimisations than without one, nor than the interpreter takes, and never more copies than that makes.
final class Agreement {
  private static final String OPTIMISED = "checked";
  private static final String DIVISION_BY_ZERO = "division by zero";

  private Agreement() {}

  /// What each way gave, in the same order.
  static List<Execution.Result> check(Checked program, List<Execution> ways) {
    List<Execution.Result> results = new ArrayList<>();
    for (Execution way : ways) {
      Execution.Result result = way.run(program);
      results.add(result);
      demandNormalEnd(result, way.name());
      demandSame(results.getFirst(), result, ways.getFirst().name() + " and " + way.name());
      result.memory().filter(_ -> result.exitCode() == 0).ifPresent(memory -> demandBalance(memory, way.name()));
    }
    if (results.getFirst().exitCode() == 0) {
      demandGain(ways, results);
    }
    return results;
  }

  /// A random program ends by itself, or by a division by zero. A fault that checked memory finds is one before it can do harm elsewhere.
  private static void demandNormalEnd(Execution.Result result, String way) {
    if (result.exitCode() != 0 && !result.errors().contains(DIVISION_BY_ZERO)) {
      throw new Failure(Failure.Kind.FAULT, way, "exit code " + result.exitCode() + "\n" + result.errors());
    }
  }

  private static void demandSame(Execution.Result one, Execution.Result other, String ways) {
    if (one.exitCode() != other.exitCode()) {
      throw new Failure(
          Failure.Kind.EXIT_CODE, ways, one.exitCode() + " and " + other.exitCode() + "\n" + one.errors() + other.errors());
    }
    if (!one.output().equals(other.output())) {
      throw new Failure(Failure.Kind.OUTPUT, ways, "\n" + one.output() + "\nand\n" + other.output());
    }
  }

  private static void demandBalance(Execution.Memory memory, String way) {
    if (memory.allocations() != memory.frees() || memory.liveBytes() != 0) {
      throw new Failure(Failure.Kind.UNBALANCED, way, memory.toString());
    }
  }

  private static void demandGain(List<Execution> ways, List<Execution.Result> results) {
    Optional<Execution.Memory> optimised = Optional.empty();
    for (int index = 0; index < ways.size(); index++) {
      if (ways.get(index).name().equals(OPTIMISED)) {
        optimised = results.get(index).memory();
      }
    }
    for (int index = 0; index < ways.size(); index++) {
      Optional<Execution.Memory> other = results.get(index).memory();
      if (optimised.isPresent() && other.isPresent() && optimised.get().allocations() > other.get().allocations()) {
        throw new Failure(
            Failure.Kind.MORE_CELLS, OPTIMISED + " and " + ways.get(index).name(), optimised.get() + " and " + other.get());
      }
      boolean isMeaning = ways.get(index).name().equals(InterpretedExecution.NAME);
      if (isMeaning && optimised.isPresent() && other.isPresent() && optimised.get().copies() > other.get().copies()) {
        throw new Failure(Failure.Kind.MORE_COPIES, OPTIMISED, optimised.get() + " and " + other.get());
      }
    }
  }
}
