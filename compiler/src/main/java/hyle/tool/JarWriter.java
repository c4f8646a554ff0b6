package hyle.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes jars whose bytes depend on nothing but their content: entries in order, one fixed time, stored as they are.
final class JarWriter {
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  static final String MANIFEST = "META-INF/MANIFEST.MF";

  private JarWriter() {}

  /// Writes to `file` in one step, so that nobody finds half a jar there. `attributes` are those of the manifest.
  static void write(Path file, SequencedMap<String, String> attributes, Map<String, byte[]> entries) {
    try {
      UnfinishedFile.write(file, output -> write(output, attributes, entries));
    } catch (IOException problem) {
      throw Failure.missing("`" + file + "` cannot be written: " + Failure.reason(problem));
    }
  }

  private static void write(OutputStream output, SequencedMap<String, String> attributes, Map<String, byte[]> entries) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(output);
    add(zip, MANIFEST, manifest(attributes));
    for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
      add(zip, entry.getKey(), entry.getValue());
    }
    zip.finish();
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    ((OutputStream) zip).write(bytes);
    zip.closeEntry();
  }

  /// The manifest with these attributes.
  static byte[] manifest(SequencedMap<String, String> attributes) {
    StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\n");
    attributes.forEach((key, value) -> text.append(key).append(": ").append(value).append("\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
