package hyle.fault;

import hyle.jvm.ClassFile;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/// A process in which programs with faults run one after the other: one that reads where no memory is, or never ends, takes only
/// this process with it, and the next program gets a new one.
final class Chamber implements AutoCloseable {
  private static final long MILLISECONDS_FOR_A_RUN = 20_000;

  private final Timer timer = new Timer("chamber", true);
  private Process process;

  Chamber() throws IOException {
    process = start();
  }

  /// Runs a program, the first of its classes being its main class, with these classes in the place of the runtime's.
  Ran run(List<ClassFile> program, List<ClassFile> runtime) throws IOException {
    if (!process.isAlive()) {
      process = start();
    }
    Process current = process;
    TimerTask killing =
        new TimerTask() {
          @Override
          public void run() {
            current.destroyForcibly();
          }
        };
    timer.schedule(killing, MILLISECONDS_FOR_A_RUN);
    try {
      DataOutputStream request = new DataOutputStream(new BufferedOutputStream(current.getOutputStream()));
      write(program, request);
      write(runtime, request);
      request.flush();
      DataInputStream answer = new DataInputStream(current.getInputStream());
      return new Ran(answer.readUTF(), answer.readUTF(), answer.readInt(), answer.readBoolean(), answer.readUTF(), answer.readLong());
    } catch (IOException _) {
      current.destroyForcibly().onExit().join();
      return Ran.gone(killing.cancel() ? "the process died" : "the run did not end");
    } finally {
      killing.cancel();
    }
  }

  private static void write(List<ClassFile> classes, DataOutputStream request) throws IOException {
    request.writeInt(classes.size());
    for (ClassFile file : classes) {
      request.writeUTF(file.binaryName());
      request.writeInt(file.bytes().length);
      request.write(file.bytes());
    }
  }

  private static Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-CreateCoredumpOnCrash", "-XX:+SuppressFatalErrorMessage",
            "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), ChamberProcess.class.getName())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Override
  public void close() {
    timer.cancel();
    process.destroyForcibly().onExit().join();
  }

  /// A chamber, where its process can be started.
  static Chamber open() {
    try {
      return new Chamber();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
