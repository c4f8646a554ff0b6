package hyle.tool;

import hyle.report.Paint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a command came back with.
record Answer(int exitCode, String output, String errors) {
  /// Runs a command in this process.
  static Answer of(String... arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Console console =
        new Console(
            ResultStream.to(output),
            new PrintStream(errors, true, StandardCharsets.UTF_8),
            Paint.PLAIN,
            Console.Liveliness.STILL);
    int exitCode = Main.run(arguments, console);
    return new Answer(exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
  }
}
