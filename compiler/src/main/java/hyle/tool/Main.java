package hyle.tool;

import java.util.List;
import picocli.CommandLine;

/// The entry of the command line.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, Console.ofProcess()));
  }

  /// Runs one command and gives its exit code. Results that do not arrive are no success.
  static int run(String[] arguments, Console console) {
    int exitCode = execute(arguments, console);
    return switch (console.output().delivery()) {
      case ResultStream.Delivery.Complete() -> exitCode;
      case ResultStream.Delivery.Unread() -> exitCode == ExitCode.DONE ? ExitCode.PROGRAM_FAILED : exitCode;
      case ResultStream.Delivery.Failed(String reason) -> {
        console.errors().println("hyle: standard output cannot be written: " + reason);
        yield exitCode == ExitCode.DONE ? ExitCode.MISSING : exitCode;
      }
    };
  }

  private static int execute(String[] arguments, Console console) {
    if (arguments.length == 1 && arguments[0].equals("--version")) {
      // The launcher's promise is a quick answer: no parser of options is needed for it.
      console.output().println(Version.line());
      return ExitCode.DONE;
    }
    try {
      return commandLine(console).execute(arguments);
    } catch (Error problem) {
      // The handler of the commands is for exceptions only.
      return Fault.report(problem, List.of(arguments), console);
    }
  }

  /// The commands with their options, and what happens to mistakes and faults.
  private static CommandLine commandLine(Console console) {
    CommandLine line = new CommandLine(new Hyle(console));
    line.addSubcommand(new RunCommand(console));
    line.addSubcommand(new BuildCommand(console));
    line.addSubcommand(new CheckCommand(console));
    line.addSubcommand(new MemoryCommand(console));
    line.addSubcommand(new ExplainCommand(console));
    line.addSubcommand(new DocCommand(console));
    line.addSubcommand(new BenchCommand(console));
    line.addSubcommand(new NewCommand(console));
    line.addSubcommand(new GetCommand(console));
    line.addSubcommand(new ArchiveCommand(console));
    line.addSubcommand(new CleanCommand(console));
    for (String name : LaterCommand.NAMES) {
      line.addSubcommand(name, new LaterCommand(name));
    }
    // An argument `@FILE` is what it is, and not what stands in a file.
    line.setExpandAtFiles(false);
    // What follows the program belongs to the program.
    line.getSubcommands().get("run").setStopAtPositional(true);
    line.setOut(writer(console.output()));
    line.setErr(writer(console.errors()));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler((mistake, _) -> Mistake.explain(mistake, console));
    line.setExecutionExceptionHandler((problem, _, parsed) -> Fault.report(problem, parsed.originalArgs(), console));
    return line;
  }

  private static java.io.PrintWriter writer(java.io.PrintStream stream) {
    return new java.io.PrintWriter(stream, true, java.nio.charset.StandardCharsets.UTF_8);
  }
}
