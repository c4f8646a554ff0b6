package hyle.runtime;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What Linux says of the machine, or of the container that stands for it; 0 where nothing is said.
final class Machine {
  private static final String MEMORY = "/proc/meminfo";
  private static final String CONTAINER_LIMIT = "/sys/fs/cgroup/memory.max";
  private static final String CONTAINER_USE = "/sys/fs/cgroup/memory.current";
  private static final int LONGEST_READ = 1 << 16;
  private static final int DIGITS_OF_A_SIZE = 18;

  private Machine() {}

  /// All its memory, in bytes.
  static long memory() {
    long whole = kilobytes("MemTotal:") * 1024;
    long limit = number(read(CONTAINER_LIMIT), 0);
    return limit > 0 && limit < whole ? limit : whole;
  }

  /// The memory that is still to be had, in bytes.
  static long availableMemory() {
    long available = kilobytes("MemAvailable:") * 1024;
    long limit = number(read(CONTAINER_LIMIT), 0);
    return limit > 0 ? Math.min(available, Math.max(1, limit - number(read(CONTAINER_USE), 0))) : available;
  }

  /// The beginning of a file of the system, empty if there is none.
  static String read(String path) {
    try (InputStream file = new FileInputStream(path)) {
      return new String(file.readNBytes(LONGEST_READ), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }

  private static long kilobytes(String label) {
    String text = read(MEMORY);
    int at = text.indexOf(label);
    return at < 0 ? 0 : number(text, at + label.length());
  }

  /// The number after spaces, 0 if there is none.
  private static long number(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    long number = 0;
    for (int last = at + DIGITS_OF_A_SIZE; at < Math.min(text.length(), last) && Character.isDigit(text.charAt(at)); at++) {
      number = number * 10 + (text.charAt(at) - '0');
    }
    return number;
  }
}
