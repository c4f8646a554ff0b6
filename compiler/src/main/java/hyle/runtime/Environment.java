package hyle.runtime;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/// What a program finds around it: arguments, variables, clocks, chance.
public final class Environment {
  private Environment() {}

  /// The number of arguments, the program's name among them.
  public static long argumentCount() {
    return ProgramThread.current().execution().argumentCount();
  }

  /// Argument 0 is the program's name.
  public static long argument(long number) {
    Execution execution = ProgramThread.current().execution();
    if (number < 0 || number >= execution.argumentCount()) {
      throw Stop.located("there is no argument " + number);
    }
    return Text.of(execution.argument(number));
  }

  /// Whether the environment has a variable.
  public static long hasVariable(long name) {
    byte[] bytes = bytes(name);
    return Numbers.truth(isReadByJava(bytes) ? System.getenv(ascii(bytes)) != null : inC(bytes) != 0);
  }

  /// The value of a variable, empty when there is none.
  public static long variable(long name) {
    byte[] bytes = bytes(name);
    if (isReadByJava(bytes)) {
      return Text.of(System.getenv().getOrDefault(ascii(bytes), ""));
    }
    long value = inC(bytes);
    return Text.at(value, value == 0 ? 0 : RawMemory.length(value));
  }

  /// Whether Java sees the variable as C does. It does not see what C changes, and reads what is not ASCII by the locale of the process.
  private static boolean isReadByJava(byte[] name) {
    return !ForeignCall.happened()
        && Arguments.isAscii(ascii(name))
        && Arguments.isAscii(System.getenv().getOrDefault(ascii(name), ""));
  }

  /// The value where C keeps it.
  private static long inC(byte[] name) {
    try (Arena arena = Arena.ofConfined()) {
      long address = arena.allocate(name.length + 1L).copyFrom(MemorySegment.ofArray(name)).address();
      return ForeignCall.call("getenv:l>l", address);
    }
  }

  /// A character for each byte.
  private static String ascii(byte[] name) {
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  /// 64 random bits of the operating system.
  public static long randomBits() {
    try (InputStream file = new FileInputStream("/dev/urandom")) {
      long bits = 0;
      for (byte part : file.readNBytes(Long.BYTES)) {
        bits = bits << Byte.SIZE | part & 0xff;
      }
      return bits;
    } catch (IOException _) {
      return new SecureRandom().nextLong();
    }
  }

  /// Nanoseconds of a steady clock.
  public static long clock() {
    return System.nanoTime();
  }

  /// Milliseconds since 1970.
  public static long time() {
    return System.currentTimeMillis();
  }

  /// Waits for so many milliseconds. Only the end of the run interrupts.
  public static void sleep(long milliseconds) {
    try {
      Thread.sleep(Math.max(0, milliseconds));
    } catch (InterruptedException _) {
      throw Stop.exit(0);
    }
  }

  /// The text up to its first NUL.
  private static byte[] bytes(long text) {
    byte[] whole = Text.bytes(text);
    int end = 0;
    while (end < whole.length && whole[end] != 0) {
      end++;
    }
    return Arrays.copyOf(whole, end);
  }
}
