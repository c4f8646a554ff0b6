package hyle.module;

import hyle.report.Diagnostics;
import hyle.report.Nearest;
import hyle.report.Source;
import hyle.syntax.Ast;
import hyle.syntax.Parser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What every file of the library defines, also of those that the program does not import.
///
/// It is made when a message first asks for it: a program without mistakes never pays for it.
public final class Catalogue {
  private final Projects projects;
  private final SourceTree sources;
  private Optional<Map<String, List<FileName>>> definers = Optional.empty();

  Catalogue(Projects projects, SourceTree sources) {
    this.projects = projects;
    this.sources = sources;
  }

  /// The library's files that define the top-level name or constructor `base`.
  public List<FileName> definersOf(String base) {
    return definers().getOrDefault(base, List.of());
  }

  /// Every public name that the library defines.
  public List<String> names() {
    return definers().keySet().stream().filter(name -> !name.startsWith("_")).toList();
  }

  private Map<String, List<FileName>> definers() {
    if (definers.isEmpty()) {
      definers = Optional.of(readLibrary());
    }
    return definers.get();
  }

  /// Whether the file exists, be it imported or not.
  public boolean hasFile(FileName file) {
    return projects
        .of(file.module())
        .flatMap(project -> sources.read(file.module(), project.path(file.file())))
        .isPresent();
  }

  List<String> nearestFiles(FileName file) {
    return projects
        .of(file.module())
        .map(project -> Nearest.to(file.locator(), files(project, sources).stream().map(FileName::locator).toList()))
        .orElse(List.of());
  }

  /// The files of a module, as far as its source tree lists them.
  static List<FileName> files(Project project, SourceTree sources) {
    return sources.paths(project.module(), project.sourceDirectory()).stream()
        .flatMap(path -> project.locator(path).stream())
        .map(locator -> new FileName(project.module(), locator))
        .toList();
  }

  private Map<String, List<FileName>> readLibrary() {
    Map<String, List<FileName>> definers = new LinkedHashMap<>();
    Optional<Project> library = projects.of(Project.CORE);
    for (FileName file : library.map(project -> files(project, sources)).orElse(List.of())) {
      Optional<Source> source = library.flatMap(project -> sources.read(file.module(), project.path(file.file())));
      for (String base : source.map(Catalogue::names).orElse(List.of())) {
        definers.computeIfAbsent(base, _ -> new ArrayList<>()).add(file);
      }
    }
    return definers;
  }

  private static List<String> names(Source source) {
    List<String> names = new ArrayList<>();
    for (Ast.Declaration declaration : Parser.parse(source, new Diagnostics()).declarations()) {
      switch (declaration) {
        case Ast.Declaration.Define define -> names.add(define.header().name().text());
        case Ast.Declaration.Data data -> {
          names.add(data.name().text());
          data.constructors().forEach(constructor -> names.add(constructor.name().text()));
        }
        case Ast.Declaration.Resource resource -> names.add(resource.name().text());
        case Ast.Declaration.Nominal _, Ast.Declaration.Foreign _ -> {}
      }
    }
    return names.stream().distinct().toList();
  }
}
