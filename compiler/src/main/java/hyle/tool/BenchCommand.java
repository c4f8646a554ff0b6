package hyle.tool;

import hyle.tool.bench.Bench;
import hyle.tool.bench.BenchFailure;
import hyle.tool.bench.BenchOptions;
import hyle.tool.bench.CompileBench;
import hyle.tool.bench.ProgramBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hyle bench`: the bundled benchmarks, side by side with the peers that this machine has.
@Command(name = "bench", description = "Runs the bundled benchmarks beside their peers, prints the table and writes it under benchmarks/.")
final class BenchCommand implements Callable<Integer> {
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  @Option(names = "--rounds", paramLabel = "N", description = "How often each program runs; ${DEFAULT-VALUE} by default.")
  private int rounds = BenchOptions.USUAL_ROUNDS;

  @Option(names = "--sizes", paramLabel = "N,…", split = ",", description = "The sizes of the problem; those of the benchmark by default.")
  private List<Integer> sizes = List.of();

  @Parameters(paramLabel = "NAME", description = "Which benchmarks; all by default.")
  private List<String> names = List.of();

  private final Console console;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (rounds < 1 || sizes.stream().anyMatch(size -> size < 1)) {
      throw Failure.wrongUsage("--rounds and --sizes take numbers from 1.");
    }
    BenchOptions options = new BenchOptions(rounds, sizes, builder());
    List<String> others = names.stream().filter(name -> !name.equals(CompileBench.NAME)).toList();
    int exit = ExitCode.DONE;
    if (names.isEmpty() || !others.isEmpty()) {
      exit = Bench.run(directory(), others, options, console.output(), console.errors());
    }
    if (names.isEmpty() || others.size() < names.size()) {
      exit = Math.max(exit, CompileBench.run(directory(), options, new TimedCompilation(), console.output(), console.errors()));
    }
    return exit;
  }

  /// Below the directory that the launcher lies in, or the working directory.
  private static Path directory() {
    Path directory = Path.of(System.getProperty("hyle.home", ""), "benchmarks");
    if (!Files.isDirectory(directory)) {
      throw Failure.missing("there are no benchmarks here: " + directory.toAbsolutePath() + " is not a directory.");
    }
    return directory;
  }

  private static ProgramBuilder builder() {
    return (source, output, options) -> {
      List<String> arguments = new ArrayList<>(List.of("build"));
      arguments.addAll(options);
      arguments.addAll(List.of("-o", output.toString(), source.toString()));
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
      Console quiet = new Console(ResultStream.to(stream), stream, hyle.report.Paint.PLAIN, Console.Liveliness.STILL);
      if (Main.run(arguments.toArray(String[]::new), quiet) != ExitCode.DONE) {
        throw new BenchFailure(said.toString(StandardCharsets.UTF_8));
      }
      return output;
    };
  }
}
