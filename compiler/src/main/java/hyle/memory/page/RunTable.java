package hyle.memory.page;

import hyle.memory.FunctionReport;
import hyle.memory.Measurements;
import hyle.memory.Measurements.Events;
import hyle.page.Markup;
import java.util.List;

/// The table of what a run did at the places of the page, elsewhere, and in all.
final class RunTable {
  static final String ANCHOR = "run";

  private RunTable() {}

  static void write(List<FunctionReport> reports, Measurements measurements, Markup content) {
    content.open("section", "id", ANCHOR).line().element("h2", "Run").line();
    content.element("p", "The program ran once, and ended with exit code " + measurements.exitCode() + ". Cells and blocks of texts:").line();
    content.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", "Table of the run").open("table").line();
    content.open("thead").open("tr");
    for (String title : List.of("", "Taken", "Given back", "Reused", "Copied", "Bytes copied")) {
      content.element("th", title, "scope", "col");
    }
    content.close("tr").close("thead").line().open("tbody").line();
    row("At the places below", measurements.at(reports), content);
    row("Elsewhere, in functions that are not shown and in the runtime", measurements.elsewhere(reports), content);
    row("In all", measurements.all(), content);
    content.close("tbody").close("table").close("div").line().close("section").line();
  }

  private static void row(String where, Events events, Markup content) {
    content.open("tr").element("th", where, "scope", "row");
    for (long count : List.of(events.allocations(), events.frees(), events.reused(), events.copiedObjects(), events.copiedBytes())) {
      content.element("td", Long.toString(count));
    }
    content.close("tr").line();
  }
}
