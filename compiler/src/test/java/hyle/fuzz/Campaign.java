package hyle.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs Jazzer on the targets, in processes of their own, and records what it counted.
///
/// Started by `test-programs/fuzz/run`, with the number of executions, of processes at a time, and the names of targets (none: all).
final class Campaign {
  private static final Path WORK = Path.of("target", "fuzz");
  private static final int MOST_RESTARTS = 8;

  private final long executions;
  private final int workers;

  private Campaign(long executions, int workers) {
    this.executions = executions;
    this.workers = workers;
  }

  /// Exit code 1 when anything was found.
  public static void main(String[] arguments) throws Exception {
    Campaign campaign = new Campaign(Long.parseLong(arguments[0].replace("_", "")), Integer.parseInt(arguments[1]));
    List<String> names = List.of(arguments).subList(2, arguments.length);
    List<Target> targets = Target.all().stream().filter(target -> names.isEmpty() || names.contains(target.name())).toList();
    if (targets.isEmpty()) {
      System.err.println("there are no such targets; there are: " + String.join(", ", Target.all().stream().map(Target::name).toList()));
      System.exit(2);
    }
    List<Outcome> outcomes = campaign.run(targets);
    outcomes.forEach(System.out::println);
    System.exit(outcomes.stream().mapToLong(Outcome::finds).sum() == 0 ? 0 : 1);
  }

  private List<Outcome> run(List<Target> targets) throws Exception {
    int shares = targets.stream().mapToInt(Target::share).sum();
    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      for (Target target : targets) {
        prepare(target);
        long part = Math.max(1, executions * target.share() / shares / workers);
        List<Future<Outcome>> parts = new ArrayList<>();
        for (int piece = 0; piece < workers; piece++) {
          int number = piece;
          parts.add(pool.submit(() -> fuzz(target, part, number)));
        }
        outcomes.add(together(target, parts));
        Record.add(outcomes.getLast());
      }
    }
    return outcomes;
  }

  private static Outcome together(Target target, List<Future<Outcome>> parts) throws InterruptedException, ExecutionException {
    Outcome whole = Outcome.none(target.name());
    for (Future<Outcome> part : parts) {
      whole = whole.and(part.get());
    }
    return whole;
  }

  /// Writes the seeds into the corpus, beside what earlier campaigns left there, and the dictionary.
  private static void prepare(Target target) throws IOException {
    Path corpus = Files.createDirectories(directory("corpus", target));
    Files.createDirectories(directory("finds", target));
    Files.createDirectories(WORK.resolve("logs"));
    int number = 0;
    for (byte[] seed : target.seeds().get()) {
      Files.write(corpus.resolve("seed-" + number++), seed);
    }
    StringBuilder dictionary = new StringBuilder();
    for (String word : target.dictionary()) {
      dictionary.append('"');
      for (byte letter : word.getBytes(StandardCharsets.UTF_8)) {
        dictionary.append("\\x%02x".formatted(letter));
      }
      dictionary.append("\"\n");
    }
    Files.writeString(dictionary(target), dictionary);
  }

  /// A find that ends the process, such as a time-out, does not end the campaign: a new process does the rest.
  private static Outcome fuzz(Target target, long runs, int piece) throws IOException, InterruptedException {
    Outcome sum = Outcome.none(target.name());
    for (int restart = 0; restart <= MOST_RESTARTS && sum.executions() < runs; restart++) {
      Path log = WORK.resolve("logs").resolve(target.name() + "-" + piece + "-" + restart + ".log");
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command(target, runs - sum.executions())).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      process.waitFor();
      Outcome outcome = Outcome.of(target.name(), Files.readString(log, StandardCharsets.ISO_8859_1), (System.nanoTime() - start) / 1_000_000_000);
      if (outcome.executions() == 0) {
        throw new IOException("Jazzer did not run; see " + log);
      }
      sum = sum.and(outcome);
    }
    return sum;
  }

  private static List<String> command(Target target, long runs) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xss512m",
        "-Xmx1500m",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + target.type().getName(),
        "--instrumentation_includes=" + target.instrumented(),
        "--trace=cov",
        "--mutator_framework=false",
        "--keep_going=100",
        "--reproducer_path=" + directory("finds", target),
        "-artifact_prefix=" + directory("finds", target) + "/",
        "-max_len=" + target.longest(),
        "-timeout=20",
        "-rss_limit_mb=3500",
        "-print_final_stats=1",
        "-reduce_inputs=0",
        "-runs=" + runs));
    if (!target.dictionary().isEmpty()) {
      command.add("-dict=" + dictionary(target));
    }
    command.add(directory("corpus", target).toString());
    return command;
  }

  private static Path directory(String kind, Target target) {
    return WORK.resolve(kind).resolve(target.name());
  }

  private static Path dictionary(Target target) {
    return WORK.resolve(target.name() + ".dict");
  }
}
