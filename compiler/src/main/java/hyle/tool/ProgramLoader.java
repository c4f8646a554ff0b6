package hyle.tool;

import hyle.jvm.ClassFile;
import hyle.runtime.ForeignLibraries;
import hyle.runtime.Program;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Loads the classes of one compiled program into this process, beside the runtime that is here already.
public final class ProgramLoader extends ClassLoader {
  private final Map<String, byte[]> classes = new HashMap<>();

  private final ForeignLibrary library;

  private ProgramLoader(List<ClassFile> files, ForeignLibrary library) {
    super("program", ProgramLoader.class.getClassLoader());
    this.library = library;
    files.forEach(file -> classes.put(file.binaryName(), file.bytes()));
  }

  /// The program whose first class is its main class, without C code of its own.
  public static Program load(List<ClassFile> files) {
    return load(files, ForeignLibrary.NONE);
  }

  /// The program whose first class is its main class, with what its C code became.
  static Program load(List<ClassFile> files, ForeignLibrary library) {
    try {
      Class<?> main = Class.forName(files.getFirst().binaryName(), false, new ProgramLoader(files, library));
      return (Program) main.getConstructor().newInstance();
    } catch (ReflectiveOperationException problem) {
      throw new AssertionError("an emitted program cannot be loaded", problem);
    }
  }

  /// A loader without classes of a program, for one that is interpreted.
  static ClassLoader of(ForeignLibrary library) {
    return new ProgramLoader(List.of(), library);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    return library.isThere() && name.equals(ForeignLibraries.RESOURCE)
        ? new ByteArrayInputStream(library.content())
        : super.getResourceAsStream(name);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.remove(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
