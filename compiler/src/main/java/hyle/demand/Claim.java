package hyle.demand;

/// What a certificate says of each call of a function, with all that it calls.
public sealed interface Claim {
  /// `allocs 2`, `copies 0`, `allocs 1 per round`: at most so many.
  record AtMost(Quantity quantity, int most, Unit unit) implements Claim {
    @Override
    public String toString() {
      return quantity.word() + " " + most + (unit == Unit.ROUND ? " per round" : "");
    }
  }

  /// `stack constant`: the stack that a call needs does not hang on its operands.
  record ConstantStack() implements Claim {
    @Override
    public String toString() {
      return "stack constant";
    }
  }

  /// What can be counted.
  enum Quantity {
    /// Cells and blocks that are taken from the allocator, also those that are given back before the end.
    ALLOCS("allocs"),
    /// Values that are copied, however large.
    COPIES("copies");

    private final String word;

    Quantity(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// What is counted in: a call of the function, or a round of its loop or recursion.
  enum Unit {
    CALL,
    ROUND
  }
}
