package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;

/// Buffered standard output. When nobody reads any more, the program ends quietly with exit code 1; for other reasons it says why.
final class Output {
  private final OutputStream target;
  private final byte[] buffer = new byte[32 << 10];
  private int used;

  Output(OutputStream target) {
    this.target = target;
  }

  /// Writes the bytes at an address.
  synchronized void write(long address, long count) {
    long done = 0;
    while (done < count) {
      if (used == buffer.length) {
        flush();
      }
      int step = (int) Math.min(count - done, buffer.length - used);
      MemorySegment.copy(Words.BYTES, JAVA_BYTE, address + done, buffer, used, step);
      used += step;
      done += step;
    }
  }

  /// Writes characters that are all ASCII.
  synchronized void writeAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (used == buffer.length) {
        flush();
      }
      buffer[used++] = (byte) text.charAt(at);
    }
  }

  /// Hands everything to the target.
  synchronized void flush() {
    int count = used;
    used = 0;
    try {
      target.write(buffer, 0, count);
      target.flush();
    } catch (IOException problem) {
      String reason = String.valueOf(problem.getMessage());
      throw reason.contains("Broken pipe") ? Stop.exit(1) : Stop.located("standard output cannot be written: " + reason);
    }
  }

  /// Writes past the buffer; whether that went well.
  synchronized boolean writeThrough(byte[] bytes) {
    try {
      target.write(bytes);
      target.flush();
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
