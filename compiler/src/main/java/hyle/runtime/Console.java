package hyle.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Standard input and output for programs. What they print is buffered until the end, `flush`, or the next read.
public final class Console {
  private static final long STANDARD_OUTPUT = 1;
  private static final long STANDARD_ERROR = 2;
  /// `EPIPE` and `EBADF` of C's errno.h.
  private static final long BROKEN_PIPE = 32;
  private static final long BAD_DESCRIPTOR = 9;

  private Console() {}

  /// Prints a text up to its first NUL.
  public static void print(long text) {
    printRange(text, 0, Text.size(text));
  }

  /// Prints `size` bytes from an offset on, up to the first NUL.
  public static void printRange(long text, long offset, long size) {
    long end = 0;
    while (end < size && Text.byteAt(text, offset + end) != 0) {
      end++;
    }
    output().write(Text.start(text) + offset, end);
  }

  public static void printInt(long value) {
    output().writeAscii(Long.toString(value));
  }

  public static void printFloat(long value) {
    output().writeAscii(TextNumbers.decimal(Double.longBitsToDouble(value)));
  }

  /// Keeps what other threads print apart from what this one prints until `release`.
  public static void hold() {
    output().hold();
  }

  public static void release() {
    output().release();
  }

  public static void flush() {
    output().flush();
  }

  /// Says `text` on standard error and ends the program with exit code 1.
  public static void panic(long text) {
    output().flush();
    execution().writeError(Text.bytes(text));
    throw Stop.exit(1);
  }

  public static void exit(long code) {
    throw Stop.exit((int) code);
  }

  /// Writes all bytes to standard output (past its buffer) or standard error; 0, or an errno.
  public static long write(long text, long descriptor) {
    byte[] bytes = Text.bytes(text);
    if (descriptor == STANDARD_OUTPUT) {
      return output().writeThrough(bytes) ? 0 : BROKEN_PIPE;
    }
    if (descriptor == STANDARD_ERROR) {
      return execution().writeError(bytes) ? 0 : BROKEN_PIPE;
    }
    return BAD_DESCRIPTOR;
  }

  /// Reads standard input in steps of `size` bytes until one gives fewer.
  public static long read(long descriptor, long size) {
    output().flush();
    InputStream input = execution().input();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      byte[] step = new byte[Math.clamp(size, 1, 1 << 20)];
      int count = descriptor == 0 ? input.read(step) : -1;
      while (count > 0) {
        all.write(step, 0, count);
        count = count < step.length ? -1 : input.read(step);
      }
    } catch (IOException _) {
      return Text.of(all.toByteArray());
    }
    return Text.of(all.toByteArray());
  }

  /// Reads a line of standard input, without its end; empty when there is none.
  public static long readLine() {
    output().flush();
    InputStream input = execution().input();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
        line.write(next);
      }
    } catch (IOException _) {
      return Text.of(line.toByteArray());
    }
    return Text.of(line.toByteArray());
  }

  private static Execution execution() {
    return ProgramThread.current().execution();
  }

  private static Output output() {
    return execution().output();
  }
}
