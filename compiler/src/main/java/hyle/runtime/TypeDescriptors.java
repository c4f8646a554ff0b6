package hyle.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The words that stand for types in a running program: how its values are copied and discarded, where only the run can know.
///
/// A type without arguments is its own number, as the compiler gave it; one with arguments is kept here, each once. Nothing here is
/// memory of the program's, nothing is freed, and threads may share it.
public final class TypeDescriptors {
  /// From here on a word stands for a type with arguments.
  private static final long FIRST = 1L << 40;

  private static final Map<Made, Long> NUMBERS = new HashMap<>();
  private static volatile Made[] made = new Made[16];

  /// A type's number and its arguments.
  private record Made(long head, long[] arguments) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Made type && type.head == head && Arrays.equals(type.arguments, arguments);
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(head) + Arrays.hashCode(arguments);
    }
  }

  private TypeDescriptors() {}

  /// The word for a type with these arguments, always the same.
  public static long make(long head, long[] arguments) {
    Made type = new Made(head, arguments);
    synchronized (NUMBERS) {
      Long known = NUMBERS.get(type);
      if (known != null) {
        return known;
      }
      int index = NUMBERS.size();
      if (index == made.length) {
        made = Arrays.copyOf(made, 2 * index);
      }
      made[index] = type;
      NUMBERS.put(type, FIRST + index);
      return FIRST + index;
    }
  }

  /// The number of a type without its arguments.
  public static long head(long type) {
    return type < FIRST ? type : of(type).head;
  }

  /// The argument with this number of a type that has arguments.
  public static long argument(long type, int number) {
    return of(type).arguments[number];
  }

  /// Whoever has a word was given it after its type had been put in its place.
  private static Made of(long type) {
    return made[(int) (type - FIRST)];
  }
}
