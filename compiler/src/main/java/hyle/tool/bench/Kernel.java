package hyle.tool.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The two calls of Linux that measure another process, and that Java has no word for.
final class Kernel {
  /// How a process ended and what it used: `status` as in wait(2), user and system time in one, its largest resident memory.
  record Usage(int status, long cpuNanos, long peakBytes) {}

  /// prctl: processes whose parent has ended become children of this one.
  private static final int PR_SET_CHILD_SUBREAPER = 36;

  /// struct rusage on 64-bit Linux: two times of seconds and microseconds, then the peak in KiB, then counts that nobody here reads.
  private static final long RUSAGE_BYTES = 144;
  private static final long USER_SECONDS = 0;
  private static final long USER_MICROSECONDS = 8;
  private static final long SYSTEM_SECONDS = 16;
  private static final long SYSTEM_MICROSECONDS = 24;
  private static final long PEAK_KIB = 32;

  private static final MethodHandle PRCTL = call("prctl",
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG), Linker.Option.firstVariadicArg(1));
  private static final MethodHandle WAIT4 =
      call("wait4", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

  private Kernel() {}

  /// From now on orphans below this process come to it, so that it can wait for them.
  static void adoptOrphans() throws BenchFailure {
    try {
      if ((int) PRCTL.invokeExact(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L) != 0) {
        throw new BenchFailure("this system does not let a process adopt others, which measuring needs");
      }
    } catch (BenchFailure failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// Waits until the child `pid` has ended. Only its own use counts, not that of any process before it.
  static Usage await(long pid) throws BenchFailure {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(JAVA_INT);
      MemorySegment usage = arena.allocate(RUSAGE_BYTES, Long.BYTES);
      if ((int) WAIT4.invokeExact((int) pid, status, 0, usage) != (int) pid) {
        throw new BenchFailure("the system did not report on process " + pid);
      }
      long seconds = usage.get(JAVA_LONG, USER_SECONDS) + usage.get(JAVA_LONG, SYSTEM_SECONDS);
      long microseconds = usage.get(JAVA_LONG, USER_MICROSECONDS) + usage.get(JAVA_LONG, SYSTEM_MICROSECONDS);
      long nanos = seconds * 1_000_000_000 + microseconds * 1000;
      return new Usage(status.get(JAVA_INT, 0), nanos, usage.get(JAVA_LONG, PEAK_KIB) * 1024);
    } catch (BenchFailure failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle call(String name, FunctionDescriptor type, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
  }
}
