package hyle.runtime;

import java.util.Arrays;

/// Memory that one thread's calls get by `magic alloca` and give back all at once when they return: stretches that are filled
/// from below, each at least as large as the one before.
public final class StackMemory {
  private static final long FIRST_BYTES = 16 << 10;
  private static final long ALIGNMENT = 16;

  private final Execution execution;
  private long[] starts = new long[4];
  private long[] ends = new long[4];
  private int last = -1;
  private int reserved;
  private long top;

  StackMemory(Execution execution) {
    this.execution = execution;
  }

  /// Room for so many things of so many bytes, until `release` of a mark that is older.
  public static long allocate(long count, long each) {
    long bytes = Math.max(1, Blocks.bytes(count, each));
    return ProgramThread.current().stackMemory().take((bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
  }

  /// How far the memory is filled.
  public static long mark() {
    return ProgramThread.current().stackMemory().top;
  }

  /// Gives back everything from a mark on.
  public static void release(long mark) {
    ProgramThread.current().stackMemory().fallTo(mark);
  }

  private long take(long bytes) {
    while (last < 0 || top + bytes > ends[last]) {
      if (last + 1 == reserved) {
        reserve(bytes);
      }
      last++;
      top = starts[last];
    }
    long address = top;
    top += bytes;
    return address;
  }

  /// A mark lies behind the start of its stretch, or is 0: a stretch is begun only for what goes into it.
  private void fallTo(long mark) {
    while (last >= 0 && (mark <= starts[last] || mark > ends[last])) {
      last--;
    }
    top = mark;
  }

  private void reserve(long bytes) {
    if (reserved == starts.length) {
      starts = Arrays.copyOf(starts, 2 * reserved);
      ends = Arrays.copyOf(ends, 2 * reserved);
    }
    long before = reserved == 0 ? 0 : ends[reserved - 1] - starts[reserved - 1];
    long size = Math.max(bytes, Math.max(FIRST_BYTES, 2 * before));
    starts[reserved] = execution.chunk(size);
    ends[reserved] = starts[reserved] + size;
    reserved++;
  }
}
