package hyle.library;

import java.util.List;

/// Files and directories, against `java.nio`: each side has a directory of its own, and both hold the same in the end.
final class Files implements Family {
  private static final List<String> PATHS = List.of("a", "a", "a", "b", "\u3042 b", "", "d", "d/a", "d/a", "missing/a", "a/b", "d/");
  private static final List<String> FLAGS = List.of("r", "r", "w", "b", "bc", "bc", "bc", "bac", "bac", "wc", "wac", "ba", "rc");
  private static final List<String> STEPS = List.of("1", "2", "7", "64", "65536");

  @Override
  public String name() {
    return "files";
  }

  @Override
  public int longest() {
    return 12;
  }

  @Override
  public Command command(Chance chance) {
    return Command.of(
        new Field.Word(chance.of(PATHS)),
        new Field.Word(chance.of(FLAGS)),
        new Field.Number(chance.below(2)),
        new Field.Number(chance.below(3)),
        new Field.Number(chance.oneIn(6) ? -1 - chance.below(9) : chance.below(20)),
        new Field.Text(chance.oneIn(20) ? chance.text(8).repeat(2000) : chance.text(8)),
        new Field.Word(chance.of(STEPS)));
  }

  @Override
  public Workplace workplace() {
    return TwoDirectories.make();
  }
}
