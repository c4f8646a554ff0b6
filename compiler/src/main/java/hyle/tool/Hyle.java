package hyle.tool;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hyle` without a command: says what there is.
@Command(
    name = "hyle",
    description = "Compiles and runs programs of the language Neut on the JVM, with memory managed at compile time.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {"", "PATH is a .nt file, or a directory with a module.ens (DIR, or DIR:TARGET where it has several targets).",
        "`hyle COMMAND --help` tells a command's options."},
    versionProvider = Hyle.OfThisBuild.class)
final class Hyle implements Callable<Integer> {
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Shows the version.")
  private boolean version;

  @Spec private CommandSpec spec;

  private final Console console;

  Hyle(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.errors().println("hyle: which command?\n");
    spec.commandLine().usage(console.errors());
    return ExitCode.WRONG_USAGE;
  }

  /// Gives the version to the parser of options.
  static final class OfThisBuild implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.line()};
    }
  }
}
