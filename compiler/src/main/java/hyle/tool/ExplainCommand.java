package hyle.tool;

import hyle.report.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle explain CODE`: the long text of a diagnostic.
@Command(name = "explain", description = "Explains a diagnostic at length: what it means, an example, what to do.")
final class ExplainCommand implements Callable<Integer> {
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  @Parameters(paramLabel = "CODE", arity = "0..1", description = "A code such as variable-used-twice; without one, all codes are listed.")
  private String code;

  private final Console console;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (code == null) {
      codes().forEach(console.output()::println);
      return ExitCode.DONE;
    }
    if (!codes().contains(code)) {
      String question = Nearest.question(Nearest.to(code, codes()));
      throw Failure.wrongUsage("there is no diagnostic `" + code + "`. " + (question.isEmpty() ? "`hyle explain` lists all." : question));
    }
    console.output().print(resource(code + ".md"));
    return ExitCode.DONE;
  }

  /// The codes that have a text, in alphabetical order.
  static List<String> codes() {
    return resource("codes.txt").lines().toList();
  }

  private static String resource(String name) {
    try (InputStream stream = ExplainCommand.class.getResourceAsStream("/explain/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
