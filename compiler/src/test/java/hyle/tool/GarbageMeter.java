package hyle.tool;

import com.sun.management.ThreadMXBean;
import hyle.runtime.Launch;
import hyle.runtime.Outcome;
import hyle.runtime.Program;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/// A process of its own: runs the program of a jar several times and prints how many bytes of Java's heap each run took, in all threads.
///
/// Arguments: the jar, N, and for each run how many times the program is to do its work.
final class GarbageMeter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private GarbageMeter() {}

  public static void main(String[] arguments) throws Exception {
    URL jar = Path.of(arguments[0]).toUri().toURL();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, GarbageMeter.class.getClassLoader())) {
      Class<?> main = loader.loadClass("hyle.program.Main");
      for (String times : List.of(arguments).subList(2, arguments.length)) {
        Program program = (Program) main.getConstructor().newInstance();
        System.out.println(bytes(program, List.of(arguments[1], times)));
      }
    }
  }

  private static long bytes(Program program, List<String> arguments) {
    long before = THREADS.getTotalThreadAllocatedBytes();
    Outcome outcome =
        Launch.run(
            program, arguments, OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), InputStream.nullInputStream(),
            Launch.defaultStackBytes());
    long after = THREADS.getTotalThreadAllocatedBytes();
    if (outcome.exitCode() != 0) {
      throw new AssertionError("the program ended with " + outcome.exitCode());
    }
    return after - before;
  }
}
