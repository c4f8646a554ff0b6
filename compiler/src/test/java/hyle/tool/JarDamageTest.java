package hyle.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.jvm.Emitter;
import hyle.runtime.ForeignLibraries;
import hyle.verify.JarClaims;
import hyle.verify.Verdict;
import hyle.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jars that were cut off or damaged anywhere are refused in words [M22]. `-Djar.damages=100000` tries more.
final class JarDamageTest {
  private static final int TRIES = Integer.getInteger("jar.damages", 300);
  private static final long SEED = 20;

  @TempDir static Path directory;

  private static Path jar;

  @BeforeAll
  static void build() {
    TestProgram program = TestProgram.in("memory").stream().filter(each -> each.name().contains("certificates-hold")).findFirst().orElseThrow();
    jar = ChangedJar.built(program, directory.resolve("built.jar"));
  }

  @Test
  void aJarThatIsCutOffIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(jar);
    Random random = new Random(SEED);
    for (int round = 0; round < TRIES / 3; round++) {
      assertRefused(Arrays.copyOf(whole, random.nextInt(whole.length)));
    }
  }

  /// Bytes that no digest covers, such as the date of an entry, may change.
  @Test
  void aJarWithOtherBytesIsRefusedOrTheSame() throws IOException {
    byte[] whole = Files.readAllBytes(jar);
    Map<String, byte[]> entries = ChangedJar.entries(jar);
    Random random = new Random(SEED);
    for (int round = 0; round < TRIES / 3; round++) {
      Path file = Files.write(directory.resolve("damaged.jar"), damaged(whole, random));
      try {
        JarVerification.table(file.toString());
        Map<String, byte[]> found = ChangedJar.entries(file);
        assertEquals(entries.keySet(), found.keySet());
        entries.forEach((name, bytes) -> assertTrue(Arrays.equals(bytes, found.get(name)), name));
      } catch (Failure failure) {
        assertEquals(ExitCode.PROGRAM_FAILED, failure.exitCode(), failure.getMessage());
      }
    }
  }

  /// The digests are mended, so that classes of any bytes are read.
  @Test
  void aClassOfAnyBytesIsRefusedOrUnderstood() throws IOException {
    Map<String, byte[]> trusted = ProgramJar.alwaysThere(Emitter.MAIN_CLASS);
    Map<String, byte[]> entries = ChangedJar.entries(jar);
    List<String> classes = entries.keySet().stream().filter(name -> name.contains("hyle/program/") && !trusted.containsKey(name)).toList();
    Random random = new Random(SEED);
    int refused = 0;
    for (int round = 0; round < TRIES; round++) {
      Map<String, byte[]> changed = new TreeMap<>(entries);
      String name = classes.get(random.nextInt(classes.size()));
      byte[] whole = entries.get(name);
      changed.put(name, round % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : damaged(whole, random));
      ChangedJar.mend(changed);
      refused +=
          switch (DeepThread.call(() -> Verifier.verify(changed, trusted, ForeignLibraries.RESOURCE))) {
            case Verdict.Refused(String why) -> {
              assertTrue(!why.isBlank() && why.lines().count() == 1, why);
              yield 1;
            }
            case Verdict.Accepted _ -> 0;
          };
    }
    assertTrue(refused > TRIES / 3, "only " + refused + " were refused");
  }

  @Test
  void claimsOfAnyBytesAreRefused() throws IOException {
    Map<String, byte[]> entries = ChangedJar.entries(jar);
    byte[] whole = entries.get(JarClaims.PATH);
    Random random = new Random(SEED);
    for (int round = 0; round < TRIES; round++) {
      Map<String, byte[]> changed = new TreeMap<>(entries);
      changed.put(JarClaims.PATH, round % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : damaged(whole, random));
      Verdict verdict = Verifier.verify(changed, ProgramJar.alwaysThere(Emitter.MAIN_CLASS), ForeignLibraries.RESOURCE);
      assertTrue(verdict instanceof Verdict.Refused, verdict::toString);
    }
  }

  private static void assertRefused(byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve("cut.jar"), bytes);
    Failure failure = assertThrows(Failure.class, () -> JarVerification.table(file.toString()));
    assertEquals(ExitCode.PROGRAM_FAILED, failure.exitCode(), failure.getMessage());
  }

  /// One to three other bytes.
  private static byte[] damaged(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    for (int more = random.nextInt(3); more >= 0; more--) {
      damaged[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
    }
    return damaged;
  }
}
