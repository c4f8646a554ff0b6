package hyle.tool.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Archives give back what was packed, and hostile ones write nothing outside of their directory [I12].
final class UnpackerTest {
  private static final Unpacker.Limits SMALL = new Unpacker.Limits(1000, 5);

  @TempDir private Path directory;

  /// An entry of a made-up archive.
  private record Entry(String name, byte type, byte[] content) {
    static Entry file(String name) {
      return new Entry(name, TarConstants.LF_NORMAL, "words".getBytes(StandardCharsets.UTF_8));
    }

    static Entry of(byte type, String name) {
      return new Entry(name, type, new byte[0]);
    }
  }

  @Test
  void whatIsPackedComesBack() throws Exception {
    String longName = "source/" + "long/".repeat(40) + "größe.nt";
    Map<String, byte[]> files = Map.of("module.ens", "{}".getBytes(StandardCharsets.UTF_8), longName, new byte[] {0, 1, -1}, "empty", new byte[0]);
    Path one = directory.resolve("one.tar.zst");
    Path two = directory.resolve("two.tar.zst");
    Packer.pack(files, Files.newOutputStream(one));
    Packer.pack(files, Files.newOutputStream(two));
    assertEquals(Digest.of(one), Digest.of(two));
    Path target = Files.createDirectory(directory.resolve("target"));
    Unpacker.unpack(one, target, SMALL);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      assertArrayEquals(file.getValue(), Files.readAllBytes(target.resolve(file.getKey())), file.getKey());
    }
  }

  @Test
  void leadingDotsAndDirectoriesAreOrdinary() throws Exception {
    Path target = unpack(archive(Entry.of(TarConstants.LF_DIR, "./"), Entry.of(TarConstants.LF_DIR, "./source/"), Entry.file("./source/a.nt")));
    assertEquals("words", Files.readString(target.resolve("source/a.nt")));
  }

  @Test
  void whatNoModuleNeedsIsRefused() throws IOException {
    refuses("leads out of the module", Entry.file("../evil"));
    refuses("leads out of the module", Entry.file("source/../../evil"));
    refuses("leads out of the module", Entry.of(TarConstants.LF_DIR, ".."));
    refuses("leads out of the module", Entry.file("/tmp/evil"));
    refuses("not one that a module needs", Entry.file("source\\..\\evil"));
    refuses("not one that a module needs", Entry.file("new\nline"));
    refuses("a symbolic link", Entry.of(TarConstants.LF_SYMLINK, "link"));
    refuses("a hard link", Entry.of(TarConstants.LF_LINK, "link"));
    refuses("a device", Entry.of(TarConstants.LF_CHR, "null"));
    refuses("a device", Entry.of(TarConstants.LF_BLK, "disk"));
    refuses("a pipe", Entry.of(TarConstants.LF_FIFO, "pipe"));
    refuses("neither a file nor a directory", Entry.of((byte) 'V', "label"));
    refuses("twice", Entry.file("a"), Entry.file("a"));
    refuses("twice", Entry.file("a"), Entry.file("./a"));
    refuses("in the way", Entry.file("a"), Entry.file("a/b"));
    refuses("in the way", Entry.file("a"), Entry.file("a/b/c"));
    refuses("in the way", Entry.file("a"), Entry.of(TarConstants.LF_DIR, "a/b/c/"));
    refuses("too long", Entry.file("n".repeat(300)));
    refuses("entry `a?[2Jb`", Entry.file("a\u009b[2Jb"));
    refuses("entry `" + "n".repeat(59) + "\uD83D\uDE00…`", Entry.file("n".repeat(59) + "\uD83D\uDE00".repeat(80)));
    assertFalse(Files.exists(directory.resolve("evil")));
    assertFalse(Files.exists(Path.of("/tmp/evil")));
  }

  @Test
  void bombsAreRefusedBeforeTheyAreWritten() throws IOException {
    Entry big = new Entry("big", TarConstants.LF_NORMAL, new byte[2000]);
    refuses("more than 1000 bytes", big);
    refuses("more than 1000 bytes", new Entry("one", TarConstants.LF_NORMAL, new byte[600]), new Entry("two", TarConstants.LF_NORMAL, new byte[600]));
    refuses("more than 5 entries", Stream.of(1, 2, 3, 4, 5, 6).map(number -> Entry.file("file" + number)).toArray(Entry[]::new));
    // A name of three megabytes, as a header of its own, in few bytes of archive.
    byte[] name = new byte[3_000_000];
    Arrays.fill(name, (byte) 'n');
    refuses("headers", new Entry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME, name), Entry.file("short"));
  }

  @Test
  void whatIsDamagedIsRefused() throws IOException {
    byte[] good = archive(Entry.file("a"), Entry.file("b"));
    for (int length = 0; length < good.length; length += 7) {
      byte[] start = Arrays.copyOf(good, length);
      int kept = length;
      try {
        Unpacker.unpack(write(start), Files.createTempDirectory(directory, "target"), SMALL);
        assertEquals(0, kept, "an empty file holds nothing; what is cut off must be refused");
      } catch (UnfitArchive problem) {
        assertTrue(problem.getMessage().contains("damaged"), problem.getMessage());
      }
    }
    for (int at = 0; at < good.length; at++) {
      byte[] changed = good.clone();
      changed[at] ^= 0x55;
      try {
        Unpacker.unpack(write(changed), Files.createTempDirectory(directory, "target"), SMALL);
      } catch (UnfitArchive problem) {
        assertFalse(problem.getMessage().isEmpty());
      }
    }
    byte[] tar = Zstd.decompress(good, 1 << 20);
    for (int length = 513; length < 512 + "words".length(); length++) {
      byte[] cut = Zstd.compress(Arrays.copyOf(tar, length));
      UnfitArchive problem = assertThrows(UnfitArchive.class, () -> unpack(cut));
      assertTrue(problem.getMessage().contains("damaged"), problem.getMessage());
    }
    assertThrows(UnfitArchive.class, () -> unpack("no archive at all".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void versionsKnowWhatTheyReplace() {
    Consumer<List<String>> replaces = pair -> assertTrue(version(pair.getFirst()).replaces(version(pair.getLast())), pair.toString());
    Consumer<List<String>> differs = pair -> assertFalse(version(pair.getFirst()).replaces(version(pair.getLast())), pair.toString());
    Stream.of(List.of("1-1", "1-0"), List.of("0-50-46", "0-50-9"), List.of("1-2-3", "1-2"), List.of("0-0-1-1", "0-0-1-0")).forEach(replaces);
    Stream.of(List.of("2-0", "1-9"), List.of("0-51-0", "0-50-9"), List.of("1-0", "1-0"), List.of("1-0", "1-1"), List.of("1-0", "0-1-0")).forEach(differs);
    assertEquals("1-10", version("1-9").next().toString());
    Stream.of("", "1-", "a", "1.2", "01", "-1").forEach(text -> assertTrue(ArchiveVersion.parse(text).isEmpty(), text));
  }

  private static ArchiveVersion version(String text) {
    return ArchiveVersion.parse(text).orElseThrow();
  }

  private void refuses(String words, Entry... entries) throws IOException {
    byte[] archive = archive(entries);
    UnfitArchive problem = assertThrows(UnfitArchive.class, () -> unpack(archive), words);
    assertTrue(problem.getMessage().contains(words), problem.getMessage());
  }

  private Path unpack(byte[] archive) throws IOException, UnfitArchive {
    Path target = Files.createTempDirectory(directory, "target");
    Unpacker.unpack(write(archive), target, SMALL);
    return target;
  }

  private Path write(byte[] archive) throws IOException {
    return Files.write(directory.resolve("made.tar.zst"), archive);
  }

  private static byte[] archive(Entry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Entry entry : entries) {
        TarArchiveEntry header = new TarArchiveEntry(entry.name(), entry.type(), true);
        header.setSize(entry.content().length);
        header.setLinkName("elsewhere");
        tar.putArchiveEntry(header);
        tar.write(entry.content());
        tar.closeArchiveEntry();
      }
    }
    return Zstd.compress(bytes.toByteArray());
  }
}
