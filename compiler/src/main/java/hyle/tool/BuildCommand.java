package hyle.tool;

import hyle.verify.JarClaims;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  @Option(
      names = "--aot",
      description =
          "Writes NAME.aot and NAME.sh beside the jar, too: a cache of what the program's start loads, for this JDK and this jar, and a script "
              + "that starts the program with it. Nothing of the program is run to make it.")
  private boolean aot;

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
    List<JarClaims.Claim> claims = DeepThread.call(() -> ProgramClaims.of(compiled.core(), compiled.emitted()));
    Optional<QuickStart> quickStart = aot ? Optional.of(QuickStart.of(jar)) : Optional.empty();
    ProgramJar.write(jar, compiled.classes(), compiled.library(), claims);
    say(jar);
    quickStart.ifPresent(beside -> beside.write().forEach(this::say));
    return ExitCode.DONE;
  }

  private void say(Path written) {
    if (options.isVerbose()) {
      console.errors().println("wrote " + written);
    }
  }

  private Path jar(String name) {
    return OutputFile.at(output == null ? name + ".jar" : output, "jar").path();
  }
}
