package hyle.tool;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is written beside its place and moves there when it is whole: nobody ever finds half of it, and what was there
/// stays if the writer is stopped.
final class UnfinishedFile {
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
    try (Claim claim = Claim.in(place.getParent())) {
      Lasting output = new Lasting(Channels.newOutputStream(claim.channel()));
      content.writeTo(output);
      output.close();
      keepPermissions(place, claim.file());
      Files.move(claim.file(), place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void keepPermissions(Path place, Path unfinished) throws IOException {
    if (Files.exists(place) && Files.getFileStore(place).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(unfinished, Files.getPosixFilePermissions(place));
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
}
