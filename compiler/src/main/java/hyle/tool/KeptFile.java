package hyle.tool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A file of the cache: a checksum, then the content. A file that is damaged is as good as none.
final class KeptFile {
  private KeptFile() {}

  /// The content as it was written, if the file is there and whole.
  static Optional<byte[]> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] all = Files.readAllBytes(file);
    if (all.length < Long.BYTES) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOfRange(all, Long.BYTES, all.length);
    return ByteBuffer.wrap(all).getLong() == checksum(content) ? Optional.of(content) : Optional.empty();
  }

  /// Makes or replaces the file, and the directories above it.
  static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    UnfinishedFile.write(
        file,
        output -> {
          output.write(ByteBuffer.allocate(Long.BYTES).putLong(checksum(content)).array());
          output.write(content);
        });
  }

  /// Never 0: a file of zeros, which some crashes leave, is damaged too.
  private static long checksum(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return checksum.getValue() | (long) content.length << Integer.SIZE | 1L << Long.SIZE - 1;
  }
}
