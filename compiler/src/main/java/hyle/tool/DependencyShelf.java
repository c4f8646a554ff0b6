package hyle.tool;

import hyle.module.Dependencies;
import hyle.module.DependencyError;
import hyle.module.DependencyError.Attempt;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.report.Span;
import hyle.tool.archive.Digest;
import hyle.tool.archive.Mirror;
import hyle.tool.archive.UnfitArchive;
import hyle.tool.archive.Unpacker;
import hyle.tool.archive.UnreachableMirror;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The fetched modules of a program: each in `CACHE/dependency/DIGEST/` below the program's own module [I11].
///
/// A module appears there whole or not at all: it is unpacked beside its place and then moved there. Two compilations at once
/// may both fetch it; one of them wins. What stands there is never fetched again.
final class DependencyShelf implements Dependencies.Shelf {
  private static final String MODULE_FILE = "module.ens";

  private final DirectorySources program;
  private final String directory;
  private final Mirror.Patience patience;
  private final Consumer<String> doing;

  /// `cache` is the path of the cache directory from the root of the program's module; `doing` hears what is being fetched.
  DependencyShelf(DirectorySources program, String cache, Mirror.Patience patience, Consumer<String> doing) {
    this.program = program;
    this.patience = patience;
    this.directory = directory(cache);
    this.doing = doing;
  }

  /// Where fetched modules lie, from the root of the program's module.
  static String directory(String cache) {
    return (cache.equals(".") ? "" : cache + "/") + "dependency/";
  }

  @Override
  public Optional<Project> open(Project.Dependency dependency, Project asking, Diagnostics diagnostics) {
    String digest = dependency.digest().text();
    Path place = program.root().resolve(directory + digest);
    if (!isModule(place) && !fetch(dependency, root(asking), place, diagnostics)) {
      return Optional.empty();
    }
    String path = directory + digest + "/";
    SourceTree sources = (_, file) -> program.read(path + file);
    Diagnostics found = new Diagnostics();
    Project project = Project.read(digest, sources, found);
    // Warnings about a fetched module are not for its users.
    if (found.hasErrors()) {
      found.sorted().forEach(diagnostics::report);
    }
    return Optional.of(project);
  }

  /// Fetches the archive at `url` whatever its digest is, puts its module in its place, and gives the digest.
  String add(String alias, String url) {
    Span here = new Source(url, url).span(0, url.length());
    Project.Located mirror = new Project.Located(url, here);
    Diagnostics diagnostics = new Diagnostics();
    try {
      Path shelf = Files.createDirectories(program.root().resolve(directory));
      try (Claim claim = Claim.in(shelf)) {
        Path archive = archive(claim);
        String digest = download(alias, mirror, program.root(), archive);
        Path place = shelf.resolve(digest);
        if (!isModule(place) && !unpack(archive, place, alias, here, diagnostics)) {
          throw Failure.ofProgram(diagnostics.sorted().getFirst().title() + ".");
        }
        return digest;
      }
    } catch (UnreachableMirror problem) {
      throw Failure.missing("`" + url + "` gives no archive: " + problem.getMessage() + ".");
    } catch (IOException problem) {
      throw unwritable(alias, problem);
    }
  }

  private Failure unwritable(String alias, IOException problem) {
    return Failure.missing("the module `" + alias + "` cannot be put into `" + program.shown() + directory + "`: " + Failure.reason(problem));
  }

  private static boolean isModule(Path directory) {
    return Files.isRegularFile(directory.resolve(MODULE_FILE));
  }

  /// The root directory of the program's module or of a fetched one.
  private Path root(Project asking) {
    return asking.module().equals(Project.THIS) ? program.root() : program.root().resolve(directory + asking.module());
  }

  private boolean fetch(Project.Dependency dependency, Path base, Path place, Diagnostics diagnostics) {
    List<Attempt> attempts = new ArrayList<>();
    List<DependencyError.WrongDigest> wrong = new ArrayList<>();
    if (dependency.mirrors().isEmpty()) {
      diagnostics.report(new DependencyError.UnavailableDependency(dependency.alias(), attempts, dependency.span()));
      return false;
    }
    try {
      Files.createDirectories(place.getParent());
      try (Claim claim = Claim.in(place.getParent())) {
        Path archive = archive(claim);
        for (Project.Located mirror : dependency.mirrors()) {
          try {
            String digest = download(dependency.alias(), mirror, base, archive);
            if (digest.equals(dependency.digest().text())) {
              wrong.forEach(diagnostics::report);
              return unpack(archive, place, dependency.alias(), dependency.span(), diagnostics);
            }
            String reason = "this archive has the digest " + digest + ", not " + dependency.digest().text();
            attempts.add(new Attempt(reason, mirror.span()));
            wrong.add(new DependencyError.WrongDigest(
                dependency.alias(), dependency.digest().text(), digest, mirror.span(), dependency.digest().span()));
          } catch (UnreachableMirror problem) {
            attempts.add(new Attempt(problem.getMessage(), mirror.span()));
          }
        }
      }
    } catch (IOException problem) {
      throw unwritable(dependency.alias(), problem);
    }
    diagnostics.report(new DependencyError.UnavailableDependency(dependency.alias(), attempts, dependency.span()));
    return false;
  }

  /// The digest of what the mirror has, which is now in `archive`.
  private String download(String alias, Project.Located mirror, Path base, Path archive) throws IOException, UnreachableMirror {
    String words = "fetching " + alias + " from " + mirror.text();
    doing.accept(words);
    new Mirror(mirror.text(), base, patience).copyTo(archive, bytes -> doing.accept(words + ", " + bytes / 1024 + " KiB"));
    return Digest.of(archive);
  }

  /// An empty file for the archive, in a directory where it can be unpacked.
  private static Path archive(Claim claim) throws IOException {
    return Files.createFile(claim.directory().resolve("archive.tar.zst"));
  }

  private boolean unpack(Path archive, Path place, String alias, Span span, Diagnostics diagnostics) throws IOException {
    doing.accept("unpacking " + alias);
    Path unfinished = Files.createDirectory(archive.resolveSibling("module"));
    try {
      Unpacker.unpack(archive, unfinished, Unpacker.Limits.USUAL);
      if (!isModule(unfinished)) {
        throw new UnfitArchive("it has no " + MODULE_FILE + " at its root");
      }
      move(unfinished, place);
      return true;
    } catch (UnfitArchive problem) {
      diagnostics.report(new DependencyError.RefusedArchive(alias, problem.getMessage(), span));
      return false;
    }
  }

  /// Puts a whole module in its place. One that another compilation put there meanwhile is as good; half a one makes way.
  private static void move(Path unfinished, Path place) throws IOException {
    if (Files.exists(place) && !isModule(place)) {
      delete(place);
    }
    try {
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException problem) {
      if (!isModule(place)) {
        throw problem;
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException problem) {
      throw problem.getCause();
    }
  }
}
