package hyle.tool.archive;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Writes the files of a `.tar.zst` below a directory, and nothing anywhere else [I12].
///
/// An archive may come from anyone: links, devices, sparse files, names that lead out of the directory or occur twice, and
/// archives that are larger than `Limits` says are refused. What was written until then is the caller's to delete.
public final class Unpacker {
  private static final int LONGEST_NAME = 4096;
  private static final int LONGEST_PART = 255;
  private static final int MOST_SHOWN = 60;

  private final Path target;
  private final Limits limits;
  private final Set<List<String>> names = new HashSet<>();
  private final Set<List<String>> files = new HashSet<>();
  private long bytesLeft;
  private int entriesLeft;

  /// The most that an archive may hold: bytes in all its files, and entries.
  public record Limits(long bytes, int entries) {
    /// Far above what modules have, far below what hurts.
    public static final Limits USUAL = new Limits(1L << 30, 100_000);
  }

  private Unpacker(Path target, Limits limits) {
    this.target = target;
    this.limits = limits;
    this.bytesLeft = limits.bytes();
    this.entriesLeft = limits.entries();
  }

  /// Unpacks the archive into the empty directory `target`. A full disk and the like are IOExceptions.
  public static void unpack(Path archive, Path target, Limits limits) throws IOException, UnfitArchive {
    new Unpacker(target, limits).unpack(archive);
  }

  private void unpack(Path archive) throws IOException, UnfitArchive {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        Rationed rationed = new Rationed(new Suspect(new ZstdInputStream(file)));
        TarArchiveInputStream tar = new TarArchiveInputStream(rationed, StandardCharsets.UTF_8.name())) {
      for (Optional<TarArchiveEntry> entry = next(tar, rationed); entry.isPresent(); entry = next(tar, rationed)) {
        unpack(entry.get(), tar, rationed);
      }
    } catch (Rationed.Exhausted _) {
      throw new UnfitArchive("the headers of its entries are too long");
    } catch (Damaged problem) {
      throw new UnfitArchive("it is damaged (" + problem.getMessage() + ")");
    }
  }

  private Optional<TarArchiveEntry> next(TarArchiveInputStream tar, Rationed rationed) throws IOException, UnfitArchive {
    rationed.allow(0);
    TarArchiveEntry entry;
    try {
      entry = tar.getNextEntry();
    } catch (Rationed.Exhausted | Damaged problem) {
      throw problem;
    } catch (IOException | IllegalArgumentException problem) {
      throw new Damaged(problem.getMessage());
    }
    if (entry != null && --entriesLeft < 0) {
      throw new UnfitArchive("it has more than " + limits.entries() + " entries");
    }
    return Optional.ofNullable(entry);
  }

  private void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Rationed rationed) throws IOException, UnfitArchive {
    List<String> name = name(entry);
    if (!name.isEmpty() && !names.add(name)) {
      throw new UnfitArchive("it has the entry " + shown(entry) + " twice");
    }
    for (int parts = 0; parts < name.size(); parts++) {
      if (files.contains(name.subList(0, parts))) {
        throw inTheWay(entry);
      }
    }
    try {
      Path path = target;
      for (String part : name) {
        path = path.resolve(part);
      }
      switch (kind(entry)) {
        case DIRECTORY -> Files.createDirectories(path);
        case FILE -> {
          files.add(name);
          write(entry, path, tar, rationed);
        }
      }
    } catch (FileAlreadyExistsException _) {
      throw inTheWay(entry);
    } catch (InvalidPathException _) {
      throw new UnfitArchive("this system has no file names like its entry " + shown(entry));
    }
  }

  private enum Kind {
    FILE,
    DIRECTORY
  }

  private static Kind kind(TarArchiveEntry entry) throws UnfitArchive {
    if (entry.isSparse()) {
      throw unfit(entry, "a file with holes");
    }
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG ->
          entry.isDirectory() ? Kind.DIRECTORY : Kind.FILE;
      case TarConstants.LF_DIR -> Kind.DIRECTORY;
      case TarConstants.LF_SYMLINK -> throw unfit(entry, "a symbolic link");
      case TarConstants.LF_LINK -> throw unfit(entry, "a hard link");
      case TarConstants.LF_CHR, TarConstants.LF_BLK -> throw unfit(entry, "a device");
      case TarConstants.LF_FIFO -> throw unfit(entry, "a pipe");
      default -> throw unfit(entry, "neither a file nor a directory");
    };
  }

  private static UnfitArchive inTheWay(TarArchiveEntry entry) {
    return new UnfitArchive("its entry " + shown(entry) + " is in the way of another one");
  }

  private static UnfitArchive unfit(TarArchiveEntry entry, String kind) {
    return new UnfitArchive("its entry " + shown(entry) + " is " + kind);
  }

  /// The parts of an entry's name; none for the root itself.
  private static List<String> name(TarArchiveEntry entry) throws UnfitArchive {
    String whole = entry.getName();
    if (whole.length() > LONGEST_NAME || whole.chars().anyMatch(letter -> letter == '\\' || Character.isISOControl(letter))) {
      throw new UnfitArchive("the name of its entry " + shown(entry) + " is not one that a module needs");
    }
    if (whole.startsWith("/") || List.of(whole.split("/")).contains("..")) {
      throw new UnfitArchive("its entry " + shown(entry) + " leads out of the module");
    }
    List<String> parts = new ArrayList<>();
    for (String part : whole.split("/")) {
      if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
        throw new UnfitArchive("the name of its entry " + shown(entry) + " is too long");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }

  /// The name of an entry, fit for a terminal.
  private static String shown(TarArchiveEntry entry) {
    String name = entry.getName();
    String start = name.codePointCount(0, name.length()) > MOST_SHOWN ? name.substring(0, name.offsetByCodePoints(0, MOST_SHOWN)) + "…" : name;
    return "`" + start.replaceAll("\\p{Cc}", "?") + "`";
  }

  private void write(TarArchiveEntry entry, Path path, TarArchiveInputStream tar, Rationed rationed)
      throws IOException, UnfitArchive {
    if (entry.getSize() > bytesLeft) {
      throw new UnfitArchive("its files have more than " + limits.bytes() + " bytes");
    }
    bytesLeft -= entry.getSize();
    rationed.allow(entry.getSize());
    Files.createDirectories(path.getParent());
    // Fails where anything stands already, so that nothing is ever written through what an earlier entry made.
    Files.copy(new Suspect(tar), path);
    if (Files.size(path) != entry.getSize()) {
      throw new Damaged("it ends too early");
    }
  }

  /// A stream whose failures are those of the archive. Where a file is written from it, they are told apart from those of the disk.
  private static final class Suspect extends InputStream {
    private final InputStream input;

    Suspect(InputStream input) {
      this.input = input;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return input.read(bytes, offset, length);
      } catch (Rationed.Exhausted | Damaged problem) {
        throw problem;
      } catch (IOException problem) {
        throw new Damaged(problem.getMessage());
      }
    }

    @Override
    public void close() throws IOException {
      input.close();
    }
  }
}
