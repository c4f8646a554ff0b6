package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// One run of a program: its streams, arguments, chunks of memory and counters.
public final class Execution {
  private static final int FAULT_OF_OURS = 70;
  private static final long BYTES_BETWEEN_CHECKS = 64 << 20;
  private static final long PART_FOR_OTHERS = 16;
  private static final String STACK_OVERFLOW = "stack overflow: the recursion is too deep for ";

  private final Program program;
  private final List<String> arguments;
  private final Output output;
  private final OutputStream errors;
  private final InputStream input;
  private final Arena arena;
  private final Counters counters = new Counters();
  private final CheckedHeap checkedHeap = new CheckedHeap(this);
  private final SharedCells cells = ProgramThread.sharedCells();
  private final Threads threads = new Threads(this);
  private final CountDownLatch end = new CountDownLatch(1);
  private boolean isEnding;
  private MemorySegment commandLine = MemorySegment.NULL;
  private int exitCode;
  private long[] chunkStarts = new long[16];
  private long[] chunkEnds = new long[16];
  private int chunks;
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

  /// Runs the program on a thread with so much stack until it ends, in whichever of its threads.
  void runToEnd(long stackBytes) {
    threads.start(ProgramThread.first(this, stackBytes, new Main()));
    while (true) {
      try {
        end.await();
        return;
      } catch (InterruptedException _) {
        Thread.interrupted();
      }
    }
  }

  /// What the first thread does.
  private final class Main implements Runnable {
    @Override
    public void run() {
      program.run();
      if (program.memory() == Memory.CHECKED) {
        output.flush();
        checkedHeap.stopAtLeaks();
      }
      end(0, "");
    }
  }

  /// Does the work of the calling thread. If that cannot go on, the program ends.
  void guard(Runnable work) {
    try {
      work.run();
    } catch (Stop stop) {
      end(stop.exitCode(), stop.getMessage());
    } catch (StackOverflowError overflow) {
      String message = STACK_OVERFLOW.concat(ProgramThread.current().stack());
      end(1, Place.before(ProgramThread.current(), overflow.getStackTrace(), message));
    } catch (OutOfMemoryError exhausted) {
      end(1, Place.before(ProgramThread.current(), exhausted.getStackTrace(), "out of memory"));
    } catch (Throwable fault) {
      end(FAULT_OF_OURS, Place.before(ProgramThread.current(), fault.getStackTrace(), "a fault of the compiler or its runtime, please report it: " + fault));
    } finally {
      threads.leave(ProgramThread.current());
    }
  }

  /// The program ends. Only the first end counts: what other threads do from then on changes nothing.
  void end(int code, String message) {
    if (!isFirstEnd()) {
      return;
    }
    exitCode = code;
    try {
      output.close();
    } catch (Stop nobodyReads) {
      exitCode = code == 0 ? nobodyReads.exitCode() : code;
    }
    if (!message.isEmpty()) {
      writeError(message.concat("\n").getBytes(StandardCharsets.UTF_8));
    }
    end.countDown();
  }

  private synchronized boolean isFirstEnd() {
    boolean isFirst = !isEnding;
    isEnding = true;
    return isFirst;
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
    long chunk = arena.allocate(bytes, 16).address();
    if (chunks == chunkStarts.length) {
      chunkStarts = Arrays.copyOf(chunkStarts, 2 * chunks);
      chunkEnds = Arrays.copyOf(chunkEnds, 2 * chunks);
    }
    chunkStarts[chunks] = chunk;
    chunkEnds[chunks++] = chunk + bytes;
    return chunk;
  }

  /// Whether an address lies in memory that was given by `chunk`. The newest chunks are looked at first.
  synchronized boolean owns(long address) {
    for (int at = chunks - 1; at >= 0; at--) {
      if (address >= chunkStarts[at] && address < chunkEnds[at]) {
        return true;
      }
    }
    return false;
  }

  /// Memory beside the chunks, zeroed; lives as long as the run.
  MemorySegment reserve(long bytes) {
    return arena.allocate(bytes, 16);
  }

  /// The arguments as C's `main` gets them: the addresses of their number, and of the array of their NUL-terminated texts.
  synchronized MemorySegment commandLine() {
    if (commandLine.byteSize() == 0) {
      MemorySegment texts = arena.allocate(JAVA_LONG, argumentCount() + 1);
      for (int number = 0; number < argumentCount(); number++) {
        texts.setAtIndex(JAVA_LONG, number, arena.allocateFrom(argument(number)).address());
      }
      commandLine = arena.allocate(JAVA_LONG, 2);
      commandLine.setAtIndex(JAVA_LONG, 0, argumentCount());
      commandLine.setAtIndex(JAVA_LONG, 1, texts.address());
    }
    return commandLine;
  }

  synchronized Outcome outcome() {
    return new Outcome(exitCode, counters, chunkBytes);
  }

  Program program() {
    return program;
  }

  Threads threads() {
    return threads;
  }

  SharedCells cells() {
    return cells;
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
}
