package hyle.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The fields `free1` to `free32` of a thread by their numbers, for the rare times when they change hands. Not loaded by programs
/// of one thread.
final class FreeLists {
  private static final VarHandle[] FIELDS = fields();

  private FreeLists() {}

  static void set(ProgramThread thread, int words, long first) {
    FIELDS[words].set(thread, first);
  }

  /// The first cell of the list, which is empty from now on.
  static long take(ProgramThread thread, int words) {
    long first = (long) FIELDS[words].get(thread);
    FIELDS[words].set(thread, 0L);
    return first;
  }

  private static VarHandle[] fields() {
    VarHandle[] fields = new VarHandle[ProgramThread.EXACT_WORDS + 1];
    try {
      for (int words = 1; words < fields.length; words++) {
        fields[words] = MethodHandles.lookup().findVarHandle(ProgramThread.class, "free" + words, long.class);
      }
    } catch (ReflectiveOperationException problem) {
      throw new AssertionError("a thread has no such list", problem);
    }
    return fields;
  }
}
