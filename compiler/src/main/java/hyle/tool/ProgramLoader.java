package hyle.tool;

import hyle.jvm.ClassFile;
import hyle.runtime.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Loads the classes of one compiled program into this process, beside the runtime that is here already.
public final class ProgramLoader extends ClassLoader {
  private final Map<String, byte[]> classes = new HashMap<>();

  private ProgramLoader(List<ClassFile> files) {
    super("program", ProgramLoader.class.getClassLoader());
    files.forEach(file -> classes.put(file.binaryName(), file.bytes()));
  }

  /// The program whose first class is its main class.
  public static Program load(List<ClassFile> files) {
    try {
      Class<?> main = Class.forName(files.getFirst().binaryName(), false, new ProgramLoader(files));
      return (Program) main.getConstructor().newInstance();
    } catch (ReflectiveOperationException problem) {
      throw new AssertionError("an emitted program cannot be loaded", problem);
    }
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
