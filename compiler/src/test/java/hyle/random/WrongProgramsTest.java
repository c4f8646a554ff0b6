package hyle.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Random programs with one mistake are refused, with a message about that mistake, at its line; those that stay right are taken.
///
/// `mvn test -Dtest=WrongProgramsTest -Drandom.mistakes=100000` tries more than `mvn verify`.
final class WrongProgramsTest {
  private static final long PROGRAMS = Long.getLong("random.mistakes", 330);
  private static final long FIRST = Long.getLong("random.first", 0);
  private static final long STACK_BYTES = 1L << 30;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
  private final Map<Mistake, AtomicLong> made = new EnumMap<>(Mistake.class);

  @Test
  void eachMistakeIsNamedWhereItIs() throws InterruptedException {
    List.of(Mistake.values()).forEach(mistake -> made.put(mistake, new AtomicLong()));
    AtomicLong next = new AtomicLong(FIRST);
    List<Thread> threads =
        IntStream.range(0, THREADS).mapToObj(_ -> new Thread(null, () -> work(next), "mistakes", STACK_BYTES)).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), List.copyOf(complaints));
    long fewest = PROGRAMS / Mistake.values().length / 10;
    made.forEach((mistake, count) -> assertTrue(count.get() > fewest, () -> mistake + " was made " + count + " times only"));
  }

  /// Seed after seed, and mistake after mistake.
  private void work(AtomicLong next) {
    for (long seed = next.getAndIncrement(); seed < FIRST + PROGRAMS; seed = next.getAndIncrement()) {
      Mistake mistake = Mistake.values()[(int) (seed % Mistake.values().length)];
      String where = "seed " + seed + ", " + mistake + ": ";
      try {
        Optional<Refusal> refusal = Refusal.of(seed, mistake);
        refusal.ifPresent(_ -> made.get(mistake).incrementAndGet());
        refusal.flatMap(Refusal::complaint).ifPresent(text -> complaints.add(where + text));
      } catch (RuntimeException | AssertionError | StackOverflowError fault) {
        complaints.add(where + fault + " at " + List.of(fault.getStackTrace()).getFirst());
      }
    }
  }
}
