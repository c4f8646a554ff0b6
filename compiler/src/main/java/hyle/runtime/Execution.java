package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// One run of a program: its streams, arguments, chunks of memory and counters.
public final class Execution {
  private static final int MISSING = 69;
  private static final long BYTES_BETWEEN_CHECKS = 64 << 20;
  private static final long PART_FOR_OTHERS = 16;
  private static final int BYTES_FOR_THE_END = 256 << 10;
  private static final byte[] NOTHING = {};

  private final Program program;
  private final Arguments arguments;
  private final Output output;
  private final OutputStream errors;
  private final InputStream input;
  private final Arena arena;
  private final Counters counters = new Counters();
  private final CheckedHeap checkedHeap = new CheckedHeap(this);
  private final SharedCells cells = ProgramThread.sharedCells();
  private final Threads threads = new Threads(this);
  private final CountDownLatch end = new CountDownLatch(1);
  /// Memory of Java that is let go when it has no more, so that there is some to say so with.
  private byte[] forTheEnd = new byte[BYTES_FOR_THE_END];
  private boolean isEnding;
  private MemorySegment commandLine = MemorySegment.NULL;
  private int exitCode;
  private long[] chunkStarts = new long[16];
  private long[] chunkEnds = new long[16];
  private int chunks;
  private long chunkBytes;
  private long nextCheck = BYTES_BETWEEN_CHECKS;

  Execution(
      Program program, Arguments arguments, OutputStream output, OutputStream errors, InputStream input, Arena arena) {
    this.program = program;
    this.arguments = arguments;
    this.output = new Output(output);
    this.errors = errors;
    this.input = input;
    this.arena = arena;
  }

  /// Runs the program on a thread with so much stack until it ends, in whichever of its threads.
  void runToEnd(long stackBytes) {
    prepareEnd();
    if (isBeyondMachine(stackBytes) || !threads.startFirst(ProgramThread.first(this, stackBytes, new Main()))) {
      end(new Ending(MISSING, "this machine gives no stack of " + (stackBytes >> 20) + " MiB: ask for less by `--stack` or `-Dhyle.stack`"));
    }
    while (true) {
      try {
        end.await();
        return;
      } catch (InterruptedException _) {
        Thread.interrupted();
      }
    }
  }

  /// Has Java initialise what the end needs while there is stack for it. A class whose initialisation fails for want of stack is lost
  /// for good, and some of those behind stack traces are first initialised when that happens to another one.
  private void prepareEnd() {
    try {
      Optional.empty().orElseThrow();
    } catch (NoSuchElementException withFramesOfJava) {
      Ending.by(withFramesOfJava, "");
    }
    output.flush();
  }

  /// Java says more than one line on standard output when it cannot get a stack.
  private static boolean isBeyondMachine(long stackBytes) {
    long memory = Machine.memory();
    return memory > 0 && stackBytes > memory;
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
      end(Ending.NORMAL);
    }
  }

  /// Does the work of the calling thread. If that cannot go on, the program ends.
  void guard(Runnable work) {
    try {
      work.run();
    } catch (Throwable thrown) {
      forTheEnd = NOTHING;
      end(Ending.by(thrown, ProgramThread.current().stack()));
    } finally {
      threads.leave(ProgramThread.current());
    }
  }

  /// The program ends. Only the first end counts: what other threads do from then on changes nothing.
  void end(Ending ending) {
    if (!isFirstEnd()) {
      return;
    }
    try {
      Ending last = closed(ending);
      exitCode = last.exitCode();
      if (!last.message().isEmpty()) {
        writeError(last.message().concat("\n").getBytes(StandardCharsets.UTF_8));
      }
    } finally {
      end.countDown();
    }
  }

  /// Writes out what was printed. That it cannot be written is the end of a program that had no worse one.
  private Ending closed(Ending ending) {
    exitCode = ending.exitCode();
    try {
      output.close();
      return ending;
    } catch (Stop unwritten) {
      return ending == Ending.NORMAL ? new Ending(unwritten.exitCode(), unwritten.getMessage()) : ending;
    }
  }

  /// Whether the program has ended, in whichever of its threads.
  synchronized boolean isEnding() {
    return isEnding;
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
        byte[] argument = argument(number);
        texts.setAtIndex(JAVA_LONG, number, arena.allocate(argument.length + 1L).copyFrom(MemorySegment.ofArray(argument)).address());
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
    return arguments.count() + 1;
  }

  /// Argument 0 is the program's name.
  byte[] argument(long number) {
    return number == 0 ? program.name().getBytes(StandardCharsets.UTF_8) : arguments.get((int) number - 1);
  }

  /// Writes to standard error; whether that went well.
  boolean writeError(byte[] bytes) {
    try {
      writeErrorThrough(bytes);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Writes to standard error.
  void writeErrorThrough(byte[] bytes) throws IOException {
    errors.write(bytes);
    errors.flush();
  }
}
