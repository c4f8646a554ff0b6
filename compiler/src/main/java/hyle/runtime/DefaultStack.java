package hyle.runtime;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// How large a stack a program gets when nobody chose one.
///
/// At the end of the stack HotSpot walks all of it, looking for methods that may use its reserved pages, and takes many times its
/// size in memory for that: with 256 MiB up to 7 GiB, with 4 GiB a runaway recursion brought a machine of 24 GiB down. A JVM with `-XX:StackReservedPages=0` does
/// not, so there the stack may be larger. It is chosen by what the machine has, since the JVM prints a warning when a stack cannot be had.
final class DefaultStack {
  private static final String CHEAP_OVERFLOW = "-XX:StackReservedPages=0";
  private static final long LARGEST = 128L << 20;
  private static final long LARGEST_PART_OF_MEMORY = 64;
  private static final long LARGEST_WITH_CHEAP_OVERFLOW = 512L << 20;
  private static final long LARGEST_PART_WITH_CHEAP_OVERFLOW = 16;
  private static final long WHERE_MEMORY_IS_UNKNOWN = 64L << 20;
  private static final int LONGEST_READ = 1 << 16;

  private DefaultStack() {}

  static long bytes() {
    long memory = memoryBytes();
    if (memory == 0) {
      return WHERE_MEMORY_IS_UNKNOWN;
    }
    return read("/proc/self/cmdline").contains(CHEAP_OVERFLOW)
        ? Math.min(LARGEST_WITH_CHEAP_OVERFLOW, memory / LARGEST_PART_WITH_CHEAP_OVERFLOW)
        : Math.min(LARGEST, memory / LARGEST_PART_OF_MEMORY);
  }

  /// The machine's memory, 0 where the system does not say.
  private static long memoryBytes() {
    String text = read("/proc/meminfo");
    int label = text.indexOf("MemTotal:");
    int end = label < 0 ? -1 : text.indexOf(" kB", label);
    long kilobytes = 0;
    for (int at = label; at < end; at++) {
      char digit = text.charAt(at);
      kilobytes = digit >= '0' && digit <= '9' ? kilobytes * 10 + (digit - '0') : kilobytes;
    }
    return kilobytes * 1024;
  }

  /// The beginning of a file of the system, empty if there is none.
  private static String read(String path) {
    try (InputStream file = new FileInputStream(path)) {
      return new String(file.readNBytes(LONGEST_READ), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}
