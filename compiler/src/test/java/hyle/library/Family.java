package hyle.library;

/// A part of the library and what it is compared with: `test-programs/library/NAME.nt` does what commands say, a model does the same in
/// Java.
interface Family {
  /// The name of the program.
  String name();

  /// A random command.
  Command command(Chance chance);

  /// The most commands in a script.
  int longest();

  /// Where a script runs, with a model to which nothing has happened yet.
  Workplace workplace();

  /// What Java's own classes do with the commands of one script.
  interface Model {
    Results answer(Command command);
  }
}
