package hyle.memory.page;

import hyle.memory.DataCells;
import hyle.memory.DataCells.Constructed;
import hyle.memory.FunctionReport;
import hyle.page.Markup;
import java.util.List;

/// The table of the data types that are built: what a value of each constructor takes.
final class TypeTable {
  static final String ANCHOR = "types";

  private final List<DataCells> types;

  TypeTable(List<FunctionReport> reports) {
    this.types = reports.stream().flatMap(report -> report.builds().stream()).distinct().toList();
  }

  void write(Markup content) {
    content.open("section", "id", ANCHOR).line().element("h2", "Types").line();
    if (types.isEmpty()) {
      content.element("p", "No cell of a data type is built.").line().close("section").line();
      return;
    }
    content.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", "Table of the types").open("table").line();
    content.open("thead").open("tr");
    for (String title : List.of("Type", "Constructor", "Bytes", "Words")) {
      content.element("th", title, "scope", "col");
    }
    content.element("th", "Content", "scope", "col", "class", "text").close("tr").close("thead").line();
    types.forEach(type -> rows(type, content));
    content.close("table").close("div").line().close("section").line();
  }

  private static void rows(DataCells type, Markup content) {
    content.open("tbody").line();
    int rows = type.constructors().size();
    for (Constructed constructor : type.constructors()) {
      content.open("tr");
      if (constructor.equals(type.constructors().getFirst())) {
        content.element("th", type.type(), "scope", "rowgroup", "rowspan", Integer.toString(rows));
      }
      content.open("td", "class", "text").element("code", constructor.name()).close("td");
      switch (constructor) {
        case Constructed.Immediate(_, int number) ->
            content.element("td", "0", "class", "free").element("td", "0", "class", "free").element("td", "the number " + number, "class", "text free");
        case Constructed.Cell cell -> {
          content.element("td", Integer.toString(cell.bytes())).element("td", Integer.toString(cell.words())).open("td", "class", "text");
          content.text(cell.hasTag() ? "a tag, " : "").element("code", String.join(", ", cell.fields())).close("td");
        }
      }
      content.close("tr").line();
    }
    content.close("tbody").line();
  }
}
