package hyle.tool;

import hyle.doc.Subject;
import hyle.report.Diagnostics;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle doc`: the documentation of a module, and whether the examples in it are true [C14, C16].
@Command(name = "doc", description = "Documents a module as static HTML pages.", sortOptions = false)
final class DocCommand implements Callable<Integer> {
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  @Option(names = "--check", description = "Runs the examples in the comments instead, and says which do not give what they say.")
  private boolean check;

  @Option(names = "--core", description = "The core library, which comes with the compiler, instead of a module.")
  private boolean core;

  @Option(names = "-o", paramLabel = "DIR", description = "Where the pages go; `doc` beside the module.ens or file if left out, `core-doc` for --core.")
  private String output;

  @Parameters(paramLabel = "PATH", arity = "0..1", description = "A .nt file, or a directory with a module.ens; the working directory if left out.")
  private String path;

  private final Console console;

  DocCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (core && path != null) {
      throw Failure.wrongUsage("--core is the library, and `" + path + "` another module; name one of them.");
    }
    if (check && output != null) {
      throw Failure.wrongUsage("--check writes no pages, so there is nothing for -o.");
    }
    return check ? tellExamples(withProgress(this::examples)) : tellPages(withProgress(this::pages));
  }

  /// Work with a module that shows how far it is.
  private interface Work<R> {
    R with(WholeModule module, Progress progress);
  }

  private <R> R withProgress(Work<R> work) {
    return DeepThread.call(
        () -> {
          try (Progress progress = Progress.start(console)) {
            progress.phase("reading");
            return work.with(module(progress), progress);
          }
        });
  }

  private WholeModule module(Progress progress) {
    Diagnostics diagnostics = new Diagnostics();
    WholeModule module =
        core ? WholeModule.ofLibrary(diagnostics) : WholeModule.open(path == null ? "." : path, progress::phase, diagnostics);
    stopAtErrors(diagnostics, progress);
    if (module.files().isEmpty()) {
      throw Failure.ofProgram("the module has no source files.");
    }
    return module;
  }

  private void stopAtErrors(Diagnostics diagnostics, Progress progress) {
    if (diagnostics.hasErrors()) {
      progress.end();
      Compilation.tell(diagnostics.sorted(), console);
      throw Failure.told(ExitCode.PROGRAM_FAILED);
    }
  }

  private ExampleRun.Result examples(WholeModule module, Progress progress) {
    Diagnostics diagnostics = new Diagnostics();
    List<Subject> subjects = module.subjects(diagnostics);
    stopAtErrors(diagnostics, progress);
    ForeignLibrary library = ForeignLibrary.of(module.user(), console.errors());
    return ExampleRun.of(module, subjects, library, progress::phase, console);
  }

  private int tellExamples(ExampleRun.Result result) {
    Compilation.tell(result.problems(), console);
    if (!result.problems().isEmpty()) {
      return ExitCode.PROGRAM_FAILED;
    }
    console.output().println(
        switch (result.examples()) {
          case 0 -> "There are no examples.";
          case 1 -> "1 example gives what it says.";
          default -> result.examples() + " examples in " + result.files() + (result.files() == 1 ? " file" : " files") + " give what they say.";
        });
    return ExitCode.DONE;
  }

  private PageDirectory pages(WholeModule module, Progress progress) {
    Diagnostics diagnostics = new Diagnostics();
    SequencedMap<String, String> pages = module.pages(progress::phase, diagnostics);
    stopAtErrors(diagnostics, progress);
    PageDirectory directory = new PageDirectory(output == null ? module.directory() : place(output));
    directory.write(pages);
    return directory;
  }

  private static Path place(String directory) {
    try {
      return Path.of(directory);
    } catch (InvalidPathException _) {
      throw Failure.wrongUsage("`" + directory + "` cannot be the path of a directory.");
    }
  }

  private int tellPages(PageDirectory directory) {
    console.output().println("The documentation begins at " + directory.index());
    return ExitCode.DONE;
  }
}
