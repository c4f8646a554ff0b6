package hyle.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;

/// Reading and writing by the numbers of the operating system. The three standard ones are the streams of the execution; C does
/// the rest.
///
/// As in C, the result is a number of bytes, or -1 with the reason in `errno`.
public final class Descriptors {
  private static final long STANDARD_INPUT = 0;
  private static final long STANDARD_OUTPUT = 1;
  private static final long STANDARD_ERROR = 2;
  private static final int USUAL_STEP = 1 << 20;

  private Descriptors() {}

  /// Writes bytes past what `print` keeps in its buffer.
  public static long write(long descriptor, long address, long count) {
    Execution execution = ProgramThread.current().execution();
    if (descriptor != STANDARD_OUTPUT && descriptor != STANDARD_ERROR) {
      return ForeignCall.call("write:ill>l", descriptor, address, count);
    }
    try {
      if (descriptor == STANDARD_OUTPUT) {
        execution.output().writeThrough(bytes(address, count));
      } else {
        execution.writeErrorThrough(bytes(address, count));
      }
      return count;
    } catch (IOException problem) {
      return failed(problem);
    }
  }

  /// Reads at most so many bytes; 0 at the end.
  public static long read(long descriptor, long address, long count) {
    if (descriptor != STANDARD_INPUT) {
      return ForeignCall.call("read:ill>l", descriptor, address, count);
    }
    Execution execution = ProgramThread.current().execution();
    execution.output().flush();
    InputStream input = execution.input();
    try {
      byte[] bytes = new byte[Math.clamp(count, 0, Math.max(USUAL_STEP, input.available()))];
      int got = Math.max(0, input.read(bytes));
      Words.write(bytes, address, got);
      return got;
    } catch (IOException problem) {
      return failed(problem);
    }
  }

  private static byte[] bytes(long address, long count) {
    byte[] bytes = new byte[Math.toIntExact(Math.max(0, count))];
    Words.read(address, MemorySegment.ofArray(bytes), 0, bytes.length);
    return bytes;
  }

  private static long failed(IOException problem) {
    ErrorNumber.set(problem);
    return -1;
  }
}
