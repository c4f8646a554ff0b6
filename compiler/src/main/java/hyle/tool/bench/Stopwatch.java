package hyle.tool.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Runs programs one at a time as children of this process and measures each: time on the wall, time on a processor, peak memory.
///
/// The kernel counts into a process's peak memory what it was forked from, here a whole JVM, so the program is forked by a small
/// shell instead. The shell is gone at once, the program becomes ours by adoption, and wait4 reports on it alone. It stands before
/// a gate (a named pipe) until the clock is started, so that no wall clock counts the shell's own start.
final class Stopwatch implements AutoCloseable {
  /// One measured run: what it printed and what it took.
  record Run(String output, long wallNanos, long cpuNanos, long peakBytes) {}

  private static final String SCRIPT = """
      gate=$1 output=$2 errors=$3
      shift 3
      { read -r go <"$gate"; exec "$@"; } </dev/null >"$output" 2>"$errors" &
      exec echo $!
      """;

  private static final int LIMIT_SECONDS = 300;

  private final Path gate;
  private final Path output;
  private final Path errors;
  private final RandomAccessFile gateKeeper;
  private final ScheduledExecutorService limit =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  /// A stopwatch that keeps its files in `directory`.
  static Stopwatch in(Path directory) throws IOException, InterruptedException, BenchFailure {
    Kernel.adoptOrphans();
    Path gate = directory.resolve("gate");
    if (new ProcessBuilder("mkfifo", gate.toString()).inheritIO().start().waitFor() != 0) {
      throw new BenchFailure("`mkfifo` could not make a named pipe in " + directory);
    }
    return new Stopwatch(directory, gate);
  }

  private Stopwatch(Path directory, Path gate) throws IOException {
    this.gate = gate;
    this.output = directory.resolve("output");
    this.errors = directory.resolve("errors");
    // open for both directions, which never blocks: a program that dies before the gate does not leave us waiting
    this.gateKeeper = new RandomAccessFile(gate.toFile(), "rw");
  }

  /// Runs `command` to its end. Throws when it fails, is killed, or takes longer than the limit.
  Run run(List<String> command) throws IOException, InterruptedException, BenchFailure {
    List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh"));
    shell.addAll(List.of(gate.toString(), output.toString(), errors.toString()));
    shell.addAll(command);
    Process starter = new ProcessBuilder(shell).start();
    long pid;
    try (BufferedReader told = starter.inputReader()) {
      pid = Long.parseLong(told.readLine());
    }
    starter.waitFor();
    Thread onInterrupt = new Thread(() -> kill(pid));
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    ScheduledFuture<?> onLimit = limit.schedule(() -> kill(pid), LIMIT_SECONDS, TimeUnit.SECONDS);

    long begin = System.nanoTime();
    gateKeeper.write('\n');
    Kernel.Usage usage = Kernel.await(pid);
    long wall = System.nanoTime() - begin;

    boolean inTime = onLimit.cancel(false);
    Runtime.getRuntime().removeShutdownHook(onInterrupt);
    if (!inTime) {
      throw new BenchFailure("did not end within " + LIMIT_SECONDS + " seconds");
    }
    if (usage.status() != 0) {
      throw new BenchFailure(ending(usage.status()) + firstLine(errors));
    }
    return new Run(Files.readString(output).strip(), wall, usage.cpuNanos(), usage.peakBytes());
  }

  @Override
  public void close() throws IOException {
    limit.shutdownNow();
    gateKeeper.close();
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static String ending(int status) {
    int signal = status & 0x7f;
    return signal == 0 ? "ended with exit code " + (status >> 8) : "was ended by signal " + signal;
  }

  private static String firstLine(Path errors) throws IOException {
    return Files.readString(errors).lines().findFirst().map(line -> ": " + line).orElse("");
  }
}
