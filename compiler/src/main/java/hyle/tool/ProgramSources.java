package hyle.tool;

import hyle.module.Dependencies;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.report.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The sources of one compilation: the program's own from its directory, fetched modules from its cache, the library's from this
/// compiler.
///
/// Remembers which files were asked for, the library's aside, and what was found: a compiled program stays good as long as these
/// do.
final class ProgramSources implements SourceTree {
  private final DirectorySources directory;
  private final Dependencies dependencies;
  private final String shelf;
  private final SequencedMap<String, Optional<String>> reads;

  private ProgramSources(
      DirectorySources directory, Dependencies dependencies, String shelf, SequencedMap<String, Optional<String>> reads) {
    this.directory = directory;
    this.dependencies = dependencies;
    this.shelf = shelf;
    this.reads = reads;
  }

  /// The sources of a program without fetched modules.
  ProgramSources(DirectorySources directory) {
    this(directory, Dependencies.NONE, "", new TreeMap<>());
  }

  /// The same, with the modules that were fetched into the directory `place`, a path that ends in `/`.
  ProgramSources with(Dependencies fetched, String place) {
    return new ProgramSources(directory, fetched, place, reads);
  }

  @Override
  public Optional<Source> read(String module, String path) {
    return switch (module) {
      case Project.THIS -> read(path);
      case Project.CORE -> BundledLibrary.read(path);
      default -> dependencies.digest(module).flatMap(digest -> read(shelf + digest + "/" + path));
    };
  }

  @Override
  public String module(String module, String alias) {
    return dependencies.module(module, alias);
  }

  /// Only the library is listed: it is small and always the same.
  @Override
  public List<String> paths(String module, String directory) {
    return module.equals(Project.CORE) ? BundledLibrary.paths(directory) : List.of();
  }

  /// The directory of the program's module.
  Path root() {
    return directory.root();
  }

  /// Says that the program depends on a file besides its sources. Whether that is a text, so that a change of it is seen.
  boolean remember(String path) {
    try {
      reads.put(path, Optional.of(Files.readString(root().resolve(path))));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// The paths that were read and their texts, or nothing where no file was.
  SequencedMap<String, Optional<String>> reads() {
    return Collections.unmodifiableSequencedMap(reads);
  }

  private Optional<Source> read(String path) {
    Optional<Source> source = directory.read(path);
    reads.put(path, source.map(Source::text));
    return source;
  }
}
