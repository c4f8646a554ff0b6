package hyle.memory.page;

import hyle.memory.FunctionReport;
import hyle.memory.Measurements;
import hyle.page.Markup;
import hyle.page.Page;
import hyle.report.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The memory report as one page: a table of the functions, and their source, each line shaded by what it costs [C4].
///
/// The page holds its style and its script, and is whole without the script, which only adds keys.
public final class MemoryPage {
  private static final String FOLDER = "page";
  private static final String STYLE = "hyle-memory.css";
  private static final String SCRIPT = "hyle-memory.js";

  private final String program;
  private final List<FunctionReport> reports;
  private final SourceLines lines;
  private final Measurements measurements;

  private MemoryPage(String program, List<FunctionReport> reports, Measurements measurements) {
    this.program = program;
    this.reports = reports;
    this.lines = new SourceLines(sources(reports), measurements);
    this.measurements = measurements;
    reports.forEach(lines::add);
  }

  /// The page of a program that is called `program`.
  public static String of(String program, List<FunctionReport> reports, Measurements measurements) {
    return new MemoryPage(program, reports, measurements).html();
  }

  private static List<Source> sources(List<FunctionReport> reports) {
    Set<Source> sources = new LinkedHashSet<>();
    reports.forEach(report -> sources.add(report.span().source()));
    return List.copyOf(sources);
  }

  private String html() {
    Markup head = new Markup();
    head.within("style", Page.resource(FOLDER, Page.STYLE) + Page.resource(FOLDER, STYLE)).line();
    Markup content = new Markup();
    content.open("h1").text("Memory of ").element("code", program).close("h1").line();
    content.element("p", summary(), "class", "size").line();
    if (measurements.areThere()) {
      RunTable.write(reports, measurements, content);
    }
    new FunctionTable(lines, measurements).write(reports, content);
    new TypeTable(reports).write(content);
    content.open("div", "class", "sources").line();
    legend(content);
    lines.write(content);
    content.close("div").line();
    content.within("script", Page.resource(FOLDER, SCRIPT)).line();
    return Page.of("hyle memory", "Memory of " + program, summary(), head, side(), content);
  }

  private String summary() {
    long inPlace = reports.stream().filter(report -> report.allocs().equals(new FunctionReport.Growth.AtMost(0))).count();
    long copying = reports.stream().filter(report -> report.copies() > 0).count();
    long deep = reports.stream().filter(report -> report.stack() == FunctionReport.Stack.LINEAR).count();
    return counted(reports.size(), "function") + ": " + inPlace + " without a new cell on balance, " + copying + " with copies, " + deep
        + " with a stack that grows.";
  }

  private Markup side() {
    Markup side = new Markup();
    side.open("header", "class", "bar").open("nav", "aria-label", "Parts of the page").line();
    if (measurements.areThere()) {
      side.element("a", "Run", "href", "#" + RunTable.ANCHOR).text(" ");
    }
    side.element("a", "Functions", "href", "#" + FunctionTable.ANCHOR);
    side.text(" ").element("a", "Types", "href", "#" + TypeTable.ANCHOR);
    for (Source source : lines.sources()) {
      side.text(" ").element("a", source.path(), "href", "#" + lines.anchor(source));
    }
    return side.line().close("nav").close("header").line();
  }

  private void legend(Markup content) {
    content.open("p", "class", "legend");
    if (measurements.areThere()) {
      content.text("Lines are shaded by the bytes that a run took, gave back and copied there, in tenfold steps below the most: ");
      for (int level = 1; level <= Shade.MOST; level++) {
        content.element("span", Shade.words(level), "class", "shade " + Shade.style(level)).text(" ");
      }
      content.element("span", "nothing, or " + Cost.REUSED.words(), "class", "shade " + Shade.style(0)).text(" ");
    } else {
      content.text("Lines are shaded by what they cost: ");
      for (Cost cost : Cost.values()) {
        content.element("span", cost.words(), "class", "shade " + Shade.style(cost.ordinal())).text(" ");
      }
    }
    content.element("span", "With scripts: n and p go to the next and previous line that costs, o opens and closes all.", "class", "keys");
    content.close("p").line();
  }

  static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
