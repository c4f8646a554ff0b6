package hyle.runtime;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

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
    return Numbers.truth(ForeignCall.happened() ? inC(name) != 0 : System.getenv(string(name)) != null);
  }

  /// The value of a variable, empty when there is none.
  public static long variable(long name) {
    if (ForeignCall.happened()) {
      long value = inC(name);
      return Text.at(value, value == 0 ? 0 : RawMemory.length(value));
    }
    return Text.of(System.getenv().getOrDefault(string(name), ""));
  }

  /// The value where C keeps it: Java does not see what C changes.
  private static long inC(long name) {
    try (Arena arena = Arena.ofConfined()) {
      return ForeignCall.call("getenv:l>l", arena.allocateFrom(string(name)).address());
    }
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
  private static String string(long text) {
    String whole = new String(Text.bytes(text), StandardCharsets.UTF_8);
    int end = whole.indexOf('\0');
    return end < 0 ? whole : whole.substring(0, end);
  }
}
