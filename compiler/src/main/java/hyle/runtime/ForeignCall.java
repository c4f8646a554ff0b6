package hyle.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What happens around each call of C, and the calls that the runtime makes itself.
///
/// Program and C print to the same file, each with a buffer. What is in C's buffer is always older than what is in ours: ours is
/// emptied before a call, and C's before ours is.
final class ForeignCall {
  private static final Map<String, MethodHandle> LINKED = new ConcurrentHashMap<>();
  private static volatile boolean happened;

  private ForeignCall() {}

  /// Whether this process ever called C: only then there is memory, output or an environment of C to look after.
  static boolean happened() {
    return happened;
  }

  /// Before the first call.
  static void prepare() {
    happened = true;
  }

  /// Before each call; the place where the call leaves `errno`.
  static MemorySegment enter() {
    ProgramThread thread = ProgramThread.current();
    thread.execution().output().makeWay();
    return thread.errorNumber().given(thread.execution());
  }

  /// The function that C does not have.
  static long missing(String function) {
    throw Stop.located("the foreign function `" + function + "` is not found");
  }

  /// A 32-bit float as C passes it among variable arguments.
  static double promoted(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  /// Calls a function of the C library; `symbol` is one of `ForeignFunction`.
  static long call(String symbol, long... words) {
    return call(LINKED.computeIfAbsent(symbol, _ -> link(symbol)), words);
  }

  /// Writes out what C has in its buffers.
  static void flushStreams() {
    call(LINKED.computeIfAbsent("fflush", _ -> linkPlainly("fflush", "l>i")), 0);
  }

  /// The address of this thread's `errno` of C.
  static long errorNumberAddress() {
    String function = System.getProperty("os.name").startsWith("Mac") ? "__error" : "__errno_location";
    return call(LINKED.computeIfAbsent(function, _ -> linkPlainly(function, ">l")));
  }

  private static long call(MethodHandle function, long... words) {
    try {
      return (long) function.invokeExact(words);
    } catch (RuntimeException | Error problem) {
      throw problem;
    } catch (Throwable problem) {
      throw new AssertionError(problem);
    }
  }

  private static MethodHandle link(String symbol) {
    int colon = symbol.indexOf(':');
    try {
      MemorySegment address = ForeignLibraries.ofSystem(symbol.substring(0, colon));
      return spread(ForeignFunction.careful(address, symbol.substring(colon + 1)));
    } catch (ReflectiveOperationException problem) {
      throw new AssertionError(problem);
    }
  }

  private static MethodHandle linkPlainly(String function, String types) {
    try {
      return spread(ForeignFunction.plain(ForeignLibraries.ofSystem(function), types));
    } catch (ReflectiveOperationException problem) {
      throw new AssertionError(problem);
    }
  }

  private static MethodHandle spread(MethodHandle handle) {
    return handle.asSpreader(long[].class, handle.type().parameterCount());
  }
}
