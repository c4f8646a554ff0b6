package hyle.runtime;

/// What code compiled for checked memory calls where plain code works on its lists itself; `site` is `path:line:column`.
public final class Checked {
  private Checked() {}

  public static long allocate(int words, String site) {
    Execution execution = ProgramThread.current().execution();
    execution.counters().cellAllocated(words);
    return execution.checkedHeap().allocate(words, site);
  }

  public static void free(long cell, int words, String site) {
    Execution execution = ProgramThread.current().execution();
    execution.checkedHeap().free(cell, words, site);
    execution.counters().freed(words);
  }

  /// Stops the program unless the cell lives.
  public static void alive(long cell, String site) {
    ProgramThread.current().execution().checkedHeap().alive(cell, site);
  }

  /// Stops the program unless the cell lives and has so many words.
  public static void alive(long cell, int words, String site) {
    ProgramThread.current().execution().checkedHeap().alive(cell, words, site);
  }

  /// Stops the program unless the hole, in which nothing is stored, holds this word.
  public static void kept(long hole, long word, String site) {
    CheckedHeap.kept(hole, word, site);
  }

  /// `hole` is the address of a field of the cell that is still to be filled.
  public static void hole(long hole, long cell, String site) {
    ProgramThread.current().execution().checkedHeap().hole(hole, cell, site);
  }

  /// Stops the program unless the hole is one that was not filled yet, in a cell that lives.
  public static void fill(long hole, String site) {
    ProgramThread.current().execution().checkedHeap().fill(hole, site);
  }

  /// The program goes on at `site`: services of the runtime speak of it.
  public static void at(String site) {
    ProgramThread.current().site = site;
  }
}
