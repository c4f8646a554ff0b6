package hyle.memory.page;

import hyle.memory.FunctionReport;
import hyle.memory.FunctionReport.Growth;
import hyle.memory.Measurements;
import hyle.page.Markup;
import java.util.List;

/// The table of the functions: what a call of each does at most, and a link to where it stands.
final class FunctionTable {
  static final String ANCHOR = "functions";

  private final SourceLines lines;
  private final Measurements measurements;

  FunctionTable(SourceLines lines, Measurements measurements) {
    this.lines = lines;
    this.measurements = measurements;
  }

  void write(List<FunctionReport> reports, Markup content) {
    content.open("section", "id", ANCHOR).line().element("h2", "Functions").line();
    content.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", "Table of the functions").open("table").line();
    content.open("thead").open("tr");
    for (String title : List.of("Function", "Allocs", "Reused", "Copies", "Stack")) {
      content.element("th", title, "scope", "col");
    }
    if (measurements.areThere()) {
      content.element("th", "Bytes taken", "scope", "col").element("th", "Bytes used again", "scope", "col").element("th", "Bytes copied", "scope", "col");
    }
    content.close("tr").close("thead").line().open("tbody").line();
    reports.forEach(report -> row(report, content));
    content.close("tbody").close("table").close("div").line().close("section").line();
  }

  private void row(FunctionReport report, Markup content) {
    content.open("tr").open("th", "scope", "row");
    content.element("a", report.function(), "href", "#" + lines.anchor(report.span())).close("th");
    cell(report.allocs().toString(), isGrowing(report.allocs()) ? "costly" : isNothing(report.allocs()) ? "free" : "", content);
    cell(Integer.toString(report.reused()), report.reused() > 0 ? "good" : "free", content);
    cell(Integer.toString(report.copies()), report.copies() > 0 ? "costly" : "free", content);
    cell(report.stack().word(), report.stack() == FunctionReport.Stack.LINEAR ? "costly" : "free", content);
    if (measurements.areThere()) {
      measured(report, "alloc", "costly", content);
      measured(report, "reuse", "good", content);
      measured(report, "copy", "costly", content);
    }
    content.close("tr").line();
  }

  private void measured(FunctionReport report, String kind, String style, Markup content) {
    long sum = report.sites().stream().filter(site -> site.kind().equals(kind)).mapToLong(site -> measurements.at(report, site).bytes()).sum();
    cell(Long.toString(sum), sum > 0 ? style : "free", content);
  }

  private static void cell(String text, String style, Markup content) {
    if (style.isEmpty()) {
      content.element("td", text);
    } else {
      content.element("td", text, "class", style);
    }
  }

  private static boolean isGrowing(Growth growth) {
    return switch (growth) {
      case Growth.Unbounded() -> true;
      case Growth.AtMost _ -> false;
    };
  }

  private static boolean isNothing(Growth growth) {
    return growth.equals(new Growth.AtMost(0));
  }
}
