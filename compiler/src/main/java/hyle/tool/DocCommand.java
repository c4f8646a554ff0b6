package hyle.tool;

import hyle.report.Diagnostics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle doc`: the documentation of a module, and whether the examples in it are true [C14].
@Command(name = "doc", description = "Documents a module as static HTML pages.", sortOptions = false)
final class DocCommand implements Callable<Integer> {
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  @Option(names = "--check", description = "Runs the examples in the comments instead, and says which do not give what they say.")
  private boolean check;

  @Option(names = "--core", description = "The core library, which comes with the compiler, instead of a module.")
  private boolean core;

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
    ExampleRun.Result result = DeepThread.call(this::examples);
    Compilation.tell(result.problems(), console);
    if (!result.problems().isEmpty()) {
      return ExitCode.PROGRAM_FAILED;
    }
    console.output().println(summary(result));
    return ExitCode.DONE;
  }

  private ExampleRun.Result examples() {
    try (Progress progress = Progress.start(console)) {
      progress.phase("reading");
      DocumentedModule module = module(progress);
      ForeignLibrary library = ForeignLibrary.of(module.workspace(), console.errors());
      ExampleRun.Result result = ExampleRun.of(module, library, progress::phase, console);
      progress.end();
      return result;
    }
  }

  private DocumentedModule module(Progress progress) {
    Diagnostics diagnostics = new Diagnostics();
    DocumentedModule module =
        core ? DocumentedModule.ofLibrary(diagnostics) : DocumentedModule.open(path == null ? "." : path, progress::phase, diagnostics);
    if (diagnostics.hasErrors()) {
      progress.end();
      Compilation.tell(diagnostics.sorted(), console);
      throw Failure.told(ExitCode.PROGRAM_FAILED);
    }
    return module;
  }

  private static String summary(ExampleRun.Result result) {
    return switch (result.examples()) {
      case 0 -> "There are no examples.";
      case 1 -> "1 example gives what it says.";
      default -> result.examples() + " examples in " + result.files() + (result.files() == 1 ? " file" : " files") + " give what they say.";
    };
  }
}
