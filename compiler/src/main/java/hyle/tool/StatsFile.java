package hyle.tool;

import hyle.runtime.Counters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The file that `--stats` names.
final class StatsFile {
  private StatsFile() {}

  /// Writes what a run counted.
  static void write(String file, Counters counters) {
    try {
      byte[] json = (counters.json() + "\n").getBytes(StandardCharsets.UTF_8);
      UnfinishedFile.write(Path.of(file), output -> output.write(json));
    } catch (IOException problem) {
      throw Failure.missing("the counters cannot be written to `" + file + "`: " + Failure.reason(problem));
    } catch (InvalidPathException _) {
      throw Failure.missing("the counters cannot be written: `" + file + "` cannot be the path of a file");
    }
  }
}
