package hyle.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What ends a program is told by its first cause: Java wraps an end of stack or memory that comes while it loads or links a class.
final class EndingTest {
  private static final String OVERFLOW = "stack overflow: the recursion is too deep for the stack";

  /// Runs out of stack when it is first used.
  private static final class Unlucky {
    private static final int DEPTH = depth(0);

    private static int depth(int n) {
      return n < 0 ? n : 1 + depth(n + 1);
    }
  }

  @Test
  void aClassWhoseInitialisationFailedIsNoFaultOfOurs() {
    assertEquals(OVERFLOW, messageOf(() -> assertTrue(Unlucky.DEPTH > 0)));
    assertEquals(OVERFLOW, messageOf(() -> assertTrue(Unlucky.DEPTH > 0)), "the second use throws NoClassDefFoundError");
  }

  @Test
  void wrappedErrorsCount() {
    assertEquals(OVERFLOW, Ending.by(new BootstrapMethodError(new InternalError(new StackOverflowError())), "the stack").message());
    assertEquals("out of memory", Ending.by(new InternalError(new OutOfMemoryError("Java heap space")), "the stack").message());
    assertEquals(7, Ending.by(new InternalError(Stop.exit(7)), "the stack").exitCode());
  }

  @Test
  void othersAreFaultsOfOurs() {
    Ending ending = Ending.by(new AssertionError("no"), "the stack");
    assertEquals(70, ending.exitCode());
    assertTrue(ending.message().contains("please report"), ending.message());
  }

  private static String messageOf(Runnable work) {
    try {
      work.run();
      return "";
    } catch (Throwable thrown) {
      return Ending.by(thrown, "the stack").message();
    }
  }
}
