package hyle.tool;

import hyle.report.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The files below a directory. `shown` stands before their paths in messages: empty, or what the user typed, ending in `/`.
record DirectorySources(Path root, String shown) {
  /// The file at `path`, `/` between its parts.
  Optional<Source> read(String path) {
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Source(shown + path, decode(Files.readAllBytes(file), shown + path)));
    } catch (IOException problem) {
      throw Failure.missing("`" + shown + path + "` cannot be read: " + problem.getMessage());
    }
  }

  private static String decode(byte[] bytes, String path) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      return decoder.decode(input).toString();
    } catch (CharacterCodingException _) {
      throw Failure.ofProgram("`" + path + "` is not UTF-8 text: what stands at byte " + input.position() + " is no character.");
    }
  }
}
