package hyle.tool.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one run of a program of ours did with memory, from the counters that it wrote.
record HeapCounters(long allocated, long freed, long reused, long copied) {
  private static final Pattern HEAP = Pattern.compile("\"heap\":\\{\"allocs\":(\\d+),\"frees\":(\\d+),\"reused\":(\\d+)");
  private static final Pattern COPIES = Pattern.compile("\"copies\":\\{\"objects\":(\\d+)");

  /// Reads the object that `--stats` writes; its format is fixed.
  static HeapCounters read(String json) throws BenchFailure {
    String text = json.replaceAll("\\s", "");
    Matcher heap = HEAP.matcher(text);
    Matcher copies = COPIES.matcher(text);
    if (!heap.find() || !copies.find()) {
      throw new BenchFailure("its counters are not as `--stats` should write them: " + json.strip());
    }
    return new HeapCounters(number(heap, 1), number(heap, 2), number(heap, 3), number(copies, 1));
  }

  private static long number(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group));
  }
}
