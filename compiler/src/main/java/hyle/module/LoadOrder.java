package hyle.module;

import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.report.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Puts files in an order in which each comes after those that it needs.
///
/// Imports must not form a circle; one that does is reported and its last import left out of account. What sugar needs comes
/// first too where that is possible: inside the library `text` may need `list` while the words of a list's message are a text.
final class LoadOrder {
  private final SequencedMap<FileName, LoadedFile> files;
  private final Diagnostics diagnostics;
  private final SequencedMap<FileName, LinkedHashSet<FileName>> needs = new LinkedHashMap<>();

  private LoadOrder(SequencedMap<FileName, LoadedFile> files, Diagnostics diagnostics) {
    this.files = files;
    this.diagnostics = diagnostics;
  }

  static List<LoadedFile> of(FileName entry, SequencedMap<FileName, LoadedFile> files, Diagnostics diagnostics) {
    LoadOrder order = new LoadOrder(files, diagnostics);
    order.collectImports();
    order.breakCircles(entry);
    order.addSugar();
    return order.sorted();
  }

  private void collectImports() {
    for (LoadedFile file : files.values()) {
      LinkedHashSet<FileName> needed = new LinkedHashSet<>();
      file.imports().presets().forEach(preset -> needed.add(preset.file()));
      file.imports().explicit().forEach(brought -> needed.add(brought.file()));
      needs.put(file.name(), needed);
    }
  }

  private enum Visit {
    OPEN,
    DONE
  }

  private void breakCircles(FileName entry) {
    Map<FileName, Visit> visits = new HashMap<>();
    follow(entry, entry, new ArrayList<>(), visits);
    for (FileName file : needs.sequencedKeySet()) {
      follow(file, entry, new ArrayList<>(), visits);
    }
  }

  private void follow(FileName file, FileName entry, List<FileName> path, Map<FileName, Visit> visits) {
    if (visits.putIfAbsent(file, Visit.OPEN) != null) {
      return;
    }
    path.add(file);
    for (FileName needed : List.copyOf(needs.get(file))) {
      if (visits.get(needed) == Visit.OPEN) {
        needs.get(file).remove(needed);
        reportCircle(path.subList(path.indexOf(needed), path.size()), entry);
      } else {
        follow(needed, entry, path, visits);
      }
    }
    path.removeLast();
    visits.put(file, Visit.DONE);
  }

  private void reportCircle(List<FileName> circle, FileName entry) {
    List<String> path = new ArrayList<>();
    List<Span> imports = new ArrayList<>();
    for (int step = 0; step < circle.size(); step++) {
      LoadedFile importer = files.get(circle.get(step));
      path.add(importer.syntax().source().path());
      importOf(importer, circle.get((step + 1) % circle.size())).ifPresent(imports::add);
    }
    path.add(path.getFirst());
    Source top = files.get(entry).syntax().source();
    diagnostics.report(new ModuleError.ImportCycle(path, top.span(0, 0), imports));
  }

  private static Optional<Span> importOf(LoadedFile importer, FileName imported) {
    return importer.imports().explicit().stream()
        .filter(brought -> brought.file().equals(imported))
        .map(brought -> brought.path().locator().span())
        .findFirst();
  }

  private void addSugar() {
    for (LoadedFile file : files.values()) {
      for (FileName needed : file.sugar()) {
        if (!reaches(needed, file.name())) {
          needs.get(file.name()).add(needed);
        }
      }
    }
  }

  private boolean reaches(FileName start, FileName goal) {
    if (!start.module().equals(goal.module())) {
      return false;
    }
    Set<FileName> seen = new HashSet<>(Set.of(start));
    ArrayDeque<FileName> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      FileName file = open.remove();
      if (file.equals(goal)) {
        return true;
      }
      needs.get(file).stream().filter(seen::add).forEach(open::add);
    }
    return false;
  }

  private List<LoadedFile> sorted() {
    LinkedHashSet<FileName> placed = new LinkedHashSet<>();
    Set<FileName> seen = new HashSet<>();
    for (FileName file : needs.sequencedKeySet()) {
      place(file, seen, placed);
    }
    return placed.stream().map(files::get).toList();
  }

  private void place(FileName file, Set<FileName> seen, LinkedHashSet<FileName> placed) {
    if (seen.add(file)) {
      needs.get(file).forEach(needed -> place(needed, seen, placed));
      placed.add(file);
    }
  }
}
