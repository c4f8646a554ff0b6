package hyle.tool;

import java.util.EnumMap;
import java.util.Map;

/// Counts what one run takes, and refuses a request when its turn has come.
public final class Countdown {
  private final Resource refused;
  private final long turn;
  private final Map<Resource, Long> taken = new EnumMap<>(Resource.class);
  private long written;
  private long writtenBefore;
  private boolean overtakes;

  /// What can be refused.
  public enum Resource {
    /// Memory of the system: chunks, static texts, what calls of C need.
    SYSTEM,
    /// A cell or a block that a thread does not have in its lists; in counted and checked memory any.
    CELL,
    /// A thread of the system: from its turn on there are none.
    THREAD
  }

  private Countdown(Resource refused, long turn) {
    this.refused = refused;
    this.turn = turn;
  }

  /// Refuses the `turn`-th request for a resource.
  static Countdown refusing(Resource refused, long turn) {
    return new Countdown(refused, turn);
  }

  /// Only counts.
  static Countdown ofNothing() {
    return new Countdown(Resource.SYSTEM, 0);
  }

  /// How often something was asked for.
  synchronized long taken(Resource resource) {
    return taken.getOrDefault(resource, 0L);
  }

  /// The bytes that the program had printed when it was refused something.
  synchronized long writtenBefore() {
    return writtenBefore;
  }

  /// The program prints so many bytes.
  public synchronized void prints(long bytes) {
    written += bytes;
  }

  /// The program prints so many bytes, before those that wait in a buffer.
  public synchronized void printsAtOnce(long bytes) {
    written += bytes;
    overtakes = true;
  }

  /// Whether some of what the program prints overtakes the rest.
  synchronized boolean overtakes() {
    return overtakes;
  }

  /// The program needs something.
  public synchronized void take(Resource resource) {
    long number = taken.merge(resource, 1L, Long::sum);
    if (resource == refused && turn > 0 && (number == turn || resource == Resource.THREAD && number > turn)) {
      writtenBefore = written;
      throw new OutOfMemoryError("refused");
    }
  }
}
