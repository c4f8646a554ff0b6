package hyle.runtime;

/// Blocks of the program's memory for the runtime itself: texts, and what programs allocate by hand.
final class Blocks {
  private Blocks() {}

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
