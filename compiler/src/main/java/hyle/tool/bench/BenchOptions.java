package hyle.tool.bench;

import java.util.List;

/// What a caller of `hyle bench` chooses: the rounds, the sizes (none: the benchmark's own), and how programs of ours are built.
public record BenchOptions(int rounds, List<Integer> sizes, ProgramBuilder builder) {
  /// The rounds when nobody says otherwise: enough for a median that one disturbed round does not move.
  public static final int USUAL_ROUNDS = 5;

  public BenchOptions {
    sizes = List.copyOf(sizes);
  }
}
