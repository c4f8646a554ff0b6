package hyle.tool;

import hyle.module.BuildMode;
import hyle.report.Diagnostics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A program below test-programs/: a file `NAME.nt` with its files `NAME.out`, `NAME.err`… beside it, or a directory with a module.ens
/// and files `expected`, `expected.args`… in it.
public record TestProgram(String name, Path source) {
  private static final Path ROOT = Path.of("..", "test-programs");

  /// All programs below one of the folders, in order of their names.
  public static List<TestProgram> in(String folder) {
    Path directory = ROOT.resolve(folder);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> !isInsideModule(file.getParent(), directory))
          .filter(file -> file.getFileName().toString().endsWith(".nt") || isModuleAt(file))
          .map(file -> new TestProgram(directory.relativize(file).toString().replace('\\', '/'), file))
          .sorted((one, other) -> one.name().compareTo(other.name()))
          .toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// The program, ready to be compiled. Its files are shown by their paths from its own directory.
  Workspace open(Diagnostics diagnostics) {
    if (!isModule()) {
      return Workspace.ofFile(source, "", BuildMode.DEVELOP);
    }
    try {
      Path directory = fetches() ? copy() : source;
      return Workspace.ofModule(new DirectorySources(directory, ""), "", BuildMode.DEVELOP, _ -> {}, diagnostics);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// Whether the module has dependencies that come from mirrors.
  private boolean fetches() throws IOException {
    Path file = source.resolve("module.ens");
    return Files.isRegularFile(file) && Files.readString(file).contains("mirror [\"");
  }

  /// What is fetched must not stay beside the test program: it is compiled elsewhere.
  private Path copy() throws IOException {
    Path copy = Files.createTempDirectory("hyle-test");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(file, copy.resolve(source.relativize(file).toString()));
      }
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(copy)));
    return copy;
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// The file beside the program that holds what `kind` says: `out`, `err`, `args`.
  Path companion(String kind) {
    if (isModule()) {
      return source.resolve(kind.equals("out") || kind.equals("err") ? "expected" : "expected." + kind);
    }
    String file = source.getFileName().toString();
    return source.resolveSibling(file.substring(0, file.length() - "nt".length()) + kind);
  }

  /// What the companion holds, or `otherwise` when there is none.
  public String read(String kind, String otherwise) {
    try {
      return Files.exists(companion(kind)) ? Files.readString(companion(kind)) : otherwise;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// Whether the companion `needs` has this line.
  boolean needs(String what) {
    return read("needs", "").lines().anyMatch(what::equals);
  }

  private boolean isModule() {
    return Files.isDirectory(source);
  }

  /// One whose module.ens is missing is a test program too.
  private static boolean isModuleAt(Path directory) {
    return Files.isRegularFile(directory.resolve("module.ens")) || Files.isRegularFile(directory.resolve("expected"));
  }

  private static boolean isInsideModule(Path file, Path top) {
    for (Path directory = file; directory.startsWith(top); directory = directory.getParent()) {
      if (isModuleAt(directory)) {
        return true;
      }
    }
    return false;
  }
}
