package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are whole or not there, whatever happens to who writes them; a cache that is damaged is none.
final class UnfinishedFileTest {
  private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "new and longer".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;

  /// Begins a file, with a directory beside it, says so, and works on it until it is killed.
  static final class Slow {
    private Slow() {}

    public static void main(String[] arguments) throws IOException {
      UnfinishedFile.write(
          Path.of(arguments[0]),
          output -> {
            output.write(NEW, 0, 3);
            output.flush();
            Claim other = Claim.in(Path.of(arguments[0]).getParent());
            Files.write(other.directory().resolve("part"), NEW);
            System.out.println("begun");
            while (System.in.read() >= 0) {
              Thread.onSpinWait();
            }
          });
    }
  }

  @Test
  void aWriterThatFailsLeavesWhatWasThere() throws IOException {
    Path file = Files.write(directory.resolve("file"), OLD);
    assertThrows(
        IOException.class,
        () ->
            UnfinishedFile.write(
                file,
                output -> {
                  output.write(NEW);
                  throw new IOException("No space left on device");
                }));
    assertArrayEquals(OLD, Files.readAllBytes(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void aWriterThatIsKilledLeavesWhatWasThereAndTheNextOneTidiesUp() throws Exception {
    Path file = Files.write(directory.resolve("file"), OLD);
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                Slow.class.getName(), file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals("begun", writer.inputReader().readLine());
    UnfinishedFile.write(directory.resolve("other"), output -> output.write(NEW));
    assertEquals(5, files().size(), "what is being worked on is left alone");
    writer.destroyForcibly().waitFor();
    assertArrayEquals(OLD, Files.readAllBytes(file));
    UnfinishedFile.write(file, output -> output.write(NEW));
    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertEquals(List.of(file, directory.resolve("other")), files());
  }

  @Test
  void linksAndPermissionsStay() throws IOException {
    Path file = Files.write(directory.resolve("file"), OLD);
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "skipped: no permissions here");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    UnfinishedFile.write(link, output -> output.write(NEW));
    assertTrue(Files.isSymbolicLink(link));
    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void whatIsNoFileIsWrittenToAndStays() throws IOException {
    Path device = Path.of("/dev/full");
    assumeTrue(Files.exists(device), "skipped: there is no /dev/full on this system");
    IOException problem = assertThrows(IOException.class, () -> UnfinishedFile.write(device, output -> output.write(NEW)));
    assertEquals("No space left on device", Failure.reason(problem));
    assertTrue(!Files.isRegularFile(device) && Files.exists(device));
  }

  @Test
  void aCacheFileThatIsDamagedAnywhereIsNone() throws IOException {
    byte[] content = new byte[300];
    new Random(1).nextBytes(content);
    Path file = directory.resolve("cache").resolve("kept");
    KeptFile.write(file, content);
    byte[] whole = Files.readAllBytes(file);
    assertArrayEquals(content, KeptFile.read(file).orElseThrow());
    for (int at = 0; at < whole.length; at++) {
      Files.write(file, Arrays.copyOf(whole, at));
      assertEquals(Optional.empty(), KeptFile.read(file), "cut off at " + at);
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      Files.write(file, flipped);
      assertEquals(Optional.empty(), KeptFile.read(file), "changed at " + at);
    }
    Files.write(file, new byte[whole.length]);
    assertEquals(Optional.empty(), KeptFile.read(file), "zeros");
    Files.delete(file);
    Files.createDirectory(file);
    assertEquals(Optional.empty(), KeptFile.read(file), "a directory");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
