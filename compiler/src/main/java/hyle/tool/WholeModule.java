package hyle.tool;

import hyle.PhaseObserver;
import hyle.check.Checker;
import hyle.check.OpenTypes;
import hyle.doc.Documentation;
import hyle.doc.Subject;
import hyle.module.BuildMode;
import hyle.module.FileName;
import hyle.module.LoadedFile;
import hyle.module.ModuleGraph;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.name.LocalNames;
import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.resolve.Bound;
import hyle.resolve.Resolver;
import hyle.syntax.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// A module that is looked at as a whole, and not as a program: the library, a directory with a module.ens, or a file on its own.
///
/// `project` and `sources` are those of the module itself, `user` has what programs are compiled in that use it. Pages go to `directory`
/// if nobody says otherwise.
record WholeModule(String title, Project project, SourceTree sources, List<FileName> files, Workspace user, Path directory) {
  private static final String MODULE_FILE = "module.ens";
  private static final String SUFFIX = ".nt";
  private static final String PAGES = "doc";
  private static final Path PAGES_OF_LIBRARY = Path.of("core-doc");

  /// The locator of a file that imports all of them, and is a program that does nothing.
  static final String ENTRY = "_whole";

  /// What a name cannot have in it.
  private static final String NAME = "[^=() `\":;,<>\\[\\]{}/*|\\p{Cntrl}]+";

  WholeModule {
    files = List.copyOf(files);
  }

  /// The core library that comes with the compiler.
  static WholeModule ofLibrary(Diagnostics diagnostics) {
    return ofLibrary(new Library(BundledLibrary::read), project -> BundledLibrary.paths(project.sourceDirectory()), PAGES_OF_LIBRARY, diagnostics);
  }

  private static WholeModule ofLibrary(
      Library sources, Function<Project, List<String>> paths, Path directory, Diagnostics diagnostics) {
    Project project = Project.read(Project.CORE, sources, diagnostics);
    List<FileName> files = names(project, paths.apply(project));
    ProgramSources none = new ProgramSources(new DirectorySources(Path.of(""), ""));
    Workspace user = new Workspace(Project.ofSingleFile(Project.PresetUse.DISABLED), "", none, Project.CORE);
    return new WholeModule(Project.CORE, project, sources, files, user, directory);
  }

  /// What a PATH of the command line names.
  static WholeModule open(String path, Consumer<String> doing, Diagnostics diagnostics) {
    Path place = place(path);
    if (!Files.exists(place)) {
      throw Failure.wrongUsage("there is no file or directory `" + path + "`.");
    }
    if (Files.isRegularFile(place)) {
      Workspace file = Workspace.open(path, BuildMode.DEVELOP, doing, diagnostics);
      List<FileName> files = List.of(new FileName(Project.THIS, file.entry()));
      return new WholeModule(file.name(), file.project(), file.sources(), files, file, place.resolveSibling(PAGES));
    }
    if (!Files.isRegularFile(place.resolve(MODULE_FILE))) {
      throw Failure.wrongUsage("`" + path + "` has no " + MODULE_FILE + "; name a " + SUFFIX + " file, or a directory that has one.");
    }
    DirectorySources sources = new DirectorySources(place, path.equals(".") ? "" : path.replaceFirst("/*$", "/"));
    Path directory = path.equals(".") ? Path.of(PAGES) : place.resolve(PAGES);
    if (isLibrary(sources)) {
      return ofLibrary(new Library(sources::read), project -> paths(project, place), directory, diagnostics);
    }
    Workspace module = Workspace.ofWholeModule(sources, doing, diagnostics);
    List<FileName> files = names(module.project(), paths(module.project(), place));
    return new WholeModule(title(place), module.project(), module.sources(), files, module, directory);
  }

  /// The presets that programs do not have by themselves: a program of the library's user has none, since some of its names are those
  /// of a file.
  List<Project.Preset> presets() {
    return project.module().equals(Project.CORE) ? project.preset() : List.of();
  }

  /// The files as they are written; what cannot be read is reported.
  List<Subject> subjects(Diagnostics diagnostics) {
    List<Subject> subjects = new ArrayList<>();
    for (FileName file : files) {
      Source source = sources.read(file.module(), project.path(file.file())).orElseThrow();
      subjects.add(new Subject(file, Parser.parse(source, diagnostics)));
    }
    return subjects;
  }

  /// The pages of the documentation by their names, if the module has no errors.
  SequencedMap<String, String> pages(PhaseObserver phases, Diagnostics diagnostics) {
    LocalNames names = new LocalNames();
    List<LoadedFile> loaded = ModuleGraph.load(project, ENTRY, withEntry(), diagnostics);
    phases.begins("resolving names");
    Bound.Program bound = Resolver.resolve(loaded, ENTRY, names, diagnostics);
    phases.begins("checking types");
    Checker.check(bound, names, OpenTypes.REFUSED, diagnostics);
    phases.begins("writing pages");
    List<LoadedFile> own = loaded.stream().filter(file -> files.contains(file.name())).toList();
    return diagnostics.hasErrors() ? Collections.emptySortedMap() : Documentation.of(title, own, bound);
  }

  /// The sources with the file that imports them.
  SourceTree withEntry() {
    Source entry = entry();
    return new AddedSources(sources, project, locator -> locator.equals(ENTRY) ? Optional.of(entry) : Optional.empty());
  }

  private Source entry() {
    StringBuilder text = new StringBuilder("import {\n  core.unit,\n");
    files.forEach(file -> text.append("  ").append(file.locator()).append(",\n"));
    return new Source(ENTRY, text.append("}\n\ndefine main(): core.unit.unit {\n  core.unit.Unit\n}\n").toString());
  }

  /// Whether these are the sources of the library itself, which is not a module like others: it has no dependency, and is its own `core`.
  private static boolean isLibrary(DirectorySources sources) {
    return sources.read(MODULE_FILE).map(Source::text).equals(BundledLibrary.read(MODULE_FILE).map(Source::text));
  }

  /// The paths from `root` of the files in the source directory, but for those of other modules.
  private static List<String> paths(Project project, Path root) {
    Path directory = root.resolve(project.sourceDirectory()).normalize();
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.normalize().relativize(file).toString().replace('\\', '/'))
          .filter(path -> !path.startsWith(project.directories().cache() + "/"))
          .toList();
    } catch (IOException problem) {
      throw Failure.missing("`" + directory + "` cannot be read: " + Failure.reason(problem));
    } catch (UncheckedIOException problem) {
      throw Failure.missing("`" + directory + "` cannot be read: " + Failure.reason(problem.getCause()));
    }
  }

  /// The source files at these paths, in order. What no import can name is none.
  private static List<FileName> names(Project project, List<String> paths) {
    return paths.stream()
        .flatMap(path -> project.locator(path).filter(locator -> locator.matches(NAME) && project.path(locator).equals(path)).stream())
        .map(locator -> new FileName(project.module(), locator))
        .sorted()
        .toList();
  }

  private static String title(Path place) {
    Path name = place.toAbsolutePath().normalize().getFileName();
    return name == null ? "module" : name.toString();
  }

  private static Path place(String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException _) {
      throw Failure.wrongUsage("`" + path + "` cannot be the path of a file.");
    }
  }

  /// The files of the library, and of nothing else.
  private record Library(Function<String, Optional<Source>> files) implements SourceTree {
    @Override
    public Optional<Source> read(String module, String path) {
      return files.apply(path);
    }
  }
}
