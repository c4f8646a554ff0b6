package hyle.memory;

/// The most of something that a call may do, with all that it calls.
sealed interface Bound {
  /// At most so many a call.
  record AtMost(int count) implements Bound {}

  /// At most so many in each round of the function's loop or recursion.
  record PerRound(int count) implements Bound {}

  /// Nothing that can be told.
  record Unknown() implements Bound {}

  Bound NOTHING = new AtMost(0);

  /// The larger of two.
  default Bound or(Bound other) {
    return switch (this) {
      case AtMost(int count) ->
          switch (other) {
            case AtMost(int more) -> new AtMost(Math.max(count, more));
            case PerRound(int more) -> new PerRound(Math.max(count, more));
            case Unknown unknown -> unknown;
          };
      case PerRound(int count) ->
          switch (other) {
            case AtMost(int more) -> new PerRound(Math.max(count, more));
            case PerRound(int more) -> new PerRound(Math.max(count, more));
            case Unknown unknown -> unknown;
          };
      case Unknown unknown -> unknown;
    };
  }
}
