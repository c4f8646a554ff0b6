package hyle.tool;

import hyle.core.Core;
import hyle.memory.FunctionReport;
import hyle.memory.MemoryReport;
import hyle.memory.MemoryReportJson;
import hyle.memory.MemoryReportTable;
import hyle.memory.page.MemoryPage;
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

  @Parameters(paramLabel = "PATH", description = "A .nt file, or a directory with a module.ens (DIR or DIR:TARGET).")
  private String path;

  private final Console console;

  MemoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    options.validate();
    if (verify) {
      if (form.html || output != null || all) {
        throw Failure.wrongUsage("--verify tells of a jar's claims, as text or with --json; --html, -o and --all are for the report of a source.");
      }
      console.output().print(DeepThread.call(() -> form.json ? JarVerification.json(path) : JarVerification.table(path)));
      return ExitCode.DONE;
    }
    if (output != null && !form.html) {
      throw Failure.wrongUsage("-o is where the page of --html goes; without --html the report goes to standard output.");
    }
    Report report = DeepThread.call(this::report);
    if (form.html) {
      OutputFile page = OutputFile.at(output == null ? report.program() + ".memory.html" : output, "page");
      page.write(MemoryPage.of(report.program(), report.functions()));
      console.output().println("The page is " + page.path());
    } else {
      console.output().print(form.json ? MemoryReportJson.render(report.functions()) : MemoryReportTable.render(report.functions()));
    }
    return ExitCode.DONE;
  }

  /// What is told, and what the program is called.
  private record Report(String program, List<FunctionReport> functions) {}

  private Report report() {
    Compilation.Lowered lowered = new Compilation(path, options, console).lowered();
    Core.Program core = lowered.core();
    return new Report(lowered.workspace().name(), all ? MemoryReport.ofAll(core) : MemoryReport.of(core));
  }
}
