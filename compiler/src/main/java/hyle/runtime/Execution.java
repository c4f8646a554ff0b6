package hyle.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One run of a program: its streams, arguments, chunks of memory and counters.
public final class Execution {
  private static final int FAULT_OF_OURS = 70;
  private static final long BYTES_BETWEEN_CHECKS = 64 << 20;
  private static final long PART_FOR_OTHERS = 16;
  private static final String STACK_OVERFLOW =
      "stack overflow: the recursion is too deep for the program's stack (`--stack SIZE` of hyle, or `java -Dhyle.stack=SIZE -jar`, gives more)";

  private final Program program;
  private final List<String> arguments;
  private final Output output;
  private final OutputStream errors;
  private final InputStream input;
  private final Arena arena;
  private final Counters counters = new Counters();
  private final CheckedHeap checkedHeap = new CheckedHeap(this);
  private int exitCode;
  private long chunkBytes;
  private long nextCheck = BYTES_BETWEEN_CHECKS;

  Execution(
      Program program, List<String> arguments, OutputStream output, OutputStream errors, InputStream input, Arena arena) {
    this.program = program;
    this.arguments = List.copyOf(arguments);
    this.output = new Output(output);
    this.errors = errors;
    this.input = input;
    this.arena = arena;
  }

  /// Runs the program to its end, however it ends, on the calling thread.
  void runOnThisThread() {
    try {
      program.run();
      output.flush();
      if (program.memory() == Memory.CHECKED) {
        checkedHeap.stopAtLeaks();
      }
    } catch (Stop stop) {
      end(stop.exitCode(), stop.getMessage());
    } catch (StackOverflowError overflow) {
      end(1, Place.before(overflow.getStackTrace(), STACK_OVERFLOW));
    } catch (OutOfMemoryError exhausted) {
      end(1, Place.before(exhausted.getStackTrace(), "out of memory"));
    } catch (Throwable fault) {
      end(FAULT_OF_OURS, Place.before(fault.getStackTrace(), "a fault of the compiler or its runtime, please report it: " + fault));
    }
  }

  /// New memory, zeroed; lives as long as the run. Stops the program rather than take more than half of the
  /// machine's memory, or the last of it.
  synchronized long chunk(long bytes) {
    chunkBytes += bytes;
    if (chunkBytes > nextCheck) {
      nextCheck = chunkBytes + BYTES_BETWEEN_CHECKS;
      long whole = Machine.memory();
      if (whole > 0 && (chunkBytes > whole / 2 || Machine.availableMemory() - bytes < whole / PART_FOR_OTHERS)) {
        throw Stop.located("out of memory: the program holds " + (chunkBytes >> 20) + " MiB, more than this machine can give");
      }
    }
    return arena.allocate(bytes, 8).address();
  }

  Outcome outcome() {
    return new Outcome(exitCode, counters);
  }

  Memory memory() {
    return program.memory();
  }

  Counters counters() {
    return counters;
  }

  CheckedHeap checkedHeap() {
    return checkedHeap;
  }

  Output output() {
    return output;
  }

  InputStream input() {
    return input;
  }

  int argumentCount() {
    return arguments.size() + 1;
  }

  /// Argument 0 is the program's name.
  String argument(long number) {
    return number == 0 ? program.name() : arguments.get((int) number - 1);
  }

  /// Writes to standard error; whether that went well.
  boolean writeError(byte[] bytes) {
    try {
      errors.write(bytes);
      errors.flush();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private void end(int code, String message) {
    exitCode = code;
    try {
      output.flush();
    } catch (Stop nobodyReads) {
      exitCode = code == 0 ? nobodyReads.exitCode() : code;
    }
    if (!message.isEmpty()) {
      writeError(message.concat("\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
