package hyle.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle new`: makes a module that says hello [C11].
@Command(name = "new", description = "Makes a directory with a module in it that says hello.")
final class NewCommand implements Callable<Integer> {
  private static final String MODULE =
      """
      {
        target {
          NAME {
            main "NAME.nt",
          },
        },
        dependency {
          core {
            enable-preset true,
          },
        },
      }
      """;

  private static final String SOURCE =
      """
      define main(): unit {
        print("Hello\\n")
      }
      """;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  @Parameters(paramLabel = "NAME", description = "The name of the directory, of the program and of its file.")
  private String name;

  private final Console console;

  NewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!name.matches("[\\p{L}0-9][\\p{L}0-9_-]*")) {
      throw Failure.wrongUsage("`" + name + "` cannot be the name of a module: it consists of letters, digits, `-` and `_`.");
    }
    Path root = Path.of(name);
    if (Files.exists(root)) {
      throw Failure.wrongUsage("`" + name + "` is there already.");
    }
    try {
      Files.createDirectories(root.resolve("source"));
      Files.writeString(root.resolve("module.ens"), MODULE.replace("NAME", name));
      Files.writeString(root.resolve("source").resolve(name + ".nt"), SOURCE);
    } catch (IOException problem) {
      throw Failure.missing("`" + name + "` cannot be made: " + Failure.reason(problem));
    }
    console.errors().println("Made " + name + "; `hyle run " + name + "` runs it.");
    return ExitCode.DONE;
  }
}
