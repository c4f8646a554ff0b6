package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

/// What a detached thread does: calls a closure, which it owns, and stores the result where whoever attaches it looks.
public final class Detached implements Runnable {
  private final Execution execution;
  private final long closure;
  private final long result;

  private Detached(Execution execution, long closure, long result) {
    this.execution = execution;
    this.closure = closure;
    this.result = result;
  }

  /// Starts a thread that calls `closure`, which is used up, and stores what it gives at the address `result`; the thread's
  /// number.
  public static long start(long closure, long result) {
    ProgramThread parent = ProgramThread.current();
    Execution execution = parent.execution();
    execution.cells().use();
    parent.share();
    return execution.threads().start(ProgramThread.detached(execution, new Detached(execution, closure, result)));
  }

  /// Stands for C's `pthread_exit`, which would take the thread away from under the virtual machine.
  public static void exit(long result) {
    throw Stop.located("`pthread_exit` cannot end a thread of a Java virtual machine; a thread ends when its function does");
  }

  /// Waits until the thread of this number has ended, if it has not yet.
  public static void join(long number) {
    ProgramThread thread = ProgramThread.current();
    thread.share();
    thread.execution().threads().join(number);
    thread.share();
  }

  @Override
  public void run() {
    ProgramThread thread = ProgramThread.current();
    thread.begin();
    Words.F0.set(JAVA_LONG_UNALIGNED, result, execution.program().call(closure));
    thread.giveAway();
  }
}
