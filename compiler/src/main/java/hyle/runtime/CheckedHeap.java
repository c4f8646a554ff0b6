package hyle.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The allocator of checked mode: it knows for each cell whether it lives, and where it was allocated and freed.
///
/// Three words before each cell hold its state and size, and the numbers of the two sites. A freed cell is poisoned and waits in
/// a queue until many others were freed after it, so that a use of it is seen.
final class CheckedHeap {
  private static final long HEADER_BYTES = 24;
  private static final long LIVE = 0x11fe_ce11L;
  private static final long FREED = 0xdead_ce11L;
  private static final long STATIC = 0x57a7_ce11L;
  private static final long POISON = 0xdead_dead_dead_deadL;
  private static final long QUARANTINE_BYTES = 8 << 20;
  private static final int QUARANTINE_CELLS = 16;
  private static final long CHUNK_BYTES = 1 << 20;
  private static final int SIZE_CLASSES = 96;

  private final Execution execution;
  private final Map<String, Integer> siteNumbers = new HashMap<>();
  private final List<String> sites = new ArrayList<>();
  private final Map<Long, Long> cellsOfHoles = new HashMap<>();
  private final List<Long> starts = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();
  private final long[] oldest = new long[SIZE_CLASSES];
  private final long[] newest = new long[SIZE_CLASSES];
  private final long[] waiting = new long[SIZE_CLASSES];
  private long bump;
  private long limit;
  // Outside of these no cell begins: what is read there may be no memory at all.
  private volatile long firstCell = Long.MAX_VALUE;
  private volatile long lastCell;
  private static volatile long firstStatic = Long.MAX_VALUE;
  private static volatile long lastStatic;

  CheckedHeap(Execution execution) {
    this.execution = execution;
  }

  synchronized long allocate(long words, String site) {
    int list = list(words);
    long cell = oldest[list];
    if (waiting[list] > QUARANTINE_CELLS && waiting[list] * words * 8 > QUARANTINE_BYTES) {
      oldest[list] = get(cell);
      waiting[list]--;
    } else {
      cell = fresh(words);
    }
    set(cell - HEADER_BYTES, LIVE << 32 | words);
    set(cell - 16, number(site));
    return cell;
  }

  synchronized void free(long cell, long words, String site) {
    check(cell, site, "freed twice");
    if (get(cell - HEADER_BYTES) >>> 32 == STATIC) {
      throw Stop.failure(site + ": checked memory: a static value is freed");
    }
    check(cell, words, site, "freed");
    set(cell - HEADER_BYTES, FREED << 32 | words);
    set(cell - 8, number(site));
    for (long word = 0; word < words; word++) {
      set(cell + 8 * word, POISON);
    }
    int list = list(words);
    if (waiting[list]++ == 0) {
      oldest[list] = cell;
    } else {
      set(newest[list], cell);
    }
    newest[list] = cell;
  }

  /// Stops the program unless `cell` is one that lives.
  void alive(long cell, String site) {
    check(cell, site, "used after it was freed");
  }

  /// Stops the program unless `cell` lives and has so many words.
  void alive(long cell, long words, String site) {
    check(cell, words, site, "used");
  }

  /// Stops the program unless a hole that nothing is stored in holds this word.
  static void kept(long hole, long word, String site) {
    if (get(hole) != word) {
      throw Stop.failure(site + ": checked memory: a hole is left as it is, but holds another word");
    }
  }

  /// `hole` is the address of a field of the cell that is still to be filled.
  synchronized void hole(long hole, long cell, String site) {
    alive(cell, site);
    cellsOfHoles.put(hole, cell);
  }

  /// Stops the program unless the hole was not filled yet and its cell lives.
  synchronized void fill(long hole, String site) {
    Long cell = cellsOfHoles.remove(hole);
    if (cell == null) {
      throw Stop.failure(site + ": checked memory: an address is filled that is no hole");
    }
    alive(cell, site);
  }

  /// Stops the program if a cell was not freed.
  void stopAtLeaks() {
    long leaks = 0;
    String first = "";
    finishChunk();
    for (int chunk = 0; chunk < starts.size(); chunk++) {
      for (long at = starts.get(chunk); at < ends.get(chunk); at += HEADER_BYTES + 8 * (get(at) & 0xffff_ffffL)) {
        if (get(at) >>> 32 == LIVE) {
          first = leaks++ == 0 ? site(get(at + 8)) : first;
        }
      }
    }
    if (leaks > 0) {
      throw Stop.failure(first + ": checked memory: allocated here and never freed (" + leaks + " in all)");
    }
  }

  /// Bytes before a static value, for the words that tell it apart.
  static long staticHeaderBytes() {
    return HEADER_BYTES;
  }

  /// Marks a value as static.
  static synchronized void markStatic(long cell) {
    set(cell - HEADER_BYTES, STATIC << 32);
    firstStatic = Math.min(firstStatic, cell);
    lastStatic = Math.max(lastStatic, cell);
  }

  private void check(long cell, String site, String fault) {
    if (cell < Words.FIRST_ADDRESS) {
      throw Stop.failure(site + ": checked memory: the word " + cell + " is used as a cell");
    }
    boolean mayBeCell = cell >= firstCell && cell <= lastCell || cell >= firstStatic && cell <= lastStatic;
    long state = mayBeCell ? get(cell - HEADER_BYTES) >>> 32 : 0;
    if (state == FREED) {
      throw Stop.failure(
          site + ": checked memory: a cell is " + fault + "; allocated at " + site(get(cell - 16)) + ", freed at "
              + site(get(cell - 8)));
    }
    if (state != LIVE && state != STATIC) {
      throw Stop.failure(site + ": checked memory: an address is used where no cell begins");
    }
  }

  /// All in one method, which is too large to become part of compiled code: that code's frames stay small.
  private void check(long cell, long words, String site, String use) {
    check(cell, site, "used after it was freed");
    long has = get(cell - HEADER_BYTES) & 0xffff_ffffL;
    if (has != words) {
      throw Stop.failure(
          site + ": checked memory: a cell of " + has + " words is " + use + " as one of " + words + "; allocated at "
              + site(get(cell - 16)));
    }
  }

  private long fresh(long words) {
    long bytes = HEADER_BYTES + 8 * words;
    if (bump + bytes > limit) {
      finishChunk();
      long size = Math.max(bytes, CHUNK_BYTES);
      bump = execution.chunk(size);
      limit = bump + size;
      starts.add(bump);
    }
    long cell = bump + HEADER_BYTES;
    bump += bytes;
    firstCell = Math.min(firstCell, cell);
    lastCell = Math.max(lastCell, cell);
    return cell;
  }

  private void finishChunk() {
    if (ends.size() < starts.size()) {
      ends.add(bump);
      limit = 0;
    }
  }

  private synchronized String site(long number) {
    return sites.get((int) number);
  }

  private int number(String site) {
    Integer known = siteNumbers.get(site);
    if (known != null) {
      return known;
    }
    siteNumbers.put(site, sites.size());
    sites.add(site);
    return sites.size() - 1;
  }

  private static int list(long words) {
    return words <= 32 ? (int) words : 32 + 63 - Long.numberOfLeadingZeros(words);
  }

  private static long get(long address) {
    return Words.F0.get(JAVA_LONG_UNALIGNED, address);
  }

  private static void set(long address, long word) {
    Words.F0.set(JAVA_LONG_UNALIGNED, address, word);
  }
}
