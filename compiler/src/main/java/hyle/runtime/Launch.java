package hyle.runtime;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Starts programs: as the process itself, or any number of times inside another one.
public final class Launch {
  public static final String TRAINING = "hyle.training";

  private static final int SECONDS_FOR_OTHER_THREADS = 1;
  /// The exit code when something outside of the program is not there.
  private static final int MISSING = 69;

  private Launch() {}

  /// Runs `program` as this process: its streams, its exit code. `-Dhyle.stack=SIZE` and `-Dhyle.stats=FILE` are heeded, and
  /// `-Dhyle.training=true`, with which only what starts a program is done.
  public static void main(Program program, String[] arguments) {
    start(Boolean.getBoolean(TRAINING) ? Training.of(program) : program, arguments);
  }

  private static void start(Program program, String[] arguments) {
    OutputStream errors = new FileOutputStream(FileDescriptor.err);
    Execution execution =
        new Execution(
            program,
            Arguments.ofProcess(List.of(arguments)),
            new FileOutputStream(FileDescriptor.out),
            errors,
            new StandardInput(),
            Arena.global());
    String stack = System.getProperty("hyle.stack", "");
    long stackBytes = stack.isEmpty() ? stackBytes(program) : stackBytes(stack);
    if (stackBytes <= 0) {
      execution.writeError(("hyle: `-Dhyle.stack` takes a size such as 512k, 64m or 2g, not `" + stack + "`\n").getBytes(StandardCharsets.UTF_8));
      System.exit(2);
    }
    execution.runToEnd(stackBytes);
    Outcome outcome = execution.outcome();
    String stats = System.getProperty("hyle.stats", "");
    int exitCode = stats.isEmpty() || writeStats(stats, outcome, execution) ? outcome.exitCode() : MISSING;
    if (exitCode != 0 || execution.cells().isUsed()) {
      System.exit(exitCode);
    }
  }

  /// Runs `program` inside this process; nothing of it is left behind but what it wrote, and its memory if a thread of it does
  /// not end.
  public static Outcome run(
      Program program, List<String> arguments, OutputStream output, OutputStream errors, InputStream input, long stackBytes) {
    return run(program, Arguments.of(arguments), output, errors, input, stackBytes);
  }

  /// The same with arguments that may be no text.
  public static Outcome run(
      Program program, Arguments arguments, OutputStream output, OutputStream errors, InputStream input, long stackBytes) {
    Arena arena = Arena.ofShared();
    Execution execution = new Execution(program, arguments, output, errors, input, arena);
    execution.runToEnd(stackBytes);
    execution.threads().stop();
    if (execution.threads().areGoneWithin(SECONDS_FOR_OTHER_THREADS)) {
      arena.close();
    }
    return execution.outcome();
  }

  /// The stack of a program when nobody chose one.
  public static long defaultStackBytes() {
    return DefaultStack.bytes();
  }

  /// The bytes that `512k`, `64m`, `2g` or a plain number mean; -1 for anything else.
  public static long stackBytes(String size) {
    long bytes = 0;
    for (int at = 0; at < size.length(); at++) {
      char letter = size.charAt(at);
      if (letter >= '0' && letter <= '9' && bytes < 1L << 50) {
        bytes = bytes * 10 + (letter - '0');
      } else if (at > 0 && at == size.length() - 1) {
        return switch (letter) {
          case 'k', 'K' -> bytes << 10;
          case 'm', 'M' -> bytes << 20;
          case 'g', 'G' -> bytes << 30;
          default -> -1;
        };
      } else {
        return -1;
      }
    }
    return bytes > 0 ? bytes : -1;
  }

  private static long stackBytes(Program program) {
    return program.stackBytes() > 0 ? program.stackBytes() : defaultStackBytes();
  }

  /// Writes the counters to a file; whether that went well.
  private static boolean writeStats(String path, Outcome outcome, Execution execution) {
    try (OutputStream file = new FileOutputStream(path)) {
      file.write((outcome.counters().json() + "\n").getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException problem) {
      String words = "the counters cannot be written to `" + path + "`: " + problem.getMessage() + "\n";
      execution.writeError(words.getBytes(StandardCharsets.UTF_8));
      return false;
    }
  }
}
