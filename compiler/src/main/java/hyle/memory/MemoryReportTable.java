package hyle.memory;

import hyle.report.Span;
import java.util.List;

/// The memory report for people: a line a function, and under it the places where it uses memory.
///
/// ```
/// function           allocs  reused  copies  stack
/// sample.increment        0       1       0  constant
///   reuse    sample.nt:11:5  list(int), 2 words: the cell of the match at 8:5 has this size [3 times, 48 bytes]
///
/// type list(int)
///   Nil   no cell, the number 0
///   Cons  16 bytes, 2 words for word, list(int)
/// ```
public final class MemoryReportTable {
  private static final String HEADER = "function";
  private static final int RUN_WIDTH = "at the places above".length();

  private MemoryReportTable() {}

  /// The report; with what a run did at each place, and in all, if there was one.
  public static String render(List<FunctionReport> reports, Measurements measurements) {
    int width = reports.stream().mapToInt(report -> report.function().length()).max().orElse(0);
    width = Math.max(width, HEADER.length());
    StringBuilder table = new StringBuilder();
    line(table, width, HEADER, "allocs", "reused", "copies", "stack");
    for (FunctionReport report : reports) {
      String reused = Integer.toString(report.reused());
      String copies = Integer.toString(report.copies());
      line(table, width, report.function(), report.allocs().toString(), reused, copies, report.stack().word());
      report.frames().forEach(frame -> place(table, "stack", frame.span(), frame.description()).append('\n'));
      report.sites().forEach(site -> site(table, report, site, measurements));
    }
    cells(reports, table);
    if (measurements.areThere()) {
      run(reports, measurements, table);
    }
    return table.toString();
  }

  private static void site(StringBuilder table, FunctionReport report, MemorySite site, Measurements measurements) {
    place(table, site.kind(), site.span(), site.description());
    if (measurements.areThere()) {
      table.append(" [").append(measurements.at(report, site)).append(']');
    }
    table.append('\n');
  }

  private static StringBuilder place(StringBuilder table, String kind, Span span, String description) {
    return table.append("  ").append(padded(kind, 9)).append(span).append("  ").append(description);
  }

  /// Below all: what the run did at the places above and elsewhere, which together is all.
  private static void run(List<FunctionReport> reports, Measurements measurements, StringBuilder table) {
    List<String> titles = List.of("taken", "given back", "reused", "copied", "bytes copied");
    table.append('\n').append(padded("the run", RUN_WIDTH));
    titles.forEach(title -> table.append("  ").append(title));
    table.append('\n');
    events(table, titles, "at the places above", measurements.at(reports));
    events(table, titles, "elsewhere", measurements.elsewhere(reports));
    events(table, titles, "in all", measurements.all());
  }

  private static void events(StringBuilder table, List<String> titles, String where, Measurements.Events events) {
    table.append(padded(where, RUN_WIDTH));
    List<Long> counts = List.of(events.allocations(), events.frees(), events.reused(), events.copiedObjects(), events.copiedBytes());
    for (int at = 0; at < counts.size(); at++) {
      String count = counts.get(at).toString();
      table.append("  ").repeat(' ', Math.max(0, titles.get(at).length() - count.length())).append(count);
    }
    table.append('\n');
  }

  /// Below the functions: what the values that they build take.
  private static void cells(List<FunctionReport> reports, StringBuilder table) {
    List<DataCells> all = reports.stream().flatMap(report -> report.builds().stream()).distinct().toList();
    for (DataCells each : all) {
      int width = each.constructors().stream().mapToInt(constructor -> constructor.name().length()).max().orElse(0);
      table.append("\ntype ").append(each.type()).append('\n');
      each.constructors().forEach(
          constructor -> table.append("  ").append(padded(constructor.name(), width)).append("  ").append(constructor.description()).append('\n'));
    }
  }

  private static void line(StringBuilder table, int width, String function, String allocs, String reused, String copies, String stack) {
    table.append(padded(function, width));
    for (String count : List.of(allocs, reused, copies)) {
      table.append("  ").repeat(' ', Math.max(0, 9 - 2 - count.length())).append(count);
    }
    table.append("  ").append(stack).append('\n');
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
