package hyle.tool;

import hyle.report.Paint;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where a command's results, messages and progress go.
///
/// Results go to `output`, diagnostics and progress to `errors`; text is UTF-8 whatever the locale says.
record Console(ResultStream output, PrintStream errors, Paint paint, Liveliness liveliness) {
  /// Whether a line may be drawn over.
  enum Liveliness {
    TERMINAL,
    STILL
  }

  /// The streams of this process. Colour and progress only when standard error is a terminal; NO_COLOR takes the colour away.
  static Console ofProcess() {
    boolean terminal = errorsAreATerminal() && !"dumb".equals(System.getenv("TERM"));
    String noColour = System.getenv("NO_COLOR");
    boolean coloured = terminal && (noColour == null || noColour.isEmpty());
    return new Console(
        ResultStream.to(new FileOutputStream(FileDescriptor.out)),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        coloured ? Paint.COLOURED : Paint.PLAIN,
        terminal ? Liveliness.TERMINAL : Liveliness.STILL);
  }

  /// Java only tells about standard input and output together, so the launcher says it.
  private static boolean errorsAreATerminal() {
    return "yes".equals(System.getProperty("hyle.terminal"));
  }
}
