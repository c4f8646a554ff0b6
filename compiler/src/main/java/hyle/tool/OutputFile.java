package hyle.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A file that the user named for what a command makes: a `kind` of thing.
record OutputFile(Path path, String kind) {
  /// Refuses what can be no file, before any work is done for it.
  static OutputFile at(String path, String kind) {
    try {
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        throw Failure.wrongUsage("`" + file + "` is a directory; -o takes the name of the " + kind + ".");
      }
      Path directory = file.toAbsolutePath().getParent();
      if (directory == null || !Files.isDirectory(directory)) {
        throw Failure.wrongUsage("there is no directory `" + directory + "` to write the " + kind + " to.");
      }
      return new OutputFile(file, kind);
    } catch (InvalidPathException _) {
      throw Failure.wrongUsage("`" + path + "` cannot be the path of a file.");
    }
  }

  /// Replaces the file when the text is there as a whole.
  void write(String text) {
    try {
      UnfinishedFile.write(path, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException problem) {
      throw Failure.missing("the " + kind + " cannot be written to `" + path + "`: " + Failure.reason(problem));
    }
  }
}
