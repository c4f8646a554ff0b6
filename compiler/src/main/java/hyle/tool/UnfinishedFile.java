package hyle.tool;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A file that is written beside its place and moves there when it is whole: nobody ever finds half of it, and what was there
/// stays if the writer is stopped.
///
/// The writer has a lock on it, which goes with the process however that ends. So those that nobody works on any more can be told
/// from the others; they go when the next one is begun in the same directory.
final class UnfinishedFile {
  /// What the names of such files look like.
  static final String PATTERN = ".hyle-*.new";

  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private UnfinishedFile() {}

  /// What is written.
  interface Content {
    void writeTo(OutputStream output) throws IOException;
  }

  /// Replaces `file`, or what it links to, by what `content` writes. What is no file, such as a pipe, is written to as it is.
  static void write(Path file, Content content) throws IOException {
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(place) && !Files.isRegularFile(place)) {
      try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(place))) {
        content.writeTo(output);
      }
      return;
    }
    removeAbandoned(place.getParent());
    while (!isWritten(place, content)) {
      // Another process took the new file for an abandoned one: once more, by another name.
      Thread.onSpinWait();
    }
  }

  private static boolean isWritten(Path place, Content content) throws IOException {
    Path unfinished = place.resolveSibling(PATTERN.replace("*", UUID.randomUUID().toString()));
    OF_THIS_PROCESS.add(unfinished);
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      try {
        if (!isOurs(channel, unfinished)) {
          return false;
        }
        Lasting output = new Lasting(Channels.newOutputStream(channel));
        content.writeTo(output);
        output.close();
        keepPermissions(place, unfinished);
        Files.move(unfinished, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return true;
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } finally {
      OF_THIS_PROCESS.remove(unfinished);
    }
  }

  /// A stream whose close leaves the file open, and with it the lock.
  private static final class Lasting extends BufferedOutputStream {
    Lasting(OutputStream target) {
      super(target);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /// Locks a new file; false if another process was quicker. Where there are no locks, nothing is ever taken for abandoned.
  private static boolean isOurs(FileChannel channel, Path unfinished) {
    try {
      return channel.tryLock() != null && Files.exists(unfinished);
    } catch (IOException _) {
      return true;
    }
  }

  private static void keepPermissions(Path place, Path unfinished) throws IOException {
    if (Files.exists(place) && Files.getFileStore(place).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(unfinished, Files.getPosixFilePermissions(place));
    }
  }

  private static void removeAbandoned(Path directory) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PATTERN)) {
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

  private static void removeIfAbandoned(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
      if (lock.isPresent()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | OverlappingFileLockException _) {
      // It belongs to somebody else, or is gone.
      return;
    }
  }
}
