package hyle.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Free cells on their way from one thread to another, in whole lists: threads that only receive values would keep all cells of
/// those that make them.
///
/// A thread whose chunk is used up looks here first, and asks for more in any case: for the next time if it finds a list, else it
/// takes a new chunk. Every other thread answers a request once, at the next lock, channel or thread that it uses, by putting its
/// free lists here. So what lies unused in the lists of a thread was alive, or received, since the last request: memory stays
/// within a constant factor of what lives. Threads count nothing as they free.
final class SharedCells {
  private final List<Queue<Long>> lists = new ArrayList<>();
  private final Queue<Rest> rests = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean isUsed;

  /// What a thread did not use of its last chunk.
  record Rest(long bump, long limit) {}

  SharedCells(int sizes) {
    for (int list = 0; list < sizes; list++) {
      lists.add(new ConcurrentLinkedQueue<>());
    }
  }

  /// From now on there are several threads.
  void use() {
    isUsed = true;
  }

  boolean isUsed() {
    return isUsed;
  }

  /// Asks the other threads for their free cells; the number of the request.
  int ask() {
    return requests.incrementAndGet();
  }

  /// The number of the last request.
  int lastRequest() {
    return requests.get();
  }

  /// Gives a list of free cells away by its first one; nothing for 0.
  void put(int list, long first) {
    if (first != 0) {
      lists.get(list).add(first);
    }
  }

  /// The first cell of a list that was put here, 0 if there is none.
  long take(int list) {
    return Optional.ofNullable(lists.get(list).poll()).orElse(0L);
  }

  void putRest(Rest rest) {
    if (rest.bump() < rest.limit()) {
      rests.add(rest);
    }
  }

  Optional<Rest> takeRest() {
    return Optional.ofNullable(rests.poll());
  }
}
