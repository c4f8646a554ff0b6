package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/// The `errno` of one thread, as C code sees it. Java's own calls of C come between, so it is kept here and given to C before
/// each call.
public final class ErrorNumber {
  /// What Java says when a stream is closed.
  static final String BAD_DESCRIPTOR_WORDS = "Bad file descriptor";
  /// `EIO` of C's errno.h, for all that is not in the table.
  private static final long FAILED = 5;
  /// C's numbers by the words that Java has for them when reading and writing fails.
  private static final Map<String, Long> BY_WORDS =
      Map.of(
          BAD_DESCRIPTOR_WORDS, 9L, "Resource temporarily unavailable", 11L, "Is a directory", 21L, "File too large", 27L,
          "No space left on device", 28L, "Broken pipe", 32L, "Disk quota exceeded", 122L);

  private MemorySegment place = MemorySegment.NULL;
  private long address;

  ErrorNumber() {}

  /// What the last call left.
  public static long current() {
    return Words.INTS.get(JAVA_INT_UNALIGNED, location());
  }

  /// The address of a variable that stands for `errno`.
  public static long location() {
    ProgramThread thread = ProgramThread.current();
    return thread.errorNumber().place(thread.execution()).address();
  }

  /// Sets it for the program to the reason of a failure of Java.
  static void set(IOException problem) {
    String words = String.valueOf(problem.getMessage());
    set(BY_WORDS.entrySet().stream().filter(entry -> words.contains(entry.getKey())).map(Map.Entry::getValue).findFirst().orElse(FAILED));
  }

  /// Sets it for the program.
  static void set(long number) {
    Words.INTS.set(JAVA_INT_UNALIGNED, location(), (int) number);
  }

  /// Sets that of C to what it is for the program; the place where the call then leaves it.
  MemorySegment given(Execution execution) {
    MemorySegment kept = place(execution);
    if (address == 0) {
      address = ForeignCall.errorNumberAddress();
    }
    Words.INTS.set(JAVA_INT_UNALIGNED, address, Words.INTS.get(JAVA_INT_UNALIGNED, kept.address()));
    return kept;
  }

  private MemorySegment place(Execution execution) {
    if (place.byteSize() == 0) {
      place = execution.reserve(Linker.Option.captureStateLayout().byteSize());
    }
    return place;
  }
}
