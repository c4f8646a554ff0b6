package hyle.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The version of this compiler, as the build wrote it.
final class Version {
  private Version() {}

  /// `0.1.0`
  static String number() {
    try (InputStream stream = Version.class.getResourceAsStream("/version.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// What `--version` prints.
  static String line() {
    return "hyle " + number() + " (Java " + Runtime.version().feature() + ")";
  }
}
