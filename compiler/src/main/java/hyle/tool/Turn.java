package hyle.tool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The turn to read something and replace it by what was made of that: other processes that want it wait.
///
/// It is a lock on a file of a cache directory, which stays there, and means nothing unless a process holds the lock.
record Turn(FileChannel channel, Optional<FileLock> lock) implements AutoCloseable {
  private static final String FILE = ".turn";

  /// Waits for the turn; `directory` has to be there.
  static Turn in(Path directory) throws IOException {
    FileChannel channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new Turn(channel, lock(channel));
  }

  /// Where there are no locks, everybody has the turn.
  private static Optional<FileLock> lock(FileChannel channel) {
    try {
      return Optional.of(channel.lock());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
