package hyle.memory;

import hyle.memory.FunctionReport.Growth;
import hyle.report.JsonLines;
import hyle.report.Span;
import java.util.List;
import java.util.stream.Collectors;

/// The memory report for tools: a JSON object a function, each on a line of its own [C18].
public final class MemoryReportJson {
  private static final String VERSION = ",\"version\":1";

  private final Measurements measurements;

  private MemoryReportJson(Measurements measurements) {
    this.measurements = measurements;
  }

  /// With what a run did at each place, and in all in a last line, if there was one.
  public static String render(List<FunctionReport> reports, Measurements measurements) {
    MemoryReportJson json = new MemoryReportJson(measurements);
    String functions = reports.stream().map(report -> json.render(report) + "\n").collect(Collectors.joining());
    return measurements.areThere() ? functions + json.run(reports) + "\n" : functions;
  }

  private String run(List<FunctionReport> reports) {
    return "{\"run\":{\"exitCode\":" + measurements.exitCode() + ",\"atSites\":" + events(measurements.at(reports)) + ",\"elsewhere\":"
        + events(measurements.elsewhere(reports)) + ",\"all\":" + events(measurements.all()) + "}" + VERSION + "}";
  }

  private static String events(Measurements.Events events) {
    return "{\"allocs\":" + events.allocations() + ",\"frees\":" + events.frees() + ",\"reused\":" + events.reused() + ",\"copies\":"
        + events.copiedObjects() + ",\"copiedBytes\":" + events.copiedBytes() + "}";
  }

  private String render(FunctionReport report) {
    return "{\"function\":"
        + JsonLines.quote(report.function())
        + ",\"span\":"
        + span(report.span())
        + ",\"allocs\":"
        + allocs(report.allocs())
        + ",\"reused\":"
        + report.reused()
        + ",\"copies\":"
        + report.copies()
        + ",\"stack\":"
        + JsonLines.quote(report.stack().word())
        + ",\"frames\":["
        + report.frames().stream().map(MemoryReportJson::frame).collect(Collectors.joining(","))
        + "],\"sites\":["
        + report.sites().stream().map(site -> site(report, site)).collect(Collectors.joining(","))
        + "],\"builds\":["
        + report.builds().stream().map(MemoryReportJson::cells).collect(Collectors.joining(","))
        + "]"
        + VERSION
        + "}";
  }

  private static String cells(DataCells cells) {
    String constructors = cells.constructors().stream().map(MemoryReportJson::constructor).collect(Collectors.joining(","));
    return "{\"type\":" + JsonLines.quote(cells.type()) + ",\"constructors\":[" + constructors + "]}";
  }

  private static String constructor(DataCells.Constructed constructor) {
    String start = "{\"name\":" + JsonLines.quote(constructor.name());
    return switch (constructor) {
      case DataCells.Constructed.Immediate(_, int number) -> start + ",\"words\":0,\"bytes\":0,\"immediate\":" + number + "}";
      case DataCells.Constructed.Cell cell ->
          start + ",\"words\":" + cell.words() + ",\"bytes\":" + cell.bytes() + ",\"tag\":" + cell.hasTag() + ",\"fields\":["
              + cell.fields().stream().map(JsonLines::quote).collect(Collectors.joining(",")) + "]}";
    };
  }

  private static String allocs(Growth growth) {
    return switch (growth) {
      case Growth.AtMost(int cells) -> Integer.toString(cells);
      case Growth.Unbounded() -> "\"unbounded\"";
    };
  }

  private String site(FunctionReport report, MemorySite site) {
    String start = "{\"kind\":" + JsonLines.quote(site.kind()) + ",\"span\":" + span(site.span()) + tally(report, site);
    return start
        + switch (site) {
          case MemorySite.Allocated(_, String type, int words, _) -> text("type", type) + ",\"words\":" + words;
          case MemorySite.Freed(_, int words, _) -> ",\"words\":" + words;
          case MemorySite.Reused(_, var with, String type, int words, _) ->
              with.map(span -> ",\"with\":" + span(span)).orElse("") + text("type", type) + ",\"words\":" + words;
          case MemorySite.Copied(_, String type, String cost, _) -> text("type", type) + text("cost", cost);
          case MemorySite.Discarded(_, String type, String cost, _) -> text("type", type) + text("cost", cost);
        }
        + reason(site.reason())
        + "}";
  }

  private static String frame(StackSite frame) {
    return "{\"span\":" + span(frame.span()) + text("calls", frame.callee()) + reason(frame.reason()) + "}";
  }

  private static String reason(Reason reason) {
    return text("why", reason.why()) + reason.fix().map(fix -> text("fix", fix)).orElse("");
  }

  private String tally(FunctionReport report, MemorySite site) {
    if (!measurements.areThere()) {
      return "";
    }
    Measurements.Tally tally = measurements.at(report, site);
    return ",\"times\":" + tally.times() + ",\"objects\":" + tally.objects() + ",\"bytes\":" + tally.bytes();
  }

  private static String text(String key, String value) {
    return "," + JsonLines.quote(key) + ":" + JsonLines.quote(value);
  }

  private static String span(Span span) {
    return "{\"file\":"
        + JsonLines.quote(span.source().path())
        + ",\"start\":"
        + position(span, span.start())
        + ",\"end\":"
        + position(span, span.end())
        + "}";
  }

  private static String position(Span span, int offset) {
    return "{\"line\":" + span.source().line(offset) + ",\"column\":" + span.source().column(offset) + "}";
  }
}
