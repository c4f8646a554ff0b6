package hyle.tool;

import hyle.module.BuildMode;
import hyle.module.Dependencies;
import hyle.module.Project;
import hyle.report.Diagnostics;
import hyle.syntax.Ast;
import hyle.syntax.Parser;
import hyle.tool.archive.Mirror;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The program that a PATH of the command line names: its module, the locator of its main file, its sources, and its own name.
record Workspace(Project project, String entry, ProgramSources sources, String name) {
  private static final String SUFFIX = ".nt";
  private static final String MODULE_FILE = "module.ens";

  /// `FILE.nt`, `DIR` or `DIR:TARGET`; modules that it needs are fetched. Mistakes in a module.ens go to `diagnostics`; `doing`
  /// hears what takes its time.
  static Workspace open(String path, BuildMode mode, Consumer<String> doing, Diagnostics diagnostics) {
    Path whole = path(path);
    if (Files.isRegularFile(whole)) {
      return ofFile(path, whole, mode);
    }
    int colon = path.lastIndexOf(':');
    if (Files.isDirectory(whole) || colon <= 0) {
      return ofDirectory(path, "", mode, doing, diagnostics);
    }
    return ofDirectory(path.substring(0, colon), path.substring(colon + 1), mode, doing, diagnostics);
  }

  /// Whether a PATH names something to use and not to run: a file without `main`, or a module without a target.
  static boolean isLibrary(String path) {
    Path whole = path(path);
    Diagnostics unsaid = new Diagnostics();
    if (Files.isRegularFile(whole) && path.endsWith(SUFFIX)) {
      return new DirectorySources(whole.toAbsolutePath().getParent(), "").read(whole.getFileName().toString())
          .map(source -> Parser.parse(source, unsaid))
          .filter(parsed -> !unsaid.hasErrors() && parsed.declarations().stream().noneMatch(Workspace::isMain))
          .isPresent();
    }
    if (!Files.isRegularFile(whole.resolve(MODULE_FILE))) {
      return false;
    }
    Project project = Project.read(new ProgramSources(new DirectorySources(whole, "")), unsaid);
    return !unsaid.hasErrors() && project.targets().isEmpty();
  }

  private static boolean isMain(Ast.Declaration declaration) {
    return declaration instanceof Ast.Declaration.Define define && define.header().name().text().equals("main");
  }

  private static Workspace ofFile(String path, Path file, BuildMode mode) {
    String shown = path.substring(0, path.length() - file.getFileName().toString().length());
    return ofFile(file, shown, mode);
  }

  /// A program of one file, whose directory is called `shown` in messages.
  static Workspace ofFile(Path file, String shown, BuildMode mode) {
    String fileName = file.getFileName().toString();
    String path = shown + fileName;
    if (!fileName.endsWith(SUFFIX) || fileName.equals(SUFFIX)) {
      throw Failure.wrongUsage("`" + path + "` is not a program: its name must end in `" + SUFFIX + "`.");
    }
    String entry = fileName.substring(0, fileName.length() - SUFFIX.length());
    if (entry.contains(".")) {
      throw Failure.wrongUsage("`" + path + "`: a `.` in the name of a source file separates directories; rename the file.");
    }
    Path directory = file.toAbsolutePath().getParent();
    return new Workspace(
        Project.ofSingleFile().inMode(mode), entry, new ProgramSources(new DirectorySources(directory, shown)), entry);
  }

  private static Workspace ofDirectory(
      String path, String target, BuildMode mode, Consumer<String> doing, Diagnostics diagnostics) {
    Path directory = path(path);
    if (!Files.exists(directory)) {
      throw Failure.wrongUsage("there is no file or directory `" + path + "`.");
    }
    if (!Files.isRegularFile(directory.resolve(MODULE_FILE))) {
      throw Failure.wrongUsage("`" + path + "` has no " + MODULE_FILE + "; name a " + SUFFIX + " file, or a directory that has one.");
    }
    String shown = path.equals(".") ? "" : path.endsWith("/") ? path : path + "/";
    return ofModule(new DirectorySources(directory, shown), target, mode, doing, diagnostics);
  }

  /// A program of the module in `directory`; an empty `target` means the only one.
  static Workspace ofModule(
      DirectorySources directory, String target, BuildMode mode, Consumer<String> doing, Diagnostics diagnostics) {
    ProgramSources sources = new ProgramSources(directory);
    Project project = Project.read(sources, diagnostics).inMode(mode);
    if (diagnostics.hasErrors()) {
      return new Workspace(project, "", sources, target);
    }
    Project.Target chosen = choose(project, target, directory.shown());
    return linked(project, sources, chosen.entry(), chosen.name(), directory, doing, diagnostics);
  }

  /// All of the module in `directory`, which is no program and has no main file.
  static Workspace ofWholeModule(DirectorySources directory, Consumer<String> doing, Diagnostics diagnostics) {
    ProgramSources sources = new ProgramSources(directory);
    Project project = Project.read(sources, diagnostics);
    return diagnostics.hasErrors()
        ? new Workspace(project, "", sources, "")
        : linked(project, sources, "", "", directory, doing, diagnostics);
  }

  private static Workspace linked(
      Project project,
      ProgramSources sources,
      String entry,
      String name,
      DirectorySources directory,
      Consumer<String> doing,
      Diagnostics diagnostics) {
    String cache = project.directories().cache();
    DependencyShelf shelf = new DependencyShelf(directory, cache, Mirror.Patience.USUAL, doing);
    Dependencies dependencies = Dependencies.link(project, shelf, diagnostics);
    return new Workspace(project, entry, sources.with(dependencies, DependencyShelf.directory(cache)), name);
  }

  private static Project.Target choose(Project project, String target, String shown) {
    List<String> names = List.copyOf(project.targets().keySet());
    if (target.isEmpty() && names.size() == 1) {
      return project.targets().firstEntry().getValue();
    }
    if (names.isEmpty()) {
      throw Failure.ofProgram("`" + shown + MODULE_FILE + "` has no `target`, so there is nothing to build.");
    }
    if (!project.targets().containsKey(target)) {
      String module = "`" + shown + MODULE_FILE + "`";
      String what = target.isEmpty() ? module + " has several targets" : module + " has no target `" + target + "`";
      throw Failure.wrongUsage(what + "; name one after a colon, as in DIR:" + names.getFirst() + ". There are: " + String.join(", ", names));
    }
    return project.targets().get(target);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw Failure.wrongUsage("`" + text + "` cannot be the path of a file.");
    }
  }
}
