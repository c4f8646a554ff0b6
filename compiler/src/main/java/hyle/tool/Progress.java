package hyle.tool;

/// One line on a terminal that says what is going on, once it has been going on for a second; it erases itself.
final class Progress implements AutoCloseable {
  private static final long SHOWN_AFTER_MILLIS = 1000;
  private static final long REDRAWN_AFTER_MILLIS = 200;
  private static final String ERASE = "\r\u001b[2K";

  private final Console console;
  private final long start = System.nanoTime();
  private boolean done;
  private boolean drawn;
  private String doing = "";

  private Progress(Console console) {
    this.console = console;
  }

  /// Begins to watch; on anything but a terminal nothing will ever be drawn.
  static Progress start(Console console) {
    Progress progress = new Progress(console);
    switch (console.liveliness()) {
      case TERMINAL -> Thread.ofPlatform().daemon().name("progress").start(progress::draw);
      case STILL -> {}
    }
    return progress;
  }

  /// What is being done now, such as `checking types`.
  synchronized void phase(String words) {
    doing = words;
  }

  /// Takes the line away, so that other output has the terminal for itself; nothing is drawn from here on.
  synchronized void end() {
    done = true;
    if (drawn) {
      console.errors().print(ERASE);
      console.errors().flush();
      drawn = false;
    }
    notifyAll();
  }

  @Override
  public void close() {
    end();
  }

  private synchronized void draw() {
    try {
      wait(SHOWN_AFTER_MILLIS);
      while (!done) {
        console.errors().print(ERASE + doing + " (" + (System.nanoTime() - start) / 1_000_000_000L + " s)");
        console.errors().flush();
        drawn = true;
        wait(REDRAWN_AFTER_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
