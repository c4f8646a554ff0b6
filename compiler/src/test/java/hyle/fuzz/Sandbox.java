package hyle.fuzz;

import com.github.luben.zstd.Zstd;
import hyle.tool.archive.UnfitArchive;
import hyle.tool.archive.Unpacker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// A directory in which archives are unpacked, and looked at afterwards: everything lies below the target, and is a file or a directory.
final class Sandbox {
  private static final Unpacker.Limits LIMITS = new Unpacker.Limits(1 << 16, 64);
  private static final Sandbox ONLY = new Sandbox();

  private final Path root;
  private final Path archive;
  private final Path target;

  private Sandbox() {
    Path memory = Path.of("/dev/shm");
    try {
      root = Files.isWritable(memory) ? Files.createTempDirectory(memory, "hyle-fuzz") : Files.createTempDirectory("hyle-fuzz");
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    archive = root.resolve("input.tar.zst");
    target = root.resolve("one").resolve("two").resolve("target");
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
  }

  /// Unpacks the bytes of a `.tar.zst`; a refusal has a reason.
  static void unpack(byte[] compressed) {
    try {
      ONLY.unpackAndLook(compressed);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// Compresses the bytes of a `.tar` and unpacks them.
  static void unpackPlain(byte[] tar) {
    unpack(Zstd.compress(tar, 1));
  }

  private void unpackAndLook(byte[] compressed) throws IOException {
    Files.write(archive, compressed);
    Files.createDirectories(target);
    try {
      Unpacker.unpack(archive, target, LIMITS);
    } catch (UnfitArchive problem) {
      if (problem.getMessage().endsWith("(null)") || problem.getMessage().codePoints().anyMatch(Sandbox::isUnfitForTerminals)) {
        throw new AssertionError("not a reason that can be shown: " + problem.getMessage());
      }
    }
    Files.delete(archive);
    Contents contents = new Contents();
    Files.walkFileTree(root, contents);
    if (contents.bytes > LIMITS.bytes()) {
      throw new AssertionError(contents.bytes + " bytes were written, more than allowed");
    }
  }

  private static boolean isUnfitForTerminals(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }

  private void end() {
    try {
      if (Files.exists(archive)) {
        Files.delete(archive);
      }
      Files.walkFileTree(root, new Contents());
      Files.deleteIfExists(root.resolve("one").resolve("two"));
      Files.deleteIfExists(root.resolve("one"));
      Files.deleteIfExists(root);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// Looks at all that was written, and takes it away.
  private final class Contents extends SimpleFileVisitor<Path> {
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.startsWith(target) || !attributes.isRegularFile()) {
        throw new AssertionError("an archive wrote " + file);
      }
      bytes += attributes.size();
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException problem) throws IOException {
      if (directory.startsWith(target)) {
        Files.delete(directory);
      } else if (!target.startsWith(directory)) {
        throw new AssertionError("an archive made " + directory);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
