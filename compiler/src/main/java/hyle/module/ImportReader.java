package hyle.module;

import hyle.report.Diagnostics;
import hyle.report.Nearest;
import hyle.report.Source;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Reads the imports of a file: which file each one means, by its full name or by a prefix; what does not exist is reported.
final class ImportReader {
  private final Projects projects;
  private final SourceTree sources;
  private final Predicate<FileName> isThere;
  private final Diagnostics diagnostics;

  /// Modules that are not there, each reported where it is first named.
  private final Set<String> missing = new HashSet<>();

  ImportReader(Projects projects, SourceTree sources, Predicate<FileName> isThere, Diagnostics diagnostics) {
    this.projects = projects;
    this.sources = sources;
    this.isThere = isThere;
    this.diagnostics = diagnostics;
  }

  Imports read(FileName importer, Ast.Module syntax, Project project) {
    List<Imports.Brought> explicit = new ArrayList<>();
    List<Ast.Import.Path> failed = new ArrayList<>();
    LinkedHashMap<String, FileName> prefixes = new LinkedHashMap<>();
    LinkedHashMap<String, String> statics = new LinkedHashMap<>();
    for (Ast.Import item : syntax.imports()) {
      switch (item) {
        case Ast.Import.Path path -> {
          Optional<FileName> file = file(path, project).filter(found -> isThere(found, path));
          file.ifPresentOrElse(found -> explicit.add(new Imports.Brought(found, path)), () -> failed.add(path));
          if (isPrefix(path)) {
            file.ifPresent(found -> prefixes.put(path.locator().text(), found));
          }
        }
        case Ast.Import.Static(List<Ast.Name> keys, _) -> keys.forEach(key -> readStatic(key, project, statics));
      }
    }
    LinkedHashMap<String, String> aliases = new LinkedHashMap<>();
    projects.aliases(project).forEach(alias -> aliases.put(alias, projects.named(alias, project).orElseThrow()));
    return new Imports(explicit, presets(importer, project), prefixes, aliases, statics, failed);
  }

  private Optional<FileName> file(Ast.Import.Path path, Project project) {
    Ast.Name locator = path.locator();
    if (!isPrefix(path)) {
      return named(locator.text(), locator, project);
    }
    Project.Located meaning = project.prefixes().get(locator.text());
    if (meaning == null) {
      diagnostics.report(notAPrefix(locator, project));
      return Optional.empty();
    }
    return named(meaning.text(), locator, project);
  }

  private ModuleError notAPrefix(Ast.Name locator, Project project) {
    if (projects.named(locator.text(), project).isPresent()) {
      return new ModuleError.UndefinedFile(locator.text(), locator.text() + ".nt", List.of(), locator.span());
    }
    return isCapitalised(locator.text())
        ? new ModuleError.UnknownPrefix(locator.text(), List.copyOf(project.prefixes().sequencedKeySet()), locator.span())
        : new ModuleError.UndefinedModule(locator.text(), projects.aliases(project), locator.span());
  }

  /// The file that `text` means, a full locator; problems are reported at `use`.
  private Optional<FileName> named(String text, Ast.Name use, Project project) {
    int dot = text.indexOf('.');
    String alias = dot < 0 ? text : text.substring(0, dot);
    Optional<String> module = projects.named(alias, project);
    if (module.isEmpty()) {
      if (missing.add(alias)) {
        diagnostics.report(new ModuleError.UndefinedModule(alias, projects.aliases(project), use.span()));
      }
      return Optional.empty();
    }
    if (dot < 0) {
      diagnostics.report(new ModuleError.UndefinedFile(text, text + ".nt", List.of(), use.span()));
      return Optional.empty();
    }
    return module.filter(name -> projects.of(name).isPresent()).map(name -> new FileName(name, text.substring(dot + 1)));
  }

  private boolean isThere(FileName file, Ast.Import.Path path) {
    if (isThere.test(file)) {
      return true;
    }
    Project project = projects.of(file.module()).orElseThrow();
    List<String> near = Nearest.to(file.locator(), Catalogue.files(project, sources).stream().map(FileName::locator).toList());
    diagnostics.report(
        new ModuleError.UndefinedFile(file.locator(), project.path(file.file()), near, path.locator().span()));
    return false;
  }

  private void readStatic(Ast.Name key, Project project, LinkedHashMap<String, String> statics) {
    Project.Located declared = project.statics().get(key.text());
    if (declared == null) {
      List<String> known = List.copyOf(project.statics().sequencedKeySet());
      diagnostics.report(new ModuleError.UndefinedStatic(key.text(), known, key.span()));
      statics.put(key.text(), "");
      return;
    }
    Optional<Source> source = sources.read(project.module(), declared.text());
    if (source.isEmpty()) {
      diagnostics.report(new ModuleError.MissingStaticFile(key.text(), declared.text(), key.span(), declared.span()));
    }
    statics.put(key.text(), source.map(Source::text).orElse(""));
  }

  private List<Imports.Preset> presets(FileName importer, Project project) {
    List<Imports.Preset> presets = new ArrayList<>();
    for (Project.Dependency dependency : project.dependencies().values()) {
      switch (dependency.presetUse()) {
        case DISABLED -> {}
        case ENABLED ->
            projects
                .named(dependency.alias(), project)
                .flatMap(projects::of)
                .ifPresent(
                    provider -> provider.preset().forEach(entry -> preset(importer, provider, entry).ifPresent(presets::add)));
      }
    }
    return presets;
  }

  private Optional<Imports.Preset> preset(FileName importer, Project provider, Project.Preset entry) {
    FileName file = new FileName(provider.module(), entry.file());
    if (file.equals(importer)) {
      return Optional.empty();
    }
    if (!isThere.test(file)) {
      diagnostics.report(
          new ModuleError.UndefinedFile(file.locator(), provider.path(file.file()), List.of(), entry.span()));
      return Optional.empty();
    }
    return Optional.of(new Imports.Preset(file, entry.names()));
  }

  private static boolean isPrefix(Ast.Import.Path path) {
    return path.locator().text().indexOf('.') < 0;
  }

  private static boolean isCapitalised(String text) {
    return Character.isUpperCase(text.codePointAt(0));
  }
}
