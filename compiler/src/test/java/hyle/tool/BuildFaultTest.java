package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Builds that are killed, that run at once, or that find no room: what stands at the jar's place is always a whole jar, and always the same.
///
/// `-Dbuild.kills=100` kills a hundred builds.
final class BuildFaultTest {
  private static final int KILLS = Integer.getInteger("build.kills", 4);
  private static final int BUILDERS = 8;

  @TempDir private Path directory;

  @Test
  void buildsAtOnceGiveTheSameJar() throws Exception {
    String program = program();
    byte[] undisturbed = undisturbed(program);
    Path output = Files.createDirectory(directory.resolve("out"));
    List<Callable<Answer>> builds = new ArrayList<>();
    for (int number = 0; number < BUILDERS; number++) {
      String own = output.resolve(number + ".jar").toString();
      builds.add(() -> Answer.of("build", program, "-o", output.resolve("shared.jar").toString()));
      builds.add(() -> Answer.of("build", program, "-o", own));
    }
    try (ExecutorService builders = Executors.newFixedThreadPool(BUILDERS)) {
      for (Future<Answer> build : builders.invokeAll(builds)) {
        assertEquals(new Answer(ExitCode.DONE, "", ""), build.get());
      }
    }
    List<String> expected = new ArrayList<>(IntStream.range(0, BUILDERS).mapToObj(number -> number + ".jar").toList());
    expected.add("shared.jar");
    assertEquals(expected, names(output));
    for (String name : expected) {
      assertArrayEquals(undisturbed, Files.readAllBytes(output.resolve(name)), name);
    }
  }

  /// The moments lie over the time that a build takes here, and a little beyond.
  @Test
  void aBuildThatIsKilledAtAnyMomentLeavesTheOldJarOrTheNewOne() throws Exception {
    String program = program();
    Path output = Files.createDirectory(directory.resolve("out"));
    Path jar = output.resolve("program.jar");
    byte[] old = {1, 2, 3};
    long start = System.nanoTime();
    Process first = build(program, jar);
    assertEquals(0, first.waitFor());
    long whole = System.nanoTime() - start;
    byte[] undisturbed = Files.readAllBytes(jar);
    for (int kill = 1; kill <= KILLS; kill++) {
      Files.write(jar, old);
      Process build = build(program, jar);
      build.waitFor(whole * kill / KILLS * 11 / 10, TimeUnit.NANOSECONDS);
      build.destroyForcibly().waitFor();
      byte[] found = Files.readAllBytes(jar);
      assertArrayEquals(found.length == old.length ? old : undisturbed, found, "killed at " + kill + " of " + KILLS);
    }
    assertEquals(new Answer(ExitCode.DONE, "", ""), Answer.of("build", program, "-o", jar.toString()));
    assertArrayEquals(undisturbed, Files.readAllBytes(jar));
    assertEquals(List.of("program.jar"), names(output));
  }

  /// On a file system of 64 KiB, which only root can make.
  @Test
  void aFullDiskLeavesTheOldJar() throws Exception {
    String program = program();
    Path small = Files.createDirectory(directory.resolve("small"));
    assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()) == 0, "skipped: no file system can be mounted here");
    try {
      Path jar = Files.write(small.resolve("program.jar"), new byte[] {1, 2, 3});
      assertEquals(
          new Answer(ExitCode.MISSING, "", "hyle: `" + jar + "` cannot be written: No space left on device\n"),
          Answer.of("build", program, "-o", jar.toString()));
      assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(jar));
      assertEquals(List.of("program.jar"), names(small));
      Path kept = small.resolve("cache").resolve("kept");
      IOException problem = assertThrows(IOException.class, () -> KeptFile.write(kept, new byte[100_000]));
      assertEquals("No space left on device", Failure.reason(problem));
      assertEquals(List.of(), names(kept.getParent()));
    } finally {
      assertEquals(0, command("umount", small.toString()));
    }
  }

  @Test
  void aJarIsNotPutInThePlaceOfADevice() throws IOException {
    Path device = Path.of("/dev/full");
    assumeTrue(Files.exists(device), "skipped: there is no /dev/full on this system");
    assertEquals(
        new Answer(ExitCode.MISSING, "", "hyle: `/dev/full` cannot be written: No space left on device\n"),
        Answer.of("build", program(), "-o", device.toString()));
    assertTrue(Files.exists(device) && !Files.isRegularFile(device));
  }

  @Test
  void aCompilerWithTooLittleMemorySaysSo() throws Exception {
    StringBuilder text = new StringBuilder("define main(): unit {\n");
    for (int number = 0; number < 20_000; number++) {
      text.append("  let x").append(number).append(": int = ").append(number).append(" in\n");
    }
    Path program = Files.writeString(directory.resolve("long.nt"), text.append("  Unit\n}\n"));
    Path errors = directory.resolve("errors");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    int exitCode =
        new ProcessBuilder(
                java, "-Xmx8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "hyle.tool.Main",
                "check", program.toString())
            .redirectError(errors.toFile())
            .start()
            .waitFor();
    assertEquals("hyle: this machine has not enough memory for the compiler to go on: Java heap space\n", Files.readString(errors));
    assertEquals(ExitCode.MISSING, exitCode);
  }

  private String program() throws IOException {
    return Files.writeString(directory.resolve("program.nt"), "define main(): unit {\n  print(\"Hello\\n\")\n}\n").toString();
  }

  private byte[] undisturbed(String program) throws IOException {
    Path jar = directory.resolve("undisturbed.jar");
    assertEquals(new Answer(ExitCode.DONE, "", ""), Answer.of("build", program, "-o", jar.toString()));
    return Files.readAllBytes(jar);
  }

  private static Process build(String program, Path jar) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "hyle.tool.Main", "build", program,
            "-o", jar.toString())
        .inheritIO()
        .start();
  }

  private static int command(String... words) throws Exception {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    } catch (IOException missing) {
      return ExitCode.MISSING;
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
