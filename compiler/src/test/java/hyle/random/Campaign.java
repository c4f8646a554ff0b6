package hyle.random;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// Runs any number of random programs on all cores, in chunks. A chunk that is done is a file, so a campaign that was stopped goes on
/// where it was.
///
/// `Campaign FIRST END DIRECTORY README` runs the seeds from FIRST up to END, and writes what all chunks in the directory found to the
/// README. The exit code is 1 if a program failed, and 3 if one did not end.
final class Campaign {
  private static final long PROGRAMS_OF_A_CHUNK = 1000;
  private static final long STACK_BYTES = 1L << 30;
  private static final long MOST_NANOSECONDS_OF_A_BATCH = 600_000_000_000L;
  private static final long MILLISECONDS_BETWEEN_REPORTS = 10_000;
  private static final int NOT_ENDING = 3;

  private final Path directory;
  private final Findings findings;
  private final ConcurrentLinkedQueue<Long> chunks = new ConcurrentLinkedQueue<>();
  private final Map<Thread, Running> running = new ConcurrentHashMap<>();
  private final PrintStream log = System.out;

  /// A batch that a thread works on.
  private record Running(Batch batch, long since) {}

  private Campaign(Path directory) {
    this.directory = directory;
    this.findings = new Findings(directory.resolve("failures"));
  }

  public static void main(String[] arguments) throws InterruptedException {
    long first = Long.parseLong(arguments[0]);
    long end = Long.parseLong(arguments[1]);
    Campaign campaign = new Campaign(Path.of(arguments[2]));
    campaign.run(first, end);
    Tally tally = campaign.done();
    Summary.write(Path.of(arguments[3]), tally);
    campaign.log.println(tally.programs() + " programs, " + tally.failures() + " failures");
    System.exit(tally.failures() == 0 ? 0 : 1);
  }

  private void run(long first, long end) throws InterruptedException {
    create();
    for (long start = first; start < end; start += PROGRAMS_OF_A_CHUNK) {
      if (!Files.exists(file(start, Math.min(end, start + PROGRAMS_OF_A_CHUNK)))) {
        chunks.add(start);
      }
    }
    List<Thread> workers = new ArrayList<>();
    for (int count = Runtime.getRuntime().availableProcessors(); count > 0; count--) {
      Thread worker = new Thread(null, () -> work(end), "worker " + count, STACK_BYTES);
      worker.start();
      workers.add(worker);
    }
    while (workers.stream().anyMatch(Thread::isAlive)) {
      workers.getFirst().join(MILLISECONDS_BETWEEN_REPORTS);
      workers.removeIf(worker -> !worker.isAlive() && workers.size() > 1);
      log.println(chunks.size() + " chunks to begin, " + done().programs() + " programs done");
      stopEndless();
    }
  }

  private void work(long end) {
    for (Long start = chunks.poll(); start != null; start = chunks.poll()) {
      long to = Math.min(end, start + PROGRAMS_OF_A_CHUNK);
      long began = System.nanoTime();
      Tally tally = new Tally();
      for (Batch batch : Plan.batches(start, to)) {
        run(batch, tally);
      }
      running.remove(Thread.currentThread());
      tally.time(System.nanoTime() - began);
      write(file(start, to), tally.text());
    }
  }

  /// A batch has a mark while it runs. One that was there twice when the campaign ended is what ended it, and is not tried again.
  private void run(Batch batch, Tally tally) {
    Path once = directory.resolve("running-" + batch.seeds().getFirst());
    Path twice = directory.resolve("running-again-" + batch.seeds().getFirst());
    if (Files.exists(twice)) {
      keep(new Batch.Finding(batch, new Failure(Failure.Kind.DEADLY, "some way", "the campaign ended in it twice")), tally);
      return;
    }
    Path mark = Files.exists(once) ? twice : once;
    write(mark, batch.seeds().toString());
    running.put(Thread.currentThread(), new Running(batch, System.nanoTime()));
    batch.run(tally, finding -> keep(finding, tally));
    delete(once);
    delete(twice);
  }

  private void keep(Batch.Finding finding, Tally tally) {
    log.println("seeds " + finding.batch().seeds() + ": " + finding.failure().getMessage().lines().findFirst().orElse(""));
    tally.failure(finding.failure());
    findings.keep(finding);
  }

  /// A batch that takes this long never ends, nor does its thread: the campaign stops, and goes on behind it when it is started again.
  private void stopEndless() {
    for (Running work : running.values()) {
      if (System.nanoTime() - work.since() > MOST_NANOSECONDS_OF_A_BATCH) {
        Failure failure = new Failure(Failure.Kind.ENDLESS, "some way", "no end after ten minutes");
        findings.keep(new Batch.Finding(work.batch(), failure));
        log.println("seeds " + work.batch().seeds() + ": no end");
        Runtime.getRuntime().halt(NOT_ENDING);
      }
    }
  }

  private Path file(long from, long to) {
    return directory.resolve("chunk-%012d-%d.tsv".formatted(from, to));
  }

  /// What all chunks that are done found.
  private Tally done() {
    Tally all = new Tally();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
        all.plus(Tally.parse(Files.readString(file)));
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return all;
  }

  private void create() {
    try {
      Files.createDirectories(directory);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// A file is there as a whole or not at all.
  private static void write(Path file, String text) {
    try {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
