package hyle.tool.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The arithmetic of the tables, on figures that are made up.
class MeasurementsTest {
  private static final Contender BASE = contender("base.c", Language.C);
  private static final Contender OURS = contender("ours.nt", Language.NEUT);
  private static final Load SORT = Load.once(100);

  private final Measurements measurements = new Measurements();

  @Test
  void a_ratio_is_the_median_over_pairs_of_one_round() {
    times(BASE, SORT, 10, 20, 40);
    times(OURS, SORT, 20, 20, 60);
    assertEquals(1.5, measurements.ratio(OURS, BASE, SORT));
    assertEquals(20, measurements.cpuMillis(BASE, SORT));
  }

  @Test
  void start_up_is_taken_out_of_both_sides() {
    times(BASE, Load.START_UP, 2, 2, 2);
    times(OURS, Load.START_UP, 50, 52, 51);
    times(BASE, SORT, 12, 22, 12);
    times(OURS, SORT, 61, 71, 63);
    assertEquals(1.0, measurements.ratioWithoutStartUp(OURS, BASE, SORT));
  }

  @Test
  void warm_up_is_what_the_first_time_takes_beyond_a_later_one() {
    times(OURS, Load.START_UP, 50);
    times(OURS, SORT, 100);
    times(OURS, Load.repeated(100), 140);
    assertEquals(20, measurements.laterMillis(OURS, 100));
    assertEquals(30, measurements.warmUpMillis(OURS, 100));
  }

  @Test
  void an_even_number_of_rounds_has_its_median_between_the_middle_two() {
    times(OURS, SORT, 1, 2, 4, 100);
    assertEquals(3, measurements.cpuMillis(OURS, SORT));
  }

  @Test
  void counters_are_read_from_what_stats_writes() throws BenchFailure {
    String json = """
        {"heap":{"allocs":30,"frees":29,"reused":1999,"liveCells":1,"liveBytes":16,"peakBytes":4096},
         "copies":{"objects":4,"words":8}, "discards":{"objects":2},
         "zone":{"enters":0,"exits":0,"allocs":5}}
        """;
    assertEquals(new HeapCounters(30, 29, 1999, 4), HeapCounters.read(json));
    assertThrows(BenchFailure.class, () -> HeapCounters.read("{}"));
  }

  private void times(Contender contender, Load load, int... millis) {
    for (int time : millis) {
      measurements.add(contender, load, new Stopwatch.Run("", 0, time * 1_000_000L, 0));
    }
  }

  private static Contender contender(String file, Language language) {
    return new Contender(new Benchmark.Variant(file, file, language), List.of());
  }
}
