package hyle.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReentrantLock;

/// Buffered standard output. When nobody reads any more, the program ends quietly with exit code 1; for other reasons it says
/// why.
///
/// Threads write one at a time; one that holds the output writes several times with nothing of others between.
final class Output {
  private final OutputStream target;
  private final ReentrantLock turn = new ReentrantLock();
  private final byte[] buffer = new byte[32 << 10];
  private final MemorySegment bufferSegment = MemorySegment.ofArray(buffer);
  private int used;
  private boolean isClosed;

  Output(OutputStream target) {
    this.target = target;
  }

  /// Others wait until `release`.
  void hold() {
    turn.lock();
  }

  void release() {
    turn.unlock();
  }

  /// Writes the bytes at an address.
  void write(long address, long count) {
    turn.lock();
    try {
      long done = 0;
      while (done < count) {
        makeRoom();
        int step = (int) Math.min(count - done, buffer.length - used);
        Words.read(address + done, bufferSegment, used, step);
        used += step;
        done += step;
      }
    } finally {
      turn.unlock();
    }
  }

  /// Writes an integer in decimal.
  void writeDecimal(long value) {
    turn.lock();
    try {
      makeRoom(Decimal.LONGEST);
      used = Decimal.write(value, buffer, used);
    } finally {
      turn.unlock();
    }
  }

  /// Writes characters that are all ASCII.
  void writeAscii(String text) {
    turn.lock();
    try {
      for (int at = 0; at < text.length(); at++) {
        makeRoom();
        buffer[used++] = (byte) text.charAt(at);
      }
    } finally {
      turn.unlock();
    }
  }

  /// Hands everything to the target before C prints.
  void makeWay() {
    if (used > 0) {
      flush();
    }
  }

  /// Hands everything to the target, what C printed before it first.
  void flush() {
    turn.lock();
    try {
      if (ForeignCall.happened()) {
        ForeignCall.flushStreams();
      }
      int count = used;
      used = 0;
      target.write(buffer, 0, count);
      target.flush();
    } catch (IOException problem) {
      String reason = String.valueOf(problem.getMessage());
      throw reason.contains("Broken pipe") ? Stop.exit(1) : Stop.located("standard output cannot be written: " + reason);
    } finally {
      turn.unlock();
    }
  }

  /// Hands everything to the target; a thread that writes later ends.
  void close() {
    turn.lock();
    try {
      isClosed = true;
      flush();
    } finally {
      turn.unlock();
    }
  }

  /// Writes past the buffer.
  void writeThrough(byte[] bytes) throws IOException {
    turn.lock();
    try {
      target.write(bytes);
      target.flush();
    } finally {
      turn.unlock();
    }
  }

  private void makeRoom() {
    makeRoom(1);
  }

  private void makeRoom(int count) {
    if (isClosed) {
      throw Stop.exit(0);
    }
    if (used + count > buffer.length) {
      flush();
    }
  }
}
