package hyle.memory;

import java.util.Arrays;
import java.util.TreeMap;

/// The cells of an interpreted program: at each byte of them a whole word may stand. No address is used twice, so that no fault hides behind a later cell.
final class Cells {
  /// Words below are no addresses: numbers of constructors without fields, and of closures without captures.
  static final long FIRST = 1L << 20;

  private static final long UNSET = 0x7EADBEEF7EADBEEFL;

  private final TreeMap<Long, long[]> live = new TreeMap<>();
  private long next = FIRST;
  private long allocs;

  /// A program touched memory that is not its own.
  static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    Fault(String message) {
      super(message);
    }
  }

  static boolean isAddress(long word) {
    return word >= FIRST;
  }

  long allocate(int words) {
    long[] cell = new long[8 * words];
    Arrays.fill(cell, UNSET);
    long address = next;
    live.put(address, cell);
    next += 8L * words + 8;
    allocs++;
    return address;
  }

  void free(long address) {
    if (live.remove(address) == null) {
      throw new Fault("a cell is freed twice");
    }
  }

  long load(long address) {
    return cell(address)[offset(address)];
  }

  void store(long address, long word) {
    cell(address)[offset(address)] = word;
  }

  /// Stands for a store that is left out.
  void keep(long address, long word) {
    if (load(address) != word) {
      throw new Fault("a place is kept, but holds another word");
    }
  }

  /// The words of the cell at an address.
  int words(long address) {
    return cell(address).length / 8;
  }

  int count() {
    return live.size();
  }

  /// How many cells were taken so far.
  long allocs() {
    return allocs;
  }

  private long[] cell(long address) {
    var entry = live.floorEntry(address);
    if (entry == null || offset(address) >= entry.getValue().length) {
      throw new Fault("a cell is used after it was freed");
    }
    return entry.getValue();
  }

  private int offset(long address) {
    return (int) (address - live.floorKey(address));
  }
}
