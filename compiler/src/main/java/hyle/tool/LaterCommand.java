package hyle.tool;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// A command of the contract that this version does not have yet: it says so, and help does not list it.
@Command(hidden = true)
final class LaterCommand implements Callable<Integer> {
  static final List<String> NAMES = List.of("test", "fmt", "zen", "lsp");

  private final String name;

  @Unmatched private List<String> ignored;

  LaterCommand(String name) {
    this.name = name;
  }

  @Override
  public Integer call() {
    throw Failure.wrongUsage("`hyle " + name + "` is not there yet; `hyle --help` lists what is.");
  }
}
