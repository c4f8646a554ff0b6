package hyle.tool;

import hyle.doc.Subject;
import hyle.module.BuildMode;
import hyle.module.FileName;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A module whose comments are read: the library, a directory with a module.ens, or a file on its own.
///
/// `workspace` has what programs are compiled in that use the module. `presets` are those of the library, where the workspace does not
/// bring them by itself.
record DocumentedModule(String title, Workspace workspace, List<Project.Preset> presets, List<Subject> subjects) {
  private static final String MODULE_FILE = "module.ens";
  private static final String SUFFIX = ".nt";

  DocumentedModule {
    presets = List.copyOf(presets);
    subjects = List.copyOf(subjects);
  }

  /// The core library. A program that uses it brings no presets: some of its names are those of a file.
  static DocumentedModule ofLibrary(Diagnostics diagnostics) {
    Project library = Project.read(Project.CORE, new Library(), diagnostics);
    List<FileName> files = BundledLibrary.paths(library.sourceDirectory()).stream().map(path -> name(Project.CORE, library, path)).toList();
    Project user = Project.ofSingleFile(Project.PresetUse.DISABLED);
    Workspace workspace = new Workspace(user, "", new ProgramSources(new DirectorySources(Path.of(""), "")), Project.CORE);
    return new DocumentedModule(Project.CORE, workspace, library.preset(), subjects(files, library, new Library(), diagnostics));
  }

  /// What a PATH of the command line names.
  static DocumentedModule open(String path, Consumer<String> doing, Diagnostics diagnostics) {
    Path place = place(path);
    if (Files.isRegularFile(place)) {
      Workspace workspace = Workspace.open(path, BuildMode.DEVELOP, doing, diagnostics);
      FileName file = new FileName(Project.THIS, workspace.entry());
      return of(workspace.name(), workspace, List.of(file), diagnostics);
    }
    if (!Files.exists(place)) {
      throw Failure.wrongUsage("there is no file or directory `" + path + "`.");
    }
    if (!Files.isRegularFile(place.resolve(MODULE_FILE))) {
      throw Failure.wrongUsage("`" + path + "` has no " + MODULE_FILE + "; name a " + SUFFIX + " file, or a directory that has one.");
    }
    String shown = path.equals(".") ? "" : path.replaceFirst("/*$", "/");
    Workspace workspace = Workspace.ofWholeModule(new DirectorySources(place, shown), doing, diagnostics);
    Path directory = place.toAbsolutePath().normalize();
    String title = directory.getFileName() == null ? "module" : directory.getFileName().toString();
    return of(title, workspace, diagnostics.hasErrors() ? List.of() : files(workspace.project(), place), diagnostics);
  }

  private static DocumentedModule of(String title, Workspace workspace, List<FileName> files, Diagnostics diagnostics) {
    return new DocumentedModule(title, workspace, List.of(), subjects(files, workspace.project(), workspace.sources(), diagnostics));
  }

  private static List<Subject> subjects(List<FileName> files, Project project, SourceTree sources, Diagnostics diagnostics) {
    List<Subject> subjects = new ArrayList<>();
    for (FileName file : files) {
      Source source = sources.read(file.module(), project.path(file.file())).orElseThrow();
      subjects.add(new Subject(file, Parser.parse(source, diagnostics)));
    }
    return subjects;
  }

  /// The source files of a module, in the order of their names. What no import can name is none.
  private static List<FileName> files(Project project, Path root) {
    Path directory = root.resolve(project.sourceDirectory()).normalize();
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .map(file -> name(Project.THIS, project, root.normalize().relativize(file).toString().replace('\\', '/')))
          .filter(name -> name.file().matches("[^=() `\":;,<>\\[\\]{}/*|\\p{Cntrl}]+"))
          .filter(name -> Files.isRegularFile(root.resolve(project.path(name.file()))))
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException problem) {
      throw Failure.missing("`" + directory + "` cannot be read: " + problem.getMessage());
    }
  }

  private static FileName name(String module, Project project, String path) {
    String below = project.sourceDirectory().equals(".") ? path : path.substring(project.sourceDirectory().length() + 1);
    return new FileName(module, below.substring(0, below.length() - SUFFIX.length()).replace('/', '.'));
  }

  private static Path place(String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException _) {
      throw Failure.wrongUsage("`" + path + "` cannot be the path of a file.");
    }
  }

  /// The files that come with the compiler.
  private static final class Library implements SourceTree {
    @Override
    public Optional<Source> read(String module, String path) {
      return BundledLibrary.read(path);
    }

    @Override
    public List<String> paths(String module, String directory) {
      return BundledLibrary.paths(directory);
    }
  }
}
