package hyle.tool;

import hyle.core.Core;
import hyle.core.CoreObserver;
import hyle.core.Reachability;
import hyle.jvm.Emitter;
import hyle.jvm.Mode;
import hyle.verify.JarClaims;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Jars that someone takes apart, changes, and puts together again.
final class ChangedJar {
  private ChangedJar() {}

  /// What `hyle build` makes of a test program.
  static Path built(TestProgram program, Path file) {
    Core.Program core = TestBench.lower(TestBench.check(program), Way.PLAIN, CoreObserver.NONE);
    return DeepThread.call(
        () -> {
          Emitter.Emitted emitted = Emitter.emitted(Reachability.ofEntry(core), Mode.PLAIN, Emitter.USUAL_STACK);
          ProgramJar.write(file, emitted.classes(), ForeignLibrary.NONE, ProgramClaims.of(core, emitted));
          return file;
        });
  }

  /// The files of a jar, to change.
  static Map<String, byte[]> entries(Path jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream content = zip.getInputStream(entry)) {
          entries.put(entry.getName(), content.readAllBytes());
        }
      }
    }
    return entries;
  }

  /// Writes the same claims anew, with the digests of what the files are now.
  static void mend(Map<String, byte[]> entries) {
    List<JarClaims.Claim> claims =
        new String(entries.remove(JarClaims.PATH), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.split("\t"))
            .filter(words -> words[0].equals("claim"))
            .map(words -> new JarClaims.Claim(words[1], words[2], words[3], words[4], words[5]))
            .toList();
    entries.put(JarClaims.PATH, JarClaims.write(entries, claims));
  }

  static Path write(Map<String, byte[]> entries, Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        ((OutputStream) zip).write(entry.getValue());
      }
    }
    return file;
  }
}
