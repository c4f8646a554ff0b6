package hyle.memory.page;

import hyle.memory.MemorySite;

/// How much a place costs each time that a run comes there, as far as the program's text tells: from nothing to most.
enum Cost {
  REUSED("a dead cell is used again"),
  FREED("a cell is given back"),
  TAKEN("a cell, or a frame of the stack, is taken"),
  WALKED("a value of bounded size is copied or discarded"),
  WALKED_WHOLE("a value of any size is copied or discarded");

  private final String words;

  Cost(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static Cost of(MemorySite site) {
    return switch (site) {
      case MemorySite.Reused _ -> REUSED;
      case MemorySite.Freed _ -> FREED;
      case MemorySite.Allocated _ -> TAKEN;
      case MemorySite.Copied(_, _, String cost, _) -> walked(cost);
      case MemorySite.Discarded(_, _, String cost, _) -> walked(cost);
    };
  }

  private static Cost walked(String cost) {
    return cost.equals("O(1)") ? WALKED : WALKED_WHOLE;
  }
}
