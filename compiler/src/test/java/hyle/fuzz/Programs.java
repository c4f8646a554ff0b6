package hyle.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The test programs of one file and moderate length, in the order of their paths: what fuzzing starts from.
final class Programs {
  private static final Path ROOT = Path.of("..", "test-programs");
  private static final long LONGEST = 3_000;

  private Programs() {}

  /// The texts of all of them.
  static List<String> texts() {
    return Stream.of("errors", "memory", "run").flatMap(folder -> below(ROOT.resolve(folder), ".nt").stream()).map(Programs::read).toList();
  }

  /// The texts of the files below `test-programs` with this end of their names.
  static List<String> texts(String end) {
    return below(ROOT, end).stream().map(Programs::read).toList();
  }

  private static List<Path> below(Path directory, String end) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(end) && Files.isRegularFile(file) && isShort(file)).sorted().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static boolean isShort(Path file) {
    try {
      return Files.size(file) <= LONGEST;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
