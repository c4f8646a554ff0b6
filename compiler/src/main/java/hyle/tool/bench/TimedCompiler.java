package hyle.tool.bench;

import java.nio.file.Path;
import java.util.SequencedMap;

/// A compiler of ours that tells how long each of its phases took.
@FunctionalInterface
public interface TimedCompiler {
  /// Compiles the module in a directory to a jar and gives nanoseconds of processor time by phase, in their order.
  ///
  /// Throws when the program is refused, with what the compiler says about it.
  SequencedMap<String, Long> compile(Path module, Path jar) throws BenchFailure;
}
