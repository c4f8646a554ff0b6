package hyle.tool.bench;

import java.io.PrintStream;

/// One line on a terminal that says how far the work is and erases itself; nothing anywhere else.
sealed interface Progress {
  void show(String line);

  void clear();

  /// The launcher says whether standard error is a terminal.
  static Progress on(PrintStream err) {
    return "yes".equals(System.getProperty("hyle.terminal")) ? new Line(err) : new Silence();
  }

  /// Writes over itself.
  record Line(PrintStream err) implements Progress {
    private static final String ERASE = "\r\033[2K";

    @Override
    public void show(String line) {
      err.print(ERASE + line);
      err.flush();
    }

    @Override
    public void clear() {
      err.print(ERASE);
      err.flush();
    }
  }

  /// For files and pipes.
  record Silence() implements Progress {
    @Override
    public void show(String line) {}

    @Override
    public void clear() {}
  }
}
