package hyle.verify;

/// The most cells that a call of a method takes from the allocator.
sealed interface Cells {
  /// So many a call.
  record AtMost(int count) implements Cells {
    @Override
    public String toString() {
      return "allocs " + count;
    }
  }

  /// So many in each round of a loop or recursion.
  record PerRound(int count) implements Cells {
    @Override
    public String toString() {
      return "allocs " + count + " per round";
    }
  }

  /// Not told by the code alone.
  record Unknown(String why) implements Cells {}

  Cells NONE = new AtMost(0);

  /// Whether what is claimed covers this.
  default boolean isWithin(Cells claimed) {
    return or(claimed).equals(claimed);
  }

  /// The larger one.
  default Cells or(Cells other) {
    return switch (this) {
      case Unknown unknown -> unknown;
      case AtMost(int count) ->
          switch (other) {
            case Unknown unknown -> unknown;
            case AtMost(int more) -> new AtMost(Math.max(count, more));
            case PerRound(int more) -> new PerRound(Math.max(count, more));
          };
      case PerRound(int count) ->
          switch (other) {
            case Unknown unknown -> unknown;
            case AtMost(int more) -> new PerRound(Math.max(count, more));
            case PerRound(int more) -> new PerRound(Math.max(count, more));
          };
    };
  }
}
