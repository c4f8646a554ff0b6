package hyle.tool;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs work on a thread whose stack is deep enough for programs that nest deeply.
final class DeepThread {
  private static final long STACK_BYTES = 1L << 30;

  private DeepThread() {}

  /// What `work` gives; what it throws is thrown here.
  static <R> R call(Callable<R> work) {
    FutureTask<R> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "compiler", STACK_BYTES);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException _) {
      throw Failure.ofProgram("interrupted.");
    } catch (ExecutionException wrapped) {
      throw unwrap(wrapped.getCause());
    }
  }

  private static RuntimeException unwrap(Throwable thrown) {
    return switch (thrown) {
      case RuntimeException problem -> problem;
      case Error problem -> throw problem;
      case Throwable problem -> new IllegalStateException(problem);
    };
  }
}
