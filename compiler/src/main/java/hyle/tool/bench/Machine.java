package hyle.tool.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The machine in a few words, for the head of a page of results.
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /// Whether processes can be measured here: Linux of 64 bits, whose records of use we know the layout of.
  static boolean measures() {
    return System.getProperty("os.name").equals("Linux") && System.getProperty("sun.arch.data.model").equals("64");
  }

  /// The processor's name for itself, how many there are, and the kernel.
  static String describe() throws IOException {
    String model = Files.readAllLines(PROCESSORS).stream().filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse(System.getProperty("os.arch"));
    String kernel = System.getProperty("os.version").replaceFirst("^(\\d+\\.\\d+).*", "$1");
    return "%s, %d processors, Linux %s".formatted(model, Runtime.getRuntime().availableProcessors(), kernel);
  }
}
