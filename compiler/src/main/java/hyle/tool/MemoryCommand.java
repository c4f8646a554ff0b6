package hyle.tool;

import hyle.core.Core;
import hyle.memory.FunctionReport;
import hyle.memory.Measurements;
import hyle.memory.MemoryReport;
import hyle.memory.MemoryReportJson;
import hyle.memory.MemoryReportTable;
import hyle.memory.page.MemoryPage;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle memory`: what each function does with memory.
@Command(name = "memory", description = "Reports, function by function, where a program allocates, copies, frees and reuses.", sortOptions = false)
final class MemoryCommand implements Callable<Integer> {
  @Mixin private CompileOptions options;

  /// The ways to write the report other than as a table.
  private static final class Form {
    @Option(names = "--json", description = "One JSON object a function, or a claim, and line.")
    private boolean json;

    @Option(names = "--html", description = "A page with the source, each line shaded by what it costs.")
    private boolean html;
  }

  @ArgGroup private Form form = new Form();

  @Option(names = "-o", paramLabel = "FILE", description = "Where the page goes; NAME.memory.html in the working directory if left out.")
  private String output;

  @Option(names = "--all", description = "The library's functions too.")
  private boolean all;

  @Option(names = "--verify", description = "PATH is a jar that hyle build wrote: derives its claims again, from its class files alone.")
  private boolean verify;

  @Parameters(index = "0", paramLabel = "PATH", description = "A .nt file, or a directory with a module.ens (DIR or DIR:TARGET).")
  private String path;

  @Parameters(index = "1..*", paramLabel = "ARG", description = "With --stats: what the program finds as its arguments; `--` stands before one with a `-`.")
  private List<String> arguments = List.of();

  /// Files by their names, functions by their places.
  private static final Comparator<FunctionReport> AS_WRITTEN =
      Comparator.<FunctionReport, String>comparing(report -> report.span().source().path()).thenComparingInt(report -> report.span().start());

  private final Console console;

  MemoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    options.validate();
    if (verify) {
      if (form.html || output != null || all || isMeasured() || !arguments.isEmpty()) {
        throw Failure.wrongUsage("--verify tells of a jar's claims, as text or with --json; --html, -o, --all and --stats are for the report of a source.");
      }
      console.output().print(DeepThread.call(() -> form.json ? JarVerification.json(path) : JarVerification.table(path)));
      return ExitCode.DONE;
    }
    if (output != null && !form.html) {
      throw Failure.wrongUsage("-o is where the page of --html goes; without --html the report goes to standard output.");
    }
    if (!isMeasured() && !arguments.isEmpty()) {
      throw Failure.wrongUsage("`" + arguments.getFirst() + "` is for the program, which only --stats FILE runs.");
    }
    Report report = report();
    write(report);
    return exitCode(report.measurements());
  }

  /// The report of a program that went wrong is no success.
  private int exitCode(Measurements measurements) {
    if (!measurements.areThere() || measurements.exitCode() == 0) {
      return ExitCode.DONE;
    }
    console.errors().println("note: the program ended with exit code " + measurements.exitCode() + "; the counts are of what it did until then");
    return ExitCode.PROGRAM_FAILED;
  }

  private boolean isMeasured() {
    return !options.stats().isEmpty();
  }

  /// What is told, what the program is called, and what a run of it did.
  private record Report(String program, List<FunctionReport> functions, Measurements measurements) {}

  private Report report() {
    if (isMeasured()) {
      if (Workspace.isLibrary(path)) {
        throw Failure.wrongUsage("`" + path + "` is no program, so --stats has nothing to run.");
      }
      Compilation.Marked marked = DeepThread.call(() -> new Compilation(path, options, console).marked());
      List<FunctionReport> functions = DeepThread.call(() -> functions(marked.core()));
      return new Report(marked.workspace().name(), functions, MeasuredRun.of(marked, arguments, options, console.errors()));
    }
    return DeepThread.call(() -> Workspace.isLibrary(path) ? whole() : program());
  }

  private Report program() {
    Compilation.Lowered lowered = new Compilation(path, options, console).lowered();
    return new Report(lowered.workspace().name(), functions(lowered.core()), Measurements.NONE);
  }

  /// A module that is no program: all that it defines.
  private Report whole() {
    Compilation.Whole whole = new Compilation(path, options, console).whole();
    if (!whole.others().isEmpty()) {
      console.errors().println("note: compiled only where they are used, and told about there: " + String.join(", ", whole.others()));
    }
    boolean isLibrary = whole.core().functions().get(whole.core().entry()).author() == Core.Author.LIBRARY;
    List<FunctionReport> found = isLibrary ? MemoryReport.ofAll(whole.core()) : functions(whole.core());
    List<FunctionReport> inOrder = found.stream().filter(report -> !Compilation.isMadeUp(report.span())).sorted(AS_WRITTEN).toList();
    return new Report(whole.name(), inOrder, Measurements.NONE);
  }

  private List<FunctionReport> functions(Core.Program core) {
    return all ? MemoryReport.ofAll(core) : MemoryReport.of(core);
  }

  private void write(Report report) {
    List<FunctionReport> functions = report.functions();
    if (form.html) {
      OutputFile page = OutputFile.at(output == null ? report.program() + ".memory.html" : output, "page");
      page.write(MemoryPage.of(report.program(), functions, report.measurements()));
      console.output().println("The page is " + page.path());
    } else {
      Measurements measurements = report.measurements();
      console.output().print(form.json ? MemoryReportJson.render(functions, measurements) : MemoryReportTable.render(functions, measurements));
    }
  }
}
