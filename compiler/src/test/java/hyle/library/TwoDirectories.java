package hyle.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A directory for the program and one for the model, which have the same in them at first: an empty directory `d`.
record TwoDirectories(Path ofProgram, Path ofModel) implements Workplace {
  static TwoDirectories make() {
    try {
      TwoDirectories both = new TwoDirectories(Files.createTempDirectory("hyle-program"), Files.createTempDirectory("hyle-model"));
      Files.createDirectory(both.ofProgram().resolve("d"));
      Files.createDirectory(both.ofModel().resolve("d"));
      return both;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public List<String> arguments() {
    return List.of(ofProgram.toString());
  }

  @Override
  public Family.Model model() {
    return new FileModel(ofModel);
  }

  @Override
  public Optional<String> difference() {
    Map<String, String> ours = content(ofProgram);
    Map<String, String> theirs = content(ofModel);
    return ours.equals(theirs) ? Optional.empty() : Optional.of("the directory holds " + ours + ", and Java's " + theirs);
  }

  @Override
  public void close() {
    delete(ofProgram);
    delete(ofModel);
  }

  /// What is below a directory: for each path who may do what, and the bytes.
  private static Map<String, String> content(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      Map<String, String> content = new TreeMap<>();
      for (Path path : paths.skip(1).toList()) {
        String bytes = Files.isDirectory(path) ? "" : Results.visible(Files.readString(path, StandardCharsets.ISO_8859_1));
        content.put(directory.relativize(path).toString(), PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + " " + bytes);
      }
      return content;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
