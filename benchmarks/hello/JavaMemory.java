import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The least program that uses memory outside of Java's heap, as all of ours do: what that alone costs.
public final class JavaMemory {
  public static void main(String[] args) {
    MemorySegment cell = Arena.global().allocate(16, 8);
    cell.set(JAVA_LONG_UNALIGNED, 8, 1);
    System.out.println(cell.get(JAVA_LONG_UNALIGNED, 8) == 1 ? "Hello" : "");
  }
}
