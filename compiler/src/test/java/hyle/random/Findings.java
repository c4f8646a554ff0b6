package hyle.random;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Keeps programs that fail: as small as they can be made, with their seeds and what goes wrong.
final class Findings {
  private static final int TRIES = 1500;
  private static final int SHRUNK_OF_A_KIND = 3;

  private final Path directory;
  private final List<Failure> shrunk = new ArrayList<>();

  Findings(Path directory) {
    this.directory = directory;
  }

  /// Writes `SEED.nt`, or the directory of a batch of which no program fails alone, and `SEED.txt` with the message beside it.
  void keep(Batch.Finding finding) {
    Batch batch = finding.batch();
    String name = Long.toString(batch.seeds().getFirst());
    boolean isAlone = batch.programs().size() == 1;
    Program program = isAlone && isRare(finding.failure()) ? shrunk(batch, finding.failure()) : batch.programs().getFirst();
    StringWriter message = new StringWriter();
    finding.failure().printStackTrace(new PrintWriter(message));
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(name + ".txt"), "seeds " + batch.seeds() + "\n" + message);
      if (isAlone) {
        Files.writeString(directory.resolve(name + ".nt"), ProgramPrinter.print(program));
        return;
      }
      for (var file : batch.sources().files().entrySet()) {
        Files.createDirectories(directory.resolve(name));
        Files.writeString(directory.resolve(name).resolve(file.getKey()), file.getValue().text());
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// One cause often makes many programs fail: only the first few are made small.
  private synchronized boolean isRare(Failure failure) {
    shrunk.add(failure);
    return shrunk.stream().filter(failure::isLike).count() <= SHRUNK_OF_A_KIND;
  }

  private static Program shrunk(Batch batch, Failure failure) {
    return Shrinker.shrink(
        batch.programs().getFirst(),
        TRIES,
        candidate -> batch.failure(List.of(candidate)).filter(failure::isLike).isPresent());
  }
}
