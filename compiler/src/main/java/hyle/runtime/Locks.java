package hyle.runtime;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// Locks of the program: words of its memory, 0 while free, 1 while held, 2 while held and perhaps waited for.
///
/// To take one that is free, or to free one that nobody waits for, is one atomic step, which also hands over all that was written
/// under the lock. Nothing else belongs to a lock: when its block is freed, it is gone.
public final class Locks {
  private static final long FREE = 0;
  private static final long HELD = 1;
  private static final long AWAITED = 2;
  private static final VarHandle WORD = ValueLayout.JAVA_LONG.varHandle();

  private Locks() {}

  /// Takes the lock at an address; waits while another thread, or this one, holds it.
  public static void lock(long lock) {
    ProgramThread.current().share();
    take(lock);
  }

  public static void unlock(long lock) {
    if (free(lock)) {
      threads().wake(lock);
    }
  }

  /// Frees the lock, which this thread holds, waits for `signal` with the address `place`, and takes the lock again.
  public static void await(long lock, long place) {
    threads().freeAndSleep(lock, place);
    take(lock);
  }

  /// Wakes the thread that has waited longest at an address.
  public static void signal(long place) {
    threads().wake(place);
  }

  /// Frees a lock; whether somebody may wait for it.
  static boolean free(long lock) {
    return (long) WORD.getAndSet(Words.F0, lock, FREE) == AWAITED;
  }

  /// Takes a lock as one that others wait for, or says so of it while it is held; whether it was taken.
  static boolean takeAwaited(long lock) {
    return (long) WORD.getAndSet(Words.F0, lock, AWAITED) == FREE;
  }

  private static void take(long lock) {
    if (!WORD.compareAndSet(Words.F0, lock, FREE, HELD)) {
      threads().sleepUntilTaken(lock);
    }
  }

  private static Threads threads() {
    return ProgramThread.current().execution().threads();
  }
}
