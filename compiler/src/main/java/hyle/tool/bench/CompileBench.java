package hyle.tool.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// `hyle bench compile`: how long compiling generated programs of growing size takes, phase by phase, beside `javac`.
public final class CompileBench {
  /// The name of this benchmark and of its folder.
  public static final String NAME = "compile";

  private static final List<Integer> USUAL_SIZES = List.of(12_500, 25_000, 50_000, 100_000);
  private static final int DONE = 0;
  private static final int WENT_WRONG = 1;

  private final TimedCompiler compiler;
  private final Optional<JavaPeer> java;
  private final Path room;
  private final Progress progress;

  private CompileBench(TimedCompiler compiler, Path room, Progress progress) {
    this.compiler = compiler;
    this.java = JavaPeer.ofThisJvm();
    this.room = room;
    this.progress = progress;
  }

  /// Measures, prints the page and writes it to `compile/RESULTS.md` under `benchmarksDirectory`, where the units lie of which
  /// programs are made. Gives the exit code: 0 done, 1 a program was refused or a file could not be read or written.
  public static int run(
      Path benchmarksDirectory, BenchOptions options, TimedCompiler compiler, PrintStream out, PrintStream err) {
    Path folder = benchmarksDirectory.resolve(NAME);
    List<Integer> sizes = (options.sizes().isEmpty() ? USUAL_SIZES : options.sizes()).stream().sorted().distinct().toList();
    try {
      Path room = Files.createTempDirectory("hyle-bench-compile");
      try {
        String page = new CompileBench(compiler, room, Progress.on(err)).measure(folder, sizes, options.rounds()).page();
        Files.writeString(folder.resolve("RESULTS.md"), page);
        out.print(page);
        return DONE;
      } finally {
        delete(room);
      }
    } catch (BenchFailure failure) {
      err.println(failure.getMessage());
      return WENT_WRONG;
    } catch (IOException failure) {
      err.println("A file could not be read or written: " + failure.getMessage());
      return WENT_WRONG;
    }
  }

  /// The largest program is compiled first, in a JVM that has compiled nothing yet; then come the rounds, all sizes in each.
  private CompileResults measure(Path folder, List<Integer> sizes, int rounds) throws IOException, BenchFailure {
    List<CompileResults.Size> measured = new ArrayList<>();
    for (int size : sizes) {
      GeneratedProgram ours = GeneratedProgram.neut(folder.resolve("unit.nt"), size);
      GeneratedProgram theirs = GeneratedProgram.java(folder.resolve("Unit.java"), size);
      ours.write(room.resolve("neut-" + size));
      measured.add(
          new CompileResults.Size(
              ours.lines(),
              theirs.lines(),
              room.resolve("neut-" + size),
              theirs.write(room.resolve("java-" + size)),
              new ArrayList<>(),
              new ArrayList<>()));
    }
    CompileResults.Size largest = measured.getLast();
    progress.show("compiling " + largest.lines() + " lines for the first time");
    long first = CompileResults.total(ours(largest));
    long firstOfJava = java.isPresent() ? theirs(largest) : 0;
    for (int round = 1; round <= rounds; round++) {
      for (CompileResults.Size size : measured) {
        progress.show("round %d of %d, %d lines".formatted(round, rounds, size.lines()));
        size.ours().add(ours(size));
        if (java.isPresent()) {
          size.theirs().add(theirs(size));
        }
      }
    }
    progress.clear();
    return new CompileResults(measured, rounds, first, firstOfJava);
  }

  private SequencedMap<String, Long> ours(CompileResults.Size size) throws BenchFailure {
    System.gc();
    return compiler.compile(size.module(), room.resolve("out.jar"));
  }

  private long theirs(CompileResults.Size size) throws IOException, BenchFailure {
    System.gc();
    return java.orElseThrow().compile(size.javaFiles(), Files.createDirectories(room.resolve("classes")));
  }

  private static void delete(Path room) throws IOException {
    try (Stream<Path> files = Files.walk(room)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
