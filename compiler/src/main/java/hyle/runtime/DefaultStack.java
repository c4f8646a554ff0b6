package hyle.runtime;

/// How large a stack a program gets when nobody chose one.
///
/// At the end of the stack HotSpot walks all of it, looking for methods that may use its reserved pages, and takes many times its
/// size in memory for that: with 256 MiB up to 7 GiB, with 4 GiB a runaway recursion brought a machine of 24 GiB down. A JVM with
/// `-XX:StackReservedPages=0` does not, so there the stack may be larger. It is chosen by what the machine has, since the JVM prints
/// a warning when a stack cannot be had.
final class DefaultStack {
  private static final String CHEAP_OVERFLOW = "-XX:StackReservedPages=0";
  private static final long LARGEST = 128L << 20;
  private static final long LARGEST_PART_OF_MEMORY = 64;
  private static final long LARGEST_WITH_CHEAP_OVERFLOW = 512L << 20;
  private static final long LARGEST_PART_WITH_CHEAP_OVERFLOW = 16;
  private static final long WHERE_MEMORY_IS_UNKNOWN = 64L << 20;

  private DefaultStack() {}

  static long bytes() {
    long memory = Machine.memory();
    if (memory == 0) {
      return WHERE_MEMORY_IS_UNKNOWN;
    }
    return Machine.read("/proc/self/cmdline").contains(CHEAP_OVERFLOW)
        ? Math.min(LARGEST_WITH_CHEAP_OVERFLOW, memory / LARGEST_PART_WITH_CHEAP_OVERFLOW)
        : Math.min(LARGEST, memory / LARGEST_PART_OF_MEMORY);
  }
}
