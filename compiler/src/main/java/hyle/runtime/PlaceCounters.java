package hyle.runtime;

/// What a program's memory did at one of its marked places, or, as the first of them, at none.
public final class PlaceCounters {
  private long times;
  private long allocations;
  private long cells;
  private long builds;
  private long frees;
  private long freedWords;
  private long copiedObjects;
  private long copiedWords;

  PlaceCounters() {}

  void came() {
    times++;
  }

  void cellAllocated() {
    cells++;
    allocations++;
  }

  void blockAllocated() {
    allocations++;
  }

  void built() {
    builds++;
  }

  void freed(long words) {
    frees++;
    freedWords += words;
  }

  void copied(long words) {
    copiedObjects++;
    copiedWords += words;
  }

  /// How often the program came there.
  public long times() {
    return times;
  }

  /// Cells and blocks that were taken from the allocator.
  public long allocations() {
    return allocations;
  }

  /// The cells among them.
  public long cells() {
    return cells;
  }

  /// Values that were built in a cell.
  public long builds() {
    return builds;
  }

  public long frees() {
    return frees;
  }

  public long freedWords() {
    return freedWords;
  }

  public long copiedObjects() {
    return copiedObjects;
  }

  public long copiedWords() {
    return copiedWords;
  }
}
