package hyle.tool;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle build`: writes a jar that runs wherever there is a JDK 25 or newer.
@Command(name = "build", description = "Writes a runnable jar: java -jar NAME.jar ARG…", sortOptions = false)
final class BuildCommand implements Callable<Integer> {
  @Mixin private CompileOptions options;

  @Option(names = {"-o", "--output"}, paramLabel = "OUT.jar", description = "The jar; without this, NAME.jar in the current directory.")
  private String output;

  @Parameters(paramLabel = "PATH", description = "A .nt file, or a directory with a module.ens (DIR or DIR:TARGET).")
  private String path;

  private final Console console;

  BuildCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    options.validate();
    Compilation.Compiled compiled = DeepThread.call(() -> new Compilation(path, options, console).classes());
    Path jar = jar(compiled.workspace().name());
    ProgramJar.write(jar, compiled.classes(), compiled.library(), options.stack());
    if (options.isVerbose()) {
      console.errors().println("wrote " + jar);
    }
    return ExitCode.DONE;
  }

  private Path jar(String name) {
    return OutputFile.at(output == null ? name + ".jar" : output, "jar").path();
  }
}
