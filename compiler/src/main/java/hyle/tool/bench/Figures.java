package hyle.tool.bench;

import java.util.Locale;

/// Numbers as the table and the chart write them: as many digits as mean something, and the same in every country.
final class Figures {
  private Figures() {}

  static String millis(double millis) {
    return format(Math.abs(millis) < 100 ? "%.1f" : "%.0f", millis);
  }

  static String ratio(double ratio) {
    return format(Math.abs(ratio) < 10 ? "%.2f" : "%.0f", ratio);
  }

  static String megabytes(double megabytes) {
    return format("%.1f", megabytes);
  }

  static String count(long count) {
    return format("%,d", count);
  }

  private static String format(String pattern, Object value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
