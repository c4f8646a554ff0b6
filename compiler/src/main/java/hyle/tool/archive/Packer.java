package hyle.tool.archive;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Writes a `.tar.zst` whose bytes depend on nothing but the names and the bytes of its files: no owners, times or permissions.
public final class Packer {
  private static final int LEVEL = 19;
  private static final int PERMISSIONS = 0644;

  private Packer() {}

  /// Packs `files`, by their paths in the archive, `/` between the parts. Closes `archive`.
  public static void pack(Map<String, byte[]> files, OutputStream archive) throws IOException {
    SortedMap<String, byte[]> ordered = new TreeMap<>(files);
    try (ZstdOutputStream compressed = new ZstdOutputStream(archive, LEVEL).setChecksum(true);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(compressed, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (Map.Entry<String, byte[]> packed : ordered.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(packed.getKey());
        entry.setSize(packed.getValue().length);
        entry.setMode(TarArchiveEntry.DEFAULT_FILE_MODE & ~0777 | PERMISSIONS);
        entry.setModTime(0L);
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
        tar.write(packed.getValue());
        tar.closeArchiveEntry();
      }
    }
  }
}
