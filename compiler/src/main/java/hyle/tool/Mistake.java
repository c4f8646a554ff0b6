package hyle.tool;

import hyle.report.Nearest;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Answers a command line that cannot be understood.
final class Mistake {
  private Mistake() {}

  /// Says what is wrong, what may have been meant, and where to read on.
  static int explain(ParameterException mistake, Console console) {
    CommandLine command = mistake.getCommandLine();
    console.errors().println(("hyle: " + words(mistake, command)).strip());
    console.errors().println("`" + command.getCommandSpec().qualifiedName() + " --help` tells how it is used.");
    return ExitCode.WRONG_USAGE;
  }

  private static String words(ParameterException mistake, CommandLine command) {
    return switch (mistake) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched.getUnmatched().getFirst(), command);
      default -> mistake.getMessage() + ".";
    };
  }

  private static String unmatched(String word, CommandLine command) {
    if (word.startsWith("-")) {
      List<String> options =
          command.getCommandSpec().options().stream().filter(option -> !option.hidden()).map(option -> option.longestName()).toList();
      return "there is no option `" + word + "`. " + Nearest.question(Nearest.to(word, options));
    }
    List<String> commands = command.getSubcommands().keySet().stream().filter(name -> !LaterCommand.NAMES.contains(name)).toList();
    return commands.isEmpty()
        ? "`" + word + "` is one argument too many."
        : "there is no command `" + word + "`. " + Nearest.question(Nearest.to(word, commands));
  }
}
