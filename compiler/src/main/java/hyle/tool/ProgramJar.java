package hyle.tool;

import hyle.jvm.ClassFile;
import hyle.jvm.RuntimeClasses;
import hyle.runtime.ForeignLibraries;
import hyle.verify.JarClaims;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The jar of a compiled program: its classes, the runtime, and a first class that even Java 8 can read.
///
/// The main class stands in it twice. A JDK that is new enough takes the program's own from `META-INF/versions`; an older one
/// takes the other, which looks for a newer JDK on the machine and starts the jar with that.
final class ProgramJar {
  private static final String FOR_NEW_JAVA = "META-INF/versions/25/";
  private static final String FOR_OLD_JAVA = "/launch/";

  private ProgramJar() {}

  /// Writes the jar; `library` is what the program's C code became, `claims` is what can be verified of it.
  static void write(Path jar, List<ClassFile> classes, ForeignLibrary library, List<JarClaims.Claim> claims) {
    String main = classes.getFirst().binaryName();
    Map<String, byte[]> entries = new TreeMap<>();
    classes.forEach(file -> entries.put(classPath(file.binaryName()), file.bytes()));
    entries.put(FOR_NEW_JAVA + classPath(main), entries.get(classPath(main)));
    entries.putAll(alwaysThere(main));
    if (library.isThere()) {
      entries.put(ForeignLibraries.RESOURCE, library.content());
    }
    entries.put(JarClaims.PATH, JarClaims.write(entries, claims));
    entries.remove(JarWriter.MANIFEST);
    JarWriter.write(jar, attributes(main), entries);
  }

  private static LinkedHashMap<String, String> attributes(String main) {
    LinkedHashMap<String, String> attributes = new LinkedHashMap<>();
    attributes.put("Main-Class", main);
    attributes.put("Multi-Release", "true");
    attributes.put("Enable-Native-Access", "ALL-UNNAMED");
    attributes.put("Created-By", "hyle " + Version.number());
    return attributes;
  }

  /// What is the same in the jars of all programs: the manifest, the runtime, and the first class.
  static Map<String, byte[]> alwaysThere(String main) {
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put(JarWriter.MANIFEST, JarWriter.manifest(attributes(main)));
    entries.put(classPath(main), resource(FOR_OLD_JAVA + classPath(main)));
    for (String name : RuntimeClasses.names()) {
      entries.put(classPath(name), resource("/" + classPath(name)));
    }
    return entries;
  }

  private static String classPath(String binaryName) {
    return binaryName.replace('.', '/') + ".class";
  }

  private static byte[] resource(String path) {
    try (InputStream stream = ProgramJar.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new AssertionError("the compiler does not carry " + path);
      }
      return stream.readAllBytes();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
