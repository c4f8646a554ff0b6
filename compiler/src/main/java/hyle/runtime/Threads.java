package hyle.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The threads of a run: how they start and end, and how they wait for each other.
///
/// Those that wait stand in queues, one for each thing to wait for; all queues are under one lock of Java, so whoever is woken
/// sees all that was written before. A run in which every thread waits cannot go on: it ends with a message.
final class Threads {
  private static final long PATIENCE_MILLISECONDS = 20_000;
  private static final long FIRST_PAUSE_MILLISECONDS = 5;
  private static final long LONGEST_PAUSE_MILLISECONDS = 500;
  private static final String DEADLOCK = "deadlock: every thread of the program waits for another one";

  private final Execution execution;
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition aThreadLeft = turn.newCondition();
  private final Map<Long, Deque<ProgramThread>> waiting = new HashMap<>();
  private final Map<Long, ProgramThread> running = new HashMap<>();
  private long lastNumber;
  private int awake;
  private boolean isStopped;

  Threads(Execution execution) {
    this.execution = execution;
  }

  /// What a thread waits at for its turn.
  Condition newCondition() {
    return turn.newCondition();
  }

  /// Starts the thread that the program begins with; whether the system gives one.
  boolean startFirst(ProgramThread thread) {
    enter(thread);
    if (!isStarted(thread)) {
      leave(thread);
      return false;
    }
    return true;
  }

  /// Starts a thread; its number. Where the system gives none, waits a while for others to end.
  long start(ProgramThread thread) {
    long number = enter(thread);
    try {
      long pause = FIRST_PAUSE_MILLISECONDS;
      for (long waited = 0; !isStarted(thread); waited += pause) {
        if (waited > PATIENCE_MILLISECONDS) {
          throw Stop.located("the system gives no more threads");
        }
        pause(pause);
        pause = Math.min(LONGEST_PAUSE_MILLISECONDS, 2 * pause);
      }
      return number;
    } catch (Stop stop) {
      leave(thread);
      throw stop;
    }
  }

  private static boolean isStarted(ProgramThread thread) {
    try {
      thread.start();
      return true;
    } catch (OutOfMemoryError _) {
      return false;
    }
  }

  /// A thread ends. When it was the last one that did not wait, nobody can wake the others.
  ///
  /// The calling thread may hold the lock already, if its stack ended where it was to let go.
  void leave(ProgramThread thread) {
    turn.lock();
    try {
      running.remove(thread.number());
      wakeAll(endOf(thread.number()));
      awake--;
      if (isDeadlock()) {
        execution.end(new Ending(1, deadlock()));
      }
      aThreadLeft.signalAll();
    } finally {
      while (turn.isHeldByCurrentThread()) {
        turn.unlock();
      }
    }
  }

  /// Waits until the thread of this number has ended. If the program ends instead, so does the calling thread: the other one may
  /// have left without a result.
  void join(long number) {
    turn.lock();
    try {
      while (running.containsKey(number)) {
        sleep(endOf(number));
      }
      if (execution.isEnding()) {
        throw Stop.exit(0);
      }
    } finally {
      turn.unlock();
    }
  }

  /// Waits for `wake` with the same address, unless the lock there is free: then it is taken.
  void sleepUntilTaken(long lock) {
    turn.lock();
    try {
      while (!Locks.takeAwaited(lock)) {
        sleep(lock);
      }
    } finally {
      turn.unlock();
    }
  }

  /// Frees a lock and waits for `wake` with the address `place`; nothing comes between the two.
  void freeAndSleep(long lock, long place) {
    turn.lock();
    try {
      if (Locks.free(lock)) {
        wakeOne(lock);
      }
      sleep(place);
    } finally {
      turn.unlock();
    }
  }

  /// Wakes the thread that has waited longest at an address.
  void wake(long place) {
    turn.lock();
    try {
      wakeOne(place);
    } finally {
      turn.unlock();
    }
  }

  /// The run is over: threads that wait end now, others when they next want something of the runtime.
  void stop() {
    turn.lock();
    try {
      isStopped = true;
      for (long place : waiting.keySet().toArray(new Long[0])) {
        wakeAll(place);
      }
      running.values().forEach(Thread::interrupt);
    } finally {
      turn.unlock();
    }
  }

  /// Whether all threads have ended within so many seconds.
  boolean areGoneWithin(long seconds) {
    turn.lock();
    try {
      long nanoseconds = TimeUnit.SECONDS.toNanos(seconds);
      while (!running.isEmpty() && nanoseconds > 0) {
        nanoseconds = aThreadLeft.awaitNanos(nanoseconds);
      }
      return running.isEmpty();
    } catch (InterruptedException _) {
      return false;
    } finally {
      turn.unlock();
    }
  }

  private long enter(ProgramThread thread) {
    turn.lock();
    try {
      endIfStopped();
      thread.setNumber(++lastNumber);
      running.put(lastNumber, thread);
      awake++;
      return lastNumber;
    } finally {
      turn.unlock();
    }
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException _) {
      throw Stop.exit(0);
    }
  }

  /// Threads wait for the end of another at an address that no memory has.
  private static long endOf(long number) {
    return -number;
  }

  /// Under the lock of Java.
  private void sleep(long place) {
    endIfStopped();
    ProgramThread thread = ProgramThread.current();
    waiting.computeIfAbsent(place, _ -> new ArrayDeque<>()).add(thread);
    awake--;
    if (isDeadlock()) {
      throw Stop.failure(deadlock());
    }
    thread.awaitTurn();
    endIfStopped();
  }

  /// Under the lock of Java.
  private void endIfStopped() {
    if (isStopped) {
      throw Stop.exit(0);
    }
  }

  private void wakeOne(long place) {
    Deque<ProgramThread> queue = waiting.getOrDefault(place, new ArrayDeque<>());
    if (!queue.isEmpty()) {
      awake++;
      queue.remove().wakeUp();
    }
    if (queue.isEmpty()) {
      waiting.remove(place);
    }
  }

  private void wakeAll(long place) {
    while (waiting.containsKey(place)) {
      wakeOne(place);
    }
  }

  private boolean isDeadlock() {
    return awake == 0 && !waiting.isEmpty() && !isStopped;
  }

  /// The message, at the place where the oldest of the threads waits.
  private String deadlock() {
    ProgramThread oldest = running.values().iterator().next();
    for (ProgramThread thread : running.values()) {
      oldest = thread.number() < oldest.number() ? thread : oldest;
    }
    return Place.before(oldest, oldest.getStackTrace(), DEADLOCK);
  }
}
