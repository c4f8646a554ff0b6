package hyle.doc;

import hyle.report.Span;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.List;

/// All names of a module and their signatures, as a script that defines them: so a page that comes from a file can search them.
final class SearchIndex {
  private static final int LONGEST_SIGNATURE = 300;

  private SearchIndex() {}

  /// A line for each file and name: `[name, file, link, signature]`.
  static String script(List<DocumentedFile> files, Places places) {
    List<String> lines = new ArrayList<>();
    for (DocumentedFile file : files) {
      String locator = file.name().file();
      lines.add(line(locator, "", places.link(file.name()).orElseThrow(), Summary.of(file.comment())));
      for (Definition definition : file.definitions()) {
        String base = definition.name().base();
        String signature = signature(definition.signature());
        lines.add(line(base, locator, places.link(definition.name()).orElseThrow(), signature));
        for (Ast.Name constructor : definition.constructors()) {
          String link = places.link(file.name().global(constructor.text())).orElseThrow();
          lines.add(line(constructor.text(), locator, link, signature));
        }
      }
    }
    return "window.hyleNames = [\n" + String.join(",\n", lines) + "\n];\n";
  }

  /// On one line, without what only matters where there are several.
  private static String signature(Span signature) {
    String line = signature.text().replaceAll("//[^\n]*", "").replaceAll("\\s+", " ").replaceAll("([(<\\[]) ", "$1").replaceAll(",? ([)>\\]])", "$1");
    return line.length() <= LONGEST_SIGNATURE ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_SIGNATURE)) + "…";
  }

  private static String line(String... parts) {
    return "[" + String.join(", ", List.of(parts).stream().map(SearchIndex::quoted).toList()) + "]";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            unit -> {
              switch (unit) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> {
                  boolean isPlain = unit >= ' ' && unit < 0x7f || unit > 0x9f && Character.isDefined(unit) && !Character.isSurrogate((char) unit) && unit != 0x2028 && unit != 0x2029;
                  quoted.append(isPlain ? Character.toString(unit) : "\\u%04x".formatted(unit));
                }
              }
            });
    return quoted.append('"').toString();
  }
}
