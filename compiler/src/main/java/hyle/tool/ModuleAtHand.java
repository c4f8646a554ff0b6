package hyle.tool;

import hyle.module.Project;
import hyle.report.Diagnostics;
import hyle.report.Source;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A module that a command works on as a whole, without compiling it.
record ModuleAtHand(DirectorySources sources, Project project) {
  private static final String MODULE_FILE = "module.ens";

  /// The module in `directory`; mistakes in its module.ens are told and end the command.
  static ModuleAtHand open(String directory, Console console) {
    String shown = directory.equals(".") ? "" : directory.replaceFirst("/*$", "/");
    DirectorySources sources = new DirectorySources(path(directory), shown);
    if (!Files.isRegularFile(sources.root().resolve(MODULE_FILE))) {
      throw Failure.wrongUsage("`" + directory + "` has no " + MODULE_FILE + ".");
    }
    Diagnostics diagnostics = new Diagnostics();
    Project project = Project.read((_, path) -> sources.read(path), diagnostics);
    Compilation.tell(diagnostics.sorted(), console);
    if (diagnostics.hasErrors()) {
      throw Failure.told(ExitCode.PROGRAM_FAILED);
    }
    return new ModuleAtHand(sources, project);
  }

  Path root() {
    return sources.root();
  }

  /// The text of its module.ens.
  Source moduleFile() {
    return sources.read(MODULE_FILE).orElseThrow(() -> Failure.missing("the " + MODULE_FILE + " went away."));
  }

  private static Path path(String directory) {
    try {
      return Path.of(directory);
    } catch (InvalidPathException _) {
      throw Failure.wrongUsage("`" + directory + "` cannot be the path of a directory.");
    }
  }
}
