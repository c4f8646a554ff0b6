package hyle.fault;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What runs inside the chamber: programs come in by standard input, each beside a runtime of its own, and what they did goes out by
/// standard output.
final class ChamberProcess {
  private static final long STACK_BYTES = 64 << 20;

  private ChamberProcess() {}

  public static void main(String[] arguments) throws Exception {
    DataInputStream requests = new DataInputStream(System.in);
    DataOutputStream answers = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    while (true) {
      Map<String, byte[]> classes = new HashMap<>();
      List<String> names;
      try {
        names = read(requests, classes);
      } catch (EOFException _) {
        return;
      }
      read(requests, classes);
      answer(new Apart(classes), names.getFirst(), answers);
      answers.flush();
    }
  }

  private static List<String> read(DataInputStream requests, Map<String, byte[]> classes) throws IOException {
    List<String> names = new ArrayList<>();
    for (int left = requests.readInt(); left > 0; left--) {
      String name = requests.readUTF();
      names.add(name);
      classes.put(name, requests.readNBytes(requests.readInt()));
    }
    return names;
  }

  /// The runtime is another one than ours, whence the reflection.
  private static void answer(ClassLoader loader, String main, DataOutputStream answers) throws Exception {
    Capped output = new Capped();
    Capped errors = new Capped();
    try {
      Class<?> program = loader.loadClass("hyle.runtime.Program");
      Object outcome =
          loader
              .loadClass("hyle.runtime.Launch")
              .getMethod("run", program, List.class, OutputStream.class, OutputStream.class, InputStream.class, long.class)
              .invoke(
                  null, loader.loadClass(main).getConstructor().newInstance(), List.of(), output, errors,
                  new ByteArrayInputStream(new byte[0]), STACK_BYTES);
      Object counters = of(outcome, "counters");
      answers.writeUTF(output.text());
      answers.writeUTF(errors.text());
      answers.writeInt((int) of(outcome, "exitCode"));
      answers.writeBoolean((long) of(counters, "live") == 0 && (long) of(counters, "liveBytes") == 0);
      answers.writeUTF((String) of(counters, "json"));
      answers.writeLong((long) of(outcome, "reservedBytes"));
    } catch (ReflectiveOperationException | LinkageError problem) {
      answers.writeUTF("");
      answers.writeUTF("the program cannot be started: " + problem);
      answers.writeInt(Ran.GONE);
      answers.writeBoolean(false);
      answers.writeUTF("");
      answers.writeLong(0);
    }
  }

  private static Object of(Object value, String method) throws ReflectiveOperationException {
    return value.getClass().getMethod(method).invoke(value);
  }

  /// Loads a program and a runtime for it alone.
  private static final class Apart extends ClassLoader {
    private final Map<String, byte[]> classes;

    Apart(Map<String, byte[]> classes) {
      super("apart", ChamberProcess.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        if (!classes.containsKey(name) && !name.startsWith("hyle.runtime.")) {
          return super.loadClass(name, resolve);
        }
        byte[] bytes = classes.containsKey(name) ? classes.get(name) : original(name);
        return defineClass(name, bytes, 0, bytes.length);
      }
    }

    private byte[] original(String name) throws ClassNotFoundException {
      try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        return file.readAllBytes();
      } catch (IOException problem) {
        throw new ClassNotFoundException(name, problem);
      }
    }
  }

  /// Keeps the first bytes, and fails beyond: a program that prints without end stops.
  private static final class Capped extends OutputStream {
    private static final int MOST = 10_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int value) throws IOException {
      if (bytes.size() >= MOST) {
        throw new IOException("too much output");
      }
      bytes.write(value);
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
