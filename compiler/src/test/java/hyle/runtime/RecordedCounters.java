package hyle.runtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The counters of a program that ran in another process, as far as its balance goes.
public final class RecordedCounters {
  private static final Pattern HEAP = Pattern.compile("\"allocs\":(\\d+),\"frees\":(\\d+).*?\"liveBytes\":(-?\\d+)");

  private RecordedCounters() {}

  /// What the program wrote for `-Dhyle.stats`; all zeros if it wrote nothing.
  public static Counters of(String json) {
    Counters counters = new Counters();
    Matcher heap = HEAP.matcher(json);
    if (heap.find()) {
      long allocations = Long.parseLong(heap.group(1));
      for (long at = 0; at < allocations; at++) {
        counters.allocated(at == 0 ? Long.parseLong(heap.group(3)) / 8 : 0);
      }
      long frees = Long.parseLong(heap.group(2));
      for (long at = 0; at < frees; at++) {
        counters.freed(0);
      }
    }
    return counters;
  }
}
