package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/// The `errno` of one thread, as C code sees it. Java's own calls of C come between, so it is kept here and given to C before
/// each call.
public final class ErrorNumber {
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
