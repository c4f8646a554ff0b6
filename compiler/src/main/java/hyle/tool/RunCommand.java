package hyle.tool;

import hyle.interpret.Interpreter;
import hyle.runtime.Arguments;
import hyle.runtime.Launch;
import hyle.runtime.Outcome;
import hyle.runtime.Program;
import hyle.runtime.StandardInput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle run`: compiles a program, unless it is cached, and runs it in this process.
@Command(
    name = "run",
    description = "Compiles a program and runs it; its streams and its exit code are its own.",
    customSynopsis = "hyle run [OPTIONS] PATH [ARG…]",
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  @Mixin private CompileOptions options;

  @Option(names = "--interpret", description = "Runs the reference interpreter instead of compiling: slow, and watches every cell.")
  private boolean interpret;

  @Parameters(index = "0", paramLabel = "PATH", description = "A .nt file, or a directory with a module.ens (DIR or DIR:TARGET).")
  private String path;

  @Parameters(index = "1..*", paramLabel = "ARG", description = "What the program finds as its arguments.")
  private List<String> arguments = List.of();

  private final Console console;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    options.validate();
    Program program = interpret ? interpreted() : program();
    console.output().flush();
    Outcome outcome =
        Launch.run(
            program,
            Arguments.ofProcess(arguments),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            new StandardInput(),
            options.stackBytes());
    report(outcome);
    return outcome.exitCode();
  }

  private Program interpreted() {
    Compilation.Checked checked = DeepThread.call(() -> new Compilation(path, options, console).checked());
    return Interpreter.program(checked.program(), checked.workspace().name(), ProgramLoader.of(checked.library()));
  }

  private Program program() {
    ProgramCache cache = ProgramCache.of(path, options);
    if (options.dumps() || options.isVerbose()) {
      return compile(cache);
    }
    Optional<ProgramCache.Cached> cached = cache.find();
    cached.ifPresent(known -> console.errors().print(known.warnings().get(console.paint())));
    return cached.map(ProgramCache.Cached::program).orElseGet(() -> compile(cache));
  }

  private Program compile(ProgramCache cache) {
    Compilation.Compiled compiled = DeepThread.call(() -> new Compilation(path, options, console).classes());
    switch (compiled.caching()) {
      case ALLOWED -> cache.store(compiled);
      case REFUSED -> {}
    }
    return ProgramLoader.load(compiled.classes(), compiled.library());
  }

  private void report(Outcome outcome) {
    if (!options.stats().isEmpty()) {
      StatsFile.write(options.stats(), outcome.counters());
    }
    if (options.printsCounters()) {
      console.errors().println(outcome.counters().summary());
    }
  }
}
