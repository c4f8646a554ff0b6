package hyle.tool;

import hyle.jvm.ClassFile;
import hyle.report.Paint;
import hyle.runtime.Program;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The compiled classes of one program, its library of C code and the warnings about it, with one choice of options, kept in a file
/// of the cache directory.
///
/// The file opens with everything that the classes depend on: the compiler, the options, and the text of each source file that
/// was read (or that it was not there). It is used only if all of that is as it was, and the file whole. A cache that cannot be read or written is as
/// good as none.
final class ProgramCache {
  private static final String ABSENT = "absent";
  private static final String PRESENT = "present";

  private final Path file;
  private final String key;
  private final Path root;

  private ProgramCache(Path file, String key, Path root) {
    this.file = file;
    this.key = key;
    this.root = root;
  }

  /// The place for the program that a PATH of the command line names.
  static ProgramCache of(String path, CompileOptions options) {
    Path program = Path.of(path).toAbsolutePath().normalize();
    String key = compiler() + "\n" + options.key() + "\n" + path + "\n" + program;
    CRC32C checksum = new CRC32C();
    checksum.update(key.getBytes(StandardCharsets.UTF_8));
    String name = HexFormat.of().toHexDigits(checksum.getValue(), 8) + ".classes";
    return new ProgramCache(CacheDirectory.path().resolve(name), key, root(path, program));
  }

  /// A program as it was compiled before; its warnings are told again.
  record Cached(Map<Paint, String> warnings, Program program) {}

  /// The program, if it is there and still good.
  Optional<Cached> find() {
    if (key.startsWith("\n")) {
      return Optional.empty();
    }
    try {
      Optional<byte[]> content = KeptFile.read(file);
      return content.isPresent() ? read(new DataInputStream(new ByteArrayInputStream(content.get()))) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private Optional<Cached> read(DataInputStream input) throws IOException {
    boolean isGood = text(input).equals(key) && sourcesAreTheSame(input);
    return isGood ? Optional.of(new Cached(warnings(input), program(input))) : Optional.empty();
  }

  private static Program program(DataInputStream input) throws IOException {
    List<ClassFile> classes = classes(input);
    return ProgramLoader.load(classes, new ForeignLibrary(bytes(input)));
  }

  /// Keeps the classes for the next run.
  void store(Compilation.Compiled compiled) {
    if (key.startsWith("\n")) {
      return;
    }
    try {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      write(new DataOutputStream(content), compiled);
      KeptFile.write(file, content.toByteArray());
    } catch (IOException _) {
      // Nothing is lost but time: the next run compiles again.
      return;
    }
  }

  private void write(DataOutputStream output, Compilation.Compiled compiled) throws IOException {
    write(output, key);
    writeSources(output, compiled.workspace().sources().reads());
    for (Paint paint : Paint.values()) {
      write(output, compiled.warnings().get(paint));
    }
    writeClasses(output, compiled.classes());
    write(output, compiled.library().content());
  }

  /// This compiler's jar, with its size and time; empty when the compiler runs from classes, which may change under it.
  private static String compiler() {
    try {
      URI place = ProgramCache.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path jar = Path.of(place);
      return Files.isRegularFile(jar) ? jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar) : "";
    } catch (IOException | URISyntaxException _) {
      return "";
    }
  }

  /// The directory that the program's paths start from.
  private static Path root(String path, Path program) {
    if (Files.isRegularFile(program)) {
      return program.getParent();
    }
    int colon = path.lastIndexOf(':');
    return Files.isDirectory(program) || colon <= 0 ? program : Path.of(path.substring(0, colon)).toAbsolutePath().normalize();
  }

  private boolean sourcesAreTheSame(DataInputStream input) throws IOException {
    int count = input.readInt();
    for (int read = 0; read < count; read++) {
      Path source = root.resolve(text(input));
      boolean wasThere = text(input).equals(PRESENT);
      String before = wasThere ? text(input) : "";
      if (Files.isRegularFile(source) != wasThere || (wasThere && !Files.readString(source).equals(before))) {
        return false;
      }
    }
    return true;
  }

  private static void writeSources(DataOutputStream output, Map<String, Optional<String>> reads) throws IOException {
    output.writeInt(reads.size());
    for (Map.Entry<String, Optional<String>> read : reads.entrySet()) {
      write(output, read.getKey());
      write(output, read.getValue().isPresent() ? PRESENT : ABSENT);
      if (read.getValue().isPresent()) {
        write(output, read.getValue().get());
      }
    }
  }

  private static Map<Paint, String> warnings(DataInputStream input) throws IOException {
    Map<Paint, String> warnings = new EnumMap<>(Paint.class);
    for (Paint paint : Paint.values()) {
      warnings.put(paint, text(input));
    }
    return warnings;
  }

  private static List<ClassFile> classes(DataInputStream input) throws IOException {
    List<ClassFile> classes = new ArrayList<>();
    int count = input.readInt();
    for (int index = 0; index < count; index++) {
      classes.add(new ClassFile(text(input), bytes(input)));
    }
    return classes;
  }

  private static void writeClasses(DataOutputStream output, List<ClassFile> classes) throws IOException {
    output.writeInt(classes.size());
    for (ClassFile file : classes) {
      write(output, file.binaryName());
      write(output, file.bytes());
    }
  }

  private static void write(DataOutputStream output, String text) throws IOException {
    write(output, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(DataOutputStream output, byte[] bytes) throws IOException {
    output.writeInt(bytes.length);
    output.write(bytes);
  }

  private static String text(DataInputStream input) throws IOException {
    return new String(bytes(input), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream input) throws IOException {
    int length = input.readInt();
    byte[] bytes = input.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new IOException("the file is cut off");
    }
    return bytes;
  }
}
