package hyle.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A new file for unfinished work, with room for a directory beside it; both are gone when it is closed.
///
/// Who claims it has a lock on the file, which goes with the process however that ends. So what nobody works on any more can be told
/// from the rest; it goes when the next claim is made in the same directory.
record Claim(Path file, FileChannel channel) implements AutoCloseable {
  private static final String PATTERN = ".hyle-*.new";
  private static final String DIRECTORY = ".directory";
  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  /// Claims a file in `directory`, which has to be there.
  static Claim in(Path directory) throws IOException {
    removeAbandoned(directory);
    while (true) {
      Path file = directory.toAbsolutePath().resolve(PATTERN.replace("*", UUID.randomUUID().toString()));
      OF_THIS_PROCESS.add(file);
      Claim claim = new Claim(file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      if (claim.isOurs()) {
        return claim;
      }
      claim.close();
    }
  }

  /// The directory beside the file, new and empty.
  Path directory() throws IOException {
    return Files.createDirectory(directoryOf(file));
  }

  /// Removes the file, unless it was moved away, and the directory.
  @Override
  public void close() throws IOException {
    try (channel) {
      remove(file);
    } finally {
      OF_THIS_PROCESS.remove(file);
    }
  }

  /// Removes what was claimed in `directory` by processes that are gone.
  static void removeAbandoned(Path directory) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.toAbsolutePath(), PATTERN)) {
      for (Path file : files) {
        if (!OF_THIS_PROCESS.contains(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          removeIfAbandoned(file);
        }
      }
    } catch (IOException _) {
      // What cannot be looked through is not tidied.
      return;
    }
  }

  /// Locks the new file; false if another process took it for an abandoned one. Where there are no locks, nothing ever is.
  private boolean isOurs() {
    try {
      return channel.tryLock() != null && Files.exists(file);
    } catch (IOException _) {
      return true;
    }
  }

  private static void removeIfAbandoned(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
      if (lock.isPresent()) {
        remove(file);
      }
    } catch (IOException | OverlappingFileLockException _) {
      // It belongs to somebody else, or is gone.
      return;
    }
  }

  /// The directory goes first: without the file nobody would know whose it is.
  private static void remove(Path file) throws IOException {
    Path directory = directoryOf(file);
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(one);
        }
      } catch (UncheckedIOException problem) {
        throw problem.getCause();
      }
    }
    Files.deleteIfExists(file);
  }

  private static Path directoryOf(Path file) {
    return file.resolveSibling(file.getFileName() + DIRECTORY);
  }
}
