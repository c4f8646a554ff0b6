package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is expected stands in files; `-Dgolden=update` rewrites them with what is.
final class Golden {
  private static final boolean UPDATES = "update".equals(System.getProperty("golden"));

  private Golden() {}

  /// Whether the files are to be rewritten.
  static boolean updates() {
    return UPDATES;
  }

  /// Compares with the file, or rewrites it.
  static void check(Path file, String actual) throws IOException {
    if (UPDATES) {
      if (!Files.exists(file) || !Files.readString(file).equals(actual)) {
        Files.writeString(file, actual);
      }
    } else if (!Files.exists(file)) {
      fail(file + " is missing; `mvn test -Dgolden=update` writes it. It would hold:\n" + actual);
    } else {
      assertEquals(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), actual, file.toString());
    }
  }
}
