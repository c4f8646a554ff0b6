package hyle.tool;

import hyle.core.Core;
import hyle.memory.FunctionReport;
import hyle.memory.MemoryReport;
import hyle.memory.MemoryReportJson;
import hyle.memory.MemoryReportTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle memory`: what each function does with memory.
@Command(name = "memory", description = "Reports, function by function, where a program allocates, copies, frees and reuses.", sortOptions = false)
final class MemoryCommand implements Callable<Integer> {
  @Mixin private CompileOptions options;

  @Option(names = "--json", description = "One JSON object a function, or a claim, and line.")
  private boolean json;

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
      console.output().print(DeepThread.call(() -> json ? JarVerification.json(path) : JarVerification.table(path)));
      return ExitCode.DONE;
    }
    List<FunctionReport> reports =
        DeepThread.call(
            () -> {
              Core.Program core = new Compilation(path, options, console).core();
              return all ? MemoryReport.ofAll(core) : MemoryReport.of(core);
            });
    console.output().print(json ? MemoryReportJson.render(reports) : MemoryReportTable.render(reports));
    return ExitCode.DONE;
  }
}
