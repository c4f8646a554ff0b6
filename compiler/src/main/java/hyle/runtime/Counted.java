package hyle.runtime;

/// What code compiled with counters calls where plain code works on its lists itself.
public final class Counted {
  private Counted() {}

  public static long allocate(int words) {
    ProgramThread thread = ProgramThread.current();
    thread.execution().counters().cellAllocated(words);
    return thread.allocate(words);
  }

  public static void free(long cell, int words) {
    ProgramThread thread = ProgramThread.current();
    thread.execution().counters().freed(words);
    thread.free(cell, words);
  }

  /// A program that keeps its cells elsewhere made one of so many words.
  public static void made(int words) {
    ProgramThread.current().execution().counters().cellAllocated(words);
  }

  /// A program that keeps its cells elsewhere gave one up.
  public static void gone(int words) {
    ProgramThread.current().execution().counters().freed(words);
  }

  /// A value is built in a cell.
  public static void built() {
    ProgramThread.current().execution().counters().built();
  }

  /// A value of so many words is built as a copy of another.
  public static void copied(int words) {
    ProgramThread.current().execution().counters().copied(words);
  }

  /// A cell is freed by a discard.
  public static void discarded() {
    ProgramThread.current().execution().counters().discarded();
  }

  /// The program comes to a marked place: what its memory does until it leaves happened there. Gives the number of the place where it was.
  public static long enter(long place) {
    ProgramThread thread = ProgramThread.current();
    long before = thread.place();
    thread.setPlace(place);
    thread.execution().counters().came();
    return before;
  }

  /// The program leaves a marked place, and is where it was before.
  public static void leave(long before) {
    ProgramThread.current().setPlace(before);
  }
}
