package hyle.tool;

import hyle.doc.Documentation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// The directory of a documentation. Each page is replaced when it is whole; pages of an earlier run that are none any more go.
record PageDirectory(Path place) {
  private static final String PAGE = ".html";

  /// Makes the directory if it is not there, and the pages in it.
  void write(Map<String, String> pages) {
    try {
      Files.createDirectories(place);
      for (Map.Entry<String, String> page : pages.entrySet()) {
        byte[] content = page.getValue().getBytes(StandardCharsets.UTF_8);
        UnfinishedFile.write(place.resolve(page.getKey()), output -> output.write(content));
      }
      removeOthers(pages.keySet());
    } catch (IOException problem) {
      throw Failure.missing("the pages cannot be written to `" + place + "`: " + Failure.reason(problem));
    }
  }

  /// The page to begin with.
  Path index() {
    return place.resolve(Documentation.INDEX);
  }

  private void removeOthers(Set<String> pages) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "*" + PAGE)) {
      for (Path file : files) {
        if (!pages.contains(file.getFileName().toString()) && Files.isRegularFile(file) && Documentation.isPage(Files.readAllBytes(file))) {
          Files.delete(file);
        }
      }
    }
  }
}
