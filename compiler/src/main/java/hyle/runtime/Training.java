package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// Stands in the place of a program while a cache is made of what its start loads (`hyle build --aot`): has the program's classes loaded and
/// uses what every program uses of the runtime and of Java, but runs nothing of the program.
final class Training extends Program {
  private static final String SUFFIX = ".class";
  private static final String OF_THE_JAR_ITSELF = "META-INF/";
  private static final int WORDS = 4;

  private final Class<?> program;

  private Training(Program program) {
    super(program.memory(), program.name());
    this.program = program.getClass();
  }

  static Program of(Program program) {
    return new Training(program);
  }

  @Override
  public void run() {
    try {
      load(Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (IOException | URISyntaxException | ClassNotFoundException problem) {
      throw Stop.located("the program's jar cannot be read: " + problem);
    }
    long cell = ProgramThread.current().fresh(WORDS);
    Words.F0.set(JAVA_LONG_UNALIGNED, cell, WORDS);
    long text = Text.of(name());
    Console.print(text);
    Console.printInt(Words.F0.get(JAVA_LONG_UNALIGNED, cell));
    Text.discard(text);
  }

  /// Initialises none of them: what a class of a program does when it is first used is the program's.
  private void load(Path path) throws IOException, ClassNotFoundException {
    try (JarFile jar = new JarFile(path.toFile())) {
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        String name = entries.nextElement().getName();
        if (name.endsWith(SUFFIX) && !name.startsWith(OF_THE_JAR_ITSELF)) {
          Class.forName(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'), false, program.getClassLoader());
        }
      }
    }
  }
}
