package hyle.memory;

import hyle.report.Span;
import java.util.List;

/// What one function does with memory, for each call of it: the worst of all paths through it.
///
/// `reused` and `copies` count places on a path; what a loop repeats counts once. `frames` are the calls that make its stack grow, `builds`
/// the data types whose cells it fills.
public record FunctionReport(
    String function, Span span, Growth allocs, int reused, int copies, Stack stack, List<StackSite> frames, List<MemorySite> sites, List<DataCells> builds) {
  public FunctionReport {
    frames = List.copyOf(frames);
    builds = List.copyOf(builds);
    sites = List.copyOf(sites);
  }

  /// The cells that one call takes from the allocator beyond those that it gives back itself.
  public sealed interface Growth {
    /// At most so many.
    record AtMost(int cells) implements Growth {
      @Override
      public String toString() {
        return Integer.toString(cells);
      }
    }

    /// A loop takes more in each round.
    record Unbounded() implements Growth {
      @Override
      public String toString() {
        return "unbounded";
      }
    }
  }

  /// The stack that a call needs, apart from what functions outside of its recursion and closures do; last calls need none.
  public enum Stack {
    CONSTANT("constant"),
    LINEAR("linear");

    private final String word;

    Stack(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
