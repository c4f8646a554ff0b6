package hyle.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Standard input and output for programs. What they print is buffered until the end, `flush`, or the next read.
public final class Console {
  private static final int ABORTED = 134;

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
    output().writeDecimal(value);
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

  /// Ends the program where it is: it asked for what cannot be had here, as `text` says.
  public static void refuse(long text) {
    throw Stop.located(new String(Text.bytes(text), StandardCharsets.UTF_8));
  }

  public static void exit(long code) {
    throw Stop.exit((int) code);
  }

  /// Stands for C's `fflush`: all streams, for any of them.
  public static long flushAll(long stream) {
    output().flush();
    return 0;
  }

  /// Ends the program as C's `abort` does: with the exit code that shells give for it.
  public static void abort() {
    throw Stop.exit(ABORTED);
  }

  /// Reads a line of standard input, without its end; empty when there is none, and 0 when it cannot be read.
  public static long readLine() {
    output().flush();
    InputStream input = execution().input();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
        line.write(next);
      }
    } catch (IOException problem) {
      ErrorNumber.set(problem);
      return 0;
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
