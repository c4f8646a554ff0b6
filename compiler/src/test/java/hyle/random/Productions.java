package hyle.random;

import java.util.List;
import java.util.stream.Stream;

/// All ways to make terms. A new construct of the language is a line in one of these tables (or a statement in `Statements`), and a line in
/// `Construct`, so that it is counted.
final class Productions {
  static final List<Production> TABLE =
      Stream.of(
              NumberProductions.TABLE,
              DataProductions.TABLE,
              MatchProductions.TABLE,
              FunctionProductions.TABLE,
              LibraryProductions.TABLE,
              BoxProductions.TABLE,
              Statements.TABLE)
          .flatMap(List::stream)
          .toList();

  private Productions() {}
}
