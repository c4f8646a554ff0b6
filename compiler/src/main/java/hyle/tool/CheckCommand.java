package hyle.tool;

import hyle.Compiler;
import hyle.Options;
import hyle.check.Typed;
import hyle.core.CoreObserver;
import hyle.jvm.Mode;
import hyle.memory.PassSelection;
import hyle.module.BuildMode;
import hyle.report.Diagnostics;
import hyle.report.JsonLines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle check`: diagnostics only.
@Command(name = "check", description = "Checks a program and reports what is wrong with it.")
final class CheckCommand implements Callable<Integer> {
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  @Option(names = "--json", description = "One JSON object a line on standard output.")
  private boolean json;

  @Parameters(paramLabel = "PATH", description = "A .nt file, or a directory with a module.ens (DIR or DIR:TARGET).")
  private String path;

  private final Console console;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = new Diagnostics();
    DeepThread.call(
        () -> {
          try (Progress progress = Progress.start(console)) {
            check(progress, diagnostics);
          }
          return ExitCode.DONE;
        });
    if (json) {
      diagnostics.sorted().forEach(diagnostic -> console.output().println(JsonLines.render(diagnostic)));
    } else {
      Compilation.tell(diagnostics.sorted(), console);
    }
    return diagnostics.hasErrors() ? ExitCode.PROGRAM_FAILED : ExitCode.DONE;
  }

  /// Also lowers the program: some of what it asks for can only be refused there.
  private void check(Progress progress, Diagnostics diagnostics) {
    progress.phase("reading");
    Workspace workspace = Workspace.open(path, BuildMode.DEVELOP, progress::phase, diagnostics);
    if (!diagnostics.hasErrors()) {
      Compiler compiler = new Compiler(new Options(Mode.PLAIN, PassSelection.ALL, CoreObserver.NONE, progress::phase));
      Typed.Program typed = compiler.check(workspace.project(), workspace.entry(), workspace.sources(), diagnostics);
      if (!diagnostics.hasErrors()) {
        compiler.lower(typed, diagnostics);
      }
    }
  }
}
