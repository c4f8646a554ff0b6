package hyle.memory.page;

import hyle.memory.FunctionReport;
import hyle.memory.MemorySite;
import hyle.page.CodeMarkup;
import hyle.page.Markup;
import hyle.report.Source;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// The sources of a program, line by line, each with what happens there.
final class SourceLines {
  /// Of each source, the notes of each line that has some.
  private final SequencedMap<Source, Map<Integer, Set<Note>>> notes = new LinkedHashMap<>();
  private final List<Source> sources;

  /// What stands below a line about one place of it.
  private record Note(Cost cost, String kind, String words) {}

  SourceLines(List<Source> sources) {
    this.sources = List.copyOf(sources);
    sources.forEach(source -> notes.put(source, new TreeMap<>()));
  }

  List<Source> sources() {
    return sources;
  }

  /// Places in files that are not shown, in what was written into a function for instance, are noted where the function stands.
  void add(FunctionReport report) {
    for (MemorySite site : report.sites()) {
      Map<Integer, Set<Note>> shown = notes.get(site.span().source());
      String place = shown == null ? " (at " + site.span() + ", in `" + report.function() + "`)" : "";
      Span span = shown == null ? report.span() : site.span();
      notes.get(span.source())
          .computeIfAbsent(span.line(), _ -> new LinkedHashSet<>())
          .add(new Note(Cost.of(site), site.kind(), site.description() + place));
    }
  }

  /// The element that a source is.
  String anchor(Source source) {
    return "file-" + (sources.indexOf(source) + 1);
  }

  /// The element that the line of a place is.
  String anchor(Span span) {
    return anchor(span.source(), span.line());
  }

  private String anchor(Source source, int line) {
    return (sources.size() == 1 ? "" : anchor(source) + "-") + "line-" + line;
  }

  void write(Markup content) {
    sources.forEach(source -> write(source, content));
  }

  private void write(Source source, Markup content) {
    content.open("section", "class", "source", "id", anchor(source)).line().element("h2", source.path()).line();
    content.open("div", "class", "code").line();
    List<Markup> code = CodeMarkup.lines(source.text());
    int last = code.getLast().toString().isEmpty() ? code.size() - 1 : code.size();
    for (int line = 1; line <= last; line++) {
      line(source, line, code.get(line - 1), content);
    }
    content.close("div").line().close("section").line();
  }

  private void line(Source source, int line, Markup code, Markup content) {
    List<Note> found = new ArrayList<>(notes.get(source).getOrDefault(line, Set.of()));
    Optional<Cost> cost = found.stream().map(Note::cost).max(Comparator.naturalOrder());
    String anchor = anchor(source, line);
    if (cost.isEmpty()) {
      content.open("div", "class", "line", "id", anchor);
      numbered(line, anchor, code, content);
      content.close("div").line();
      return;
    }
    if (cost.get().compareTo(Cost.TAKEN) >= 0) {
      content.open("details", "class", "line " + cost.get().style(), "id", anchor, "open", "");
    } else {
      content.open("details", "class", "line " + cost.get().style(), "id", anchor);
    }
    content.open("summary");
    numbered(line, anchor, code, content);
    content.open("span", "class", "kinds");
    Set<String> kinds = new LinkedHashSet<>();
    found.forEach(note -> kinds.add(note.kind()));
    kinds.forEach(kind -> content.element("span", kind, "class", "kind " + kind));
    content.close("span").close("summary").open("ul");
    found.forEach(note -> content.open("li").element("b", note.kind(), "class", "kind " + note.kind()).text(" " + note.words()).close("li"));
    content.close("ul").close("details").line();
  }

  private static void numbered(int line, String anchor, Markup code, Markup content) {
    content.element("a", Integer.toString(line), "class", "number", "href", "#" + anchor, "tabindex", "-1");
    content.open("code").add(code).close("code");
  }
}
