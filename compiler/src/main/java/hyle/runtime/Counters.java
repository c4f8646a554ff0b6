package hyle.runtime;

import java.util.HashMap;
import java.util.Map;

/// What a program's memory did, in cells, blocks of text and words of 8 bytes: in all, and at each of its marked places.
public final class Counters {
  /// The place of what happens at no marked one.
  public static final long ELSEWHERE = 0;

  private long allocations;
  private long frees;
  private long freedWords;
  private long cells;
  private long builds;
  private long liveBytes;
  private long peakBytes;
  private long copiedObjects;
  private long copiedWords;
  private long discardedObjects;
  private final Map<Long, PlaceCounters> places = new HashMap<>();

  /// The program comes to the place where its thread is.
  synchronized void came() {
    here().came();
  }

  /// What happened at each place, by its number, where anything did.
  public synchronized Map<Long, PlaceCounters> places() {
    return Map.copyOf(places);
  }

  private PlaceCounters here() {
    long number = Thread.currentThread() instanceof ProgramThread thread ? thread.place() : ELSEWHERE;
    return places.computeIfAbsent(number, _ -> new PlaceCounters());
  }

  /// A cell of compiled code was taken from the allocator.
  synchronized void cellAllocated(long words) {
    cells++;
    here().cellAllocated();
    taken(words);
  }

  /// A block of the runtime was taken from the allocator.
  synchronized void allocated(long words) {
    here().blockAllocated();
    taken(words);
  }

  private void taken(long words) {
    allocations++;
    liveBytes += 8 * words;
    peakBytes = Math.max(peakBytes, liveBytes);
  }

  /// A cell or a block was given back.
  synchronized void freed(long words) {
    frees++;
    freedWords += words;
    here().freed(words);
    liveBytes -= 8 * words;
  }

  /// A value was built in a cell. Every cell that is taken is built in, so what was built beyond that reused a dead cell.
  synchronized void built() {
    builds++;
    here().built();
  }

  /// A cell or a block was made as a copy of another.
  synchronized void copied(long words) {
    copiedObjects++;
    here().copied(words);
    copiedWords += words;
  }

  /// A cell or a block went in a discard.
  synchronized void discarded() {
    discardedObjects++;
  }

  public long allocations() {
    return allocations;
  }

  public long frees() {
    return frees;
  }

  public long freedWords() {
    return freedWords;
  }

  /// The cells of compiled code among what was taken.
  public long cells() {
    return cells;
  }

  /// The values that were built in cells.
  public long builds() {
    return builds;
  }

  /// Constructions that took a cell which would have been freed.
  public long reused() {
    return Math.max(0, builds - cells);
  }

  /// What was taken and not given back.
  public long live() {
    return allocations - frees;
  }

  public long liveBytes() {
    return liveBytes;
  }

  public long peakBytes() {
    return peakBytes;
  }

  public long copiedObjects() {
    return copiedObjects;
  }

  public long copiedWords() {
    return copiedWords;
  }

  public long discardedObjects() {
    return discardedObjects;
  }

  /// One line for people.
  public String summary() {
    return counted(live(), "leak") + ", " + counted(reused(), "cell") + " reused in place, "
        + allocations + " allocated, " + frees + " freed";
  }

  /// One line for programs.
  public String json() {
    return "{\"heap\":{\"allocs\":" + allocations + ",\"frees\":" + frees + ",\"reused\":" + reused()
        + ",\"liveCells\":" + live() + ",\"liveBytes\":" + liveBytes + ",\"peakBytes\":" + peakBytes
        + "},\"copies\":{\"objects\":" + copiedObjects + ",\"words\":" + copiedWords
        + "},\"discards\":{\"objects\":" + discardedObjects
        + "},\"zone\":{\"enters\":0,\"exits\":0,\"allocs\":0,\"bytes\":0,\"peakBytes\":0,"
        + "\"exportedWords\":0,\"discardSkips\":0,\"liveChunks\":0}"
        + ",\"stack\":{\"promoted\":0,\"peakBytes\":0}}";
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
