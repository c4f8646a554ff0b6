package hyle.tool;

import hyle.report.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// The core library that this compiler carries.
final class BundledLibrary {
  private static final String DIRECTORY = "core-lib/";

  private BundledLibrary() {}

  /// The file at `path` of the library's module.
  static Optional<Source> read(String path) {
    try (InputStream stream = BundledLibrary.class.getResourceAsStream("/" + DIRECTORY + path)) {
      if (stream == null) {
        return Optional.empty();
      }
      return Optional.of(new Source(DIRECTORY + path, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// The paths of the library's files below `directory`, in order.
  static List<String> paths(String directory) {
    URL root = BundledLibrary.class.getResource("/" + DIRECTORY + "module.ens");
    if (root == null) {
      return List.of();
    }
    try {
      return root.openConnection() instanceof JarURLConnection inJar
          ? namesIn(inJar.getJarFile(), DIRECTORY + directory + "/")
          : pathsBelow(Path.of(root.toURI()).getParent(), directory);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (URISyntaxException problem) {
      throw new AssertionError(problem);
    }
  }

  private static List<String> namesIn(JarFile jar, String prefix) {
    return jar.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(prefix) && name.endsWith(".nt"))
        .map(name -> name.substring(DIRECTORY.length()))
        .sorted()
        .toList();
  }

  private static List<String> pathsBelow(Path root, String directory) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(directory))) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(path -> path.endsWith(".nt"))
          .sorted()
          .toList();
    }
  }
}
