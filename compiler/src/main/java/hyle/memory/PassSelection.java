package hyle.memory;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// Which optional passes run: what `--passes=-cancel,-trmc` says.
///
/// `off` are the names to leave out; `unknown` are the words that name no optional pass, for the command line to report.
public record PassSelection(List<String> off, List<String> unknown) {
  /// Every pass runs.
  public static final PassSelection ALL = new PassSelection(List.of(), List.of());

  public PassSelection {
    off = List.copyOf(off);
    unknown = List.copyOf(unknown);
  }

  /// Reads names separated by commas, each with a `-` before it.
  public static PassSelection parse(String text) {
    List<String> words = Arrays.stream(text.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    List<String> known = Passes.optionalNames().stream().map(name -> "-" + name).toList();
    List<String> off = words.stream().filter(known::contains).map(word -> word.substring(1)).toList();
    List<String> unknown = words.stream().filter(word -> !known.contains(word)).toList();
    return new PassSelection(List.copyOf(new TreeSet<>(off)), unknown);
  }

  /// Whether all passes run.
  public boolean runsAll() {
    return off.isEmpty();
  }

  /// Whether the pass is to run.
  public boolean runs(Pass pass) {
    return switch (pass.need()) {
      case REQUIRED -> true;
      case OPTIONAL -> !off.contains(pass.name());
    };
  }
}
