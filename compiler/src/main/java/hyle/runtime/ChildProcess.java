package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs another program to its end, by C's `posix_spawnp` and `waitpid`. Its three streams are files, so neither side waits for
/// the other.
public final class ChildProcess {
  /// More than any system's `posix_spawn_file_actions_t` has.
  private static final long FILE_ACTIONS_BYTES = 512;
  private static final long READ_ONLY = 0;
  private static final long WRITE_ONLY = 1;
  private static final long READABLE_BY_OWNER = 0600;
  /// `EINTR` and `EIO` of C's errno.h.
  private static final long INTERRUPTED = 4;
  private static final long FAILED = 5;

  private ChildProcess() {}

  /// Stands for C's `fork`: the copy of a virtual machine has one of its threads only, and would wait for the others for ever.
  public static long fork() {
    throw Stop.located("`fork` cannot copy a running Java virtual machine; `core.process.spawn` runs another program");
  }

  /// Runs the program that PATH has by the name `program`, with the arguments of the array `arguments` (C's, ending in 0), on
  /// `input`, a text that it borrows. Puts C's status, a text of what it wrote to standard output, and one of standard error,
  /// both owned, into the three words of `result`. Gives 0, or the `errno` of what failed.
  public static long run(long program, long arguments, long input, long result) {
    ProgramThread.current().execution().output().flush();
    try {
      Path directory = Files.createTempDirectory("hyle-");
      try {
        return run(program, arguments, input, result, directory);
      } finally {
        delete(directory);
      }
    } catch (IOException _) {
      return FAILED;
    }
  }

  private static long run(long program, long arguments, long input, long result, Path directory) throws IOException {
    Path inputFile = Files.write(directory.resolve("0"), Text.bytes(input));
    Path outputFile = Files.createFile(directory.resolve("1"));
    Path errorFile = Files.createFile(directory.resolve("2"));
    try (Arena arena = Arena.ofConfined()) {
      long actions = arena.allocate(FILE_ACTIONS_BYTES, 16).address();
      ForeignCall.call("posix_spawn_file_actions_init:l>i", actions);
      open(actions, 0, inputFile, READ_ONLY, arena);
      open(actions, 1, outputFile, WRITE_ONLY, arena);
      open(actions, 2, errorFile, WRITE_ONLY, arena);
      MemorySegment child = arena.allocate(JAVA_INT);
      long environment = Words.F0.get(JAVA_LONG, ForeignLibraries.ofSystem("environ").address());
      long failure = ForeignCall.call("posix_spawnp:llllll>i", child.address(), program, actions, 0, arguments, environment);
      ForeignCall.call("posix_spawn_file_actions_destroy:l>i", actions);
      if (failure != 0) {
        return failure;
      }
      failure = await(child.get(JAVA_INT, 0), result, arena);
      if (failure != 0) {
        return failure;
      }
    }
    RawMemory.storeInt64(Text.of(Files.readAllBytes(outputFile)), result + Long.BYTES);
    RawMemory.storeInt64(Text.of(Files.readAllBytes(errorFile)), result + 2 * Long.BYTES);
    return 0;
  }

  private static void open(long actions, long descriptor, Path file, long flags, Arena arena) {
    long path = arena.allocateFrom(file.toString()).address();
    ForeignCall.call("posix_spawn_file_actions_addopen:lilii>i", actions, descriptor, path, flags, READABLE_BY_OWNER);
  }

  private static long await(long child, long result, Arena arena) {
    MemorySegment status = arena.allocate(JAVA_INT);
    while (ForeignCall.call("waitpid:ili>i", child, status.address(), 0) < 0) {
      long failure = ErrorNumber.current();
      if (failure != INTERRUPTED) {
        return failure;
      }
    }
    RawMemory.storeInt64(status.get(JAVA_INT, 0), result);
    return 0;
  }

  private static void delete(Path directory) throws IOException {
    for (String name : new String[] {"0", "1", "2"}) {
      Files.deleteIfExists(directory.resolve(name));
    }
    Files.delete(directory);
  }
}
