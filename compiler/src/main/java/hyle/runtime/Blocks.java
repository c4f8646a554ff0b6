package hyle.runtime;

/// Blocks of the program's memory for the runtime itself: texts, and what programs allocate by hand.
final class Blocks {
  /// More than any machine has, and little enough to compute with.
  private static final long LARGEST_BYTES = 1L << 48;

  private Blocks() {}

  /// The words of the block that holds so many bytes. Nothing holds a negative number of them, which in C is one beyond 2^63.
  static long words(long bytes) {
    if (bytes < 0 || bytes > LARGEST_BYTES) {
      throw tooLarge();
    }
    return ProgramThread.sizeClass((bytes + 7) / 8);
  }

  /// The bytes of so many things of one size.
  static long bytes(long count, long each) {
    if (count < 0 || each < 0 || each > 0 && count > LARGEST_BYTES / each) {
      throw tooLarge();
    }
    return count * each;
  }

  private static Stop tooLarge() {
    return Stop.located("out of memory: the program asks for more at once than any machine has");
  }

  /// A block of a size class.
  static long allocate(long words) {
    ProgramThread thread = ProgramThread.current();
    Execution execution = thread.execution();
    return switch (execution.memory()) {
      case PLAIN -> thread.allocate(words);
      case COUNTED -> {
        execution.counters().allocated(words);
        yield thread.allocate(words);
      }
      case CHECKED -> {
        execution.counters().allocated(words);
        yield execution.checkedHeap().allocate(words, thread.site);
      }
    };
  }

  static void free(long block, long words) {
    ProgramThread thread = ProgramThread.current();
    Execution execution = thread.execution();
    switch (execution.memory()) {
      case PLAIN -> thread.free(block, words);
      case COUNTED -> {
        execution.counters().freed(words);
        thread.free(block, words);
      }
      case CHECKED -> {
        execution.checkedHeap().free(block, words, thread.site);
        execution.counters().freed(words);
      }
    }
  }

  /// Checked memory: stops the program unless the block lives.
  static void alive(long block) {
    ProgramThread thread = ProgramThread.current();
    if (thread.execution().memory() == Memory.CHECKED) {
      thread.execution().checkedHeap().alive(block, thread.site);
    }
  }

  static void countCopy(long words) {
    Execution execution = ProgramThread.current().execution();
    if (execution.memory() != Memory.PLAIN) {
      execution.counters().copied(words);
    }
  }

  static void countDiscard() {
    Execution execution = ProgramThread.current().execution();
    if (execution.memory() != Memory.PLAIN) {
      execution.counters().discarded();
    }
  }
}
