package hyle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Which programs are run together, and in which ways.
///
/// Every program is interpreted, run with checked memory and as users do. One more way changes from batch to batch; each twentieth batch goes
/// all ways, with Core and bytecode checked as well. A way that is added to `EVERY` is taken by every program.
final class Plan {
  static final int PROGRAMS_OF_A_BATCH = 25;
  private static final int BATCHES_BETWEEN_CLOSE_LOOKS = 20;
  /// The interpreter comes first: the others are held against it.
  static final List<Execution> ALL = Stream.concat(Stream.of(new InterpretedExecution()), CompiledExecution.all().stream()).toList();

  private static final List<Execution> EVERY = ALL.subList(0, 3);
  private static final List<Execution> CHANGING = ALL.subList(3, ALL.size());

  private Plan() {}

  /// The batches of the seeds from `from` up to `to`. Programs that may end early are alone.
  static List<Batch> batches(long from, long to) {
    List<Batch> batches = new ArrayList<>();
    for (long start = from; start < to; start += PROGRAMS_OF_A_BATCH) {
      long number = start / PROGRAMS_OF_A_BATCH;
      List<Long> seeds = LongStream.range(start, Math.min(to, start + PROGRAMS_OF_A_BATCH)).boxed().toList();
      batches.add(batch(seeds.stream().filter(seed -> !ProgramGenerator.mayTrap(seed)).toList(), number));
      seeds.stream().filter(ProgramGenerator::mayTrap).forEach(seed -> batches.add(batch(List.of(seed), number)));
    }
    batches.removeIf(batch -> batch.programs().isEmpty());
    return batches;
  }

  private static Batch batch(List<Long> seeds, long number) {
    boolean isCloseLook = number % BATCHES_BETWEEN_CLOSE_LOOKS == 0;
    List<Execution> ways = new ArrayList<>(EVERY);
    if (isCloseLook) {
      ways.addAll(CHANGING);
    } else {
      ways.add(CHANGING.get((int) (number % CHANGING.size())));
    }
    return Batch.of(seeds, ways, isCloseLook ? Checked.Scrutiny.EVERYTHING : Checked.Scrutiny.RESULTS);
  }
}
