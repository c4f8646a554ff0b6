package hyle.module;

import hyle.name.CoreNames;
import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.report.Span;
import hyle.syntax.Ast;
import hyle.syntax.Parser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Finds and parses the files that a program needs: its entry, what each file imports, what presets bring, and the files of
/// the library that hold what sugar stands for.
public final class ModuleGraph {
  /// What every program needs: results of primitive comparisons, the type of `main`, literals.
  private static final List<FileName> ALWAYS =
      List.of(
          FileName.of(CoreNames.BOOL),
          FileName.of(CoreNames.UNIT),
          FileName.of(CoreNames.EITHER),
          FileName.of(CoreNames.LIST),
          FileName.of(CoreNames.TEXT));

  private final SourceTree sources;
  private final Diagnostics diagnostics;
  private final Projects projects;
  private final ImportReader reader;
  private final Catalogue catalogue;
  private final Map<FileName, Optional<Source>> texts = new LinkedHashMap<>();
  private final ArrayDeque<FileName> pending = new ArrayDeque<>();
  private final SequencedMap<FileName, LoadedFile> loaded = new LinkedHashMap<>();

  private ModuleGraph(Project project, SourceTree sources, Diagnostics diagnostics) {
    this.sources = sources;
    this.diagnostics = diagnostics;
    this.projects = new Projects(project, sources, diagnostics);
    this.catalogue = new Catalogue(projects, sources);
    this.reader = new ImportReader(projects, sources, this::isThere, diagnostics);
  }

  /// The files of the program that starts at `entry`, a locator in `project`; each file comes after those that it imports.
  public static List<LoadedFile> load(Project project, String entry, SourceTree sources, Diagnostics diagnostics) {
    return new ModuleGraph(project, sources, diagnostics).load(new FileName(project.module(), entry), project);
  }

  private List<LoadedFile> load(FileName entry, Project project) {
    if (!isThere(entry)) {
      String path = project.path(entry.file());
      List<String> near = catalogue.nearestFiles(entry);
      diagnostics.report(new ModuleError.UndefinedFile(entry.locator(), path, near, placeOfEntry(entry, project)));
      return List.of();
    }
    for (FileName name : ALWAYS) {
      isThere(name);
    }
    while (!pending.isEmpty()) {
      parse(pending.remove());
    }
    return LoadOrder.of(entry, loaded, diagnostics);
  }

  /// The target of `module.ens` that names the missing file, or the top of the missing file.
  private static Span placeOfEntry(FileName entry, Project project) {
    return project.targets().values().stream()
        .filter(target -> target.entry().equals(entry.file()))
        .map(Project.Target::span)
        .findFirst()
        .orElseGet(() -> new Source(project.path(entry.file()), "").span(0, 0));
  }

  private void parse(FileName name) {
    Source source = texts.get(name).orElseThrow();
    Project project = projects.of(name.module()).orElseThrow();
    Ast.Module syntax = Parser.parse(source, diagnostics);
    Imports imports = reader.read(name, syntax, project);
    LinkedHashSet<FileName> sugar = new LinkedHashSet<>();
    for (FileName needed : new SugarNeeds().of(syntax)) {
      if (!needed.equals(name) && isThere(needed)) {
        sugar.add(needed);
      }
    }
    loaded.put(name, new LoadedFile(name, syntax, project, imports, new ArrayList<>(sugar), catalogue));
  }

  /// Whether the file exists; the first time that it is asked for, it joins the files to parse.
  private boolean isThere(FileName name) {
    Optional<Source> known = texts.get(name);
    if (known == null) {
      known = projects.of(name.module()).flatMap(project -> sources.read(name.module(), project.path(name.file())));
      texts.put(name, known);
      if (known.isPresent()) {
        pending.add(name);
      }
    }
    return known.isPresent();
  }
}
