package hyle.tool.bench;

import java.nio.file.Path;
import java.util.List;

/// Compiles a program of ours to a runnable jar, as `hyle build OPTIONS SOURCE -o OUTPUT` does.
@FunctionalInterface
public interface ProgramBuilder {
  /// Writes the jar to `output` and gives its path. `options` are those of `hyle build` (`--counters`).
  ///
  /// Throws when the program is refused, with what the compiler says about it.
  Path build(Path source, Path output, List<String> options) throws BenchFailure;
}
