package hyle.memory.page;

import hyle.memory.FunctionReport;
import hyle.memory.Measurements;
import hyle.memory.Measurements.Tally;
import hyle.memory.MemorySite;
import hyle.memory.StackSite;
import hyle.page.CodeMarkup;
import hyle.page.Markup;
import hyle.report.Source;
import hyle.report.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The sources of a program, line by line, each with what happens there.
final class SourceLines {
  private static final String FRAME = "stack";

  /// Of each source, the notes of each line that has some, each with what a run did there.
  private final SequencedMap<Source, Map<Integer, Map<Note, Tally>>> notes = new LinkedHashMap<>();
  private final List<Source> sources;
  private final Measurements measurements;
  /// The bytes of the line that costs most.
  private long most;

  /// What stands below a line about one place of it.
  private record Note(Cost cost, String kind, String words) {
    /// Runs count what happens to memory, and no frames.
    boolean isCounted() {
      return !kind.equals(FRAME);
    }
  }

  SourceLines(List<Source> sources, Measurements measurements) {
    this.sources = List.copyOf(sources);
    this.measurements = measurements;
    sources.forEach(source -> notes.put(source, new TreeMap<>()));
  }

  List<Source> sources() {
    return sources;
  }

  /// Places in files that are not shown, in what was written into a function for instance, are noted where the function stands.
  void add(FunctionReport report) {
    for (StackSite frame : report.frames()) {
      add(report, frame.span(), Cost.TAKEN, FRAME, frame.description(), Tally.NOTHING);
    }
    for (MemorySite site : report.sites()) {
      add(report, site.span(), Cost.of(site), site.kind(), site.description(), measurements.at(report, site));
    }
  }

  private void add(FunctionReport report, Span place, Cost cost, String kind, String words, Tally tally) {
    boolean isShown = notes.containsKey(place.source());
    Span span = isShown ? place : report.span();
    String elsewhere = isShown ? "" : " (at " + place + ", in `" + report.function() + "`)";
    notes.get(span.source()).computeIfAbsent(span.line(), _ -> new LinkedHashMap<>()).merge(new Note(cost, kind, words + elsewhere), tally, Tally::plus);
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
    most = notes.values().stream().flatMap(lines -> lines.values().stream()).mapToLong(SourceLines::bytes).max().orElse(0);
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
    Map<Note, Tally> found = notes.get(source).getOrDefault(line, Map.of());
    String anchor = anchor(source, line);
    if (found.isEmpty()) {
      content.open("div", "class", "line", "id", anchor);
      numbered(line, anchor, code, content);
      content.close("div").line();
      return;
    }
    String style = "line " + Shade.style(level(found));
    if (found.keySet().stream().anyMatch(note -> note.cost.compareTo(Cost.TAKEN) >= 0)) {
      content.open("details", "class", style, "id", anchor, "open", "");
    } else {
      content.open("details", "class", style, "id", anchor);
    }
    content.open("summary");
    numbered(line, anchor, code, content);
    content.open("span", "class", "kinds");
    kinds(found).forEach((kind, times) -> content.element("span", kind + (measurements.areThere() && !kind.equals(FRAME) ? " × " + times : ""), "class", "kind " + kind));
    content.close("span").close("summary").open("ul");
    found.forEach((note, tally) -> note(note, tally, content));
    content.close("ul").close("details").line();
  }

  /// How often each kind happened on the line.
  private static Map<String, Long> kinds(Map<Note, Tally> found) {
    Map<String, Long> kinds = new LinkedHashMap<>();
    found.forEach((note, tally) -> kinds.merge(note.kind, tally.times(), Long::sum));
    return kinds;
  }

  private void note(Note note, Tally tally, Markup content) {
    content.open("li").element("b", note.kind, "class", "kind " + note.kind).text(" " + note.words);
    if (measurements.areThere() && note.isCounted()) {
      content.element("span", tally.toString(), "class", "tally");
    }
    content.close("li");
  }

  private int level(Map<Note, Tally> found) {
    return measurements.areThere()
        ? Shade.of(bytes(found), most)
        : found.keySet().stream().mapToInt(note -> note.cost.ordinal()).max().orElse(0);
  }

  /// What a line costs as measured: a dead cell that is used again costs nothing.
  private static long bytes(Map<Note, Tally> found) {
    return found.entrySet().stream().filter(entry -> entry.getKey().cost != Cost.REUSED).mapToLong(entry -> entry.getValue().bytes()).sum();
  }

  private static void numbered(int line, String anchor, Markup code, Markup content) {
    content.element("a", Integer.toString(line), "class", "number", "href", "#" + anchor, "tabindex", "-1");
    content.open("code").add(code).close("code");
  }
}
