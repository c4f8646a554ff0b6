package hyle.core;

import hyle.check.Typed.Expression;
import hyle.report.Span;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The functions that are being expanded into one function of the program, each inside the one before it.
final class Expansions {
  /// Expansions nest at most this deep, and are at most so many in a function; beyond, they would not end, or not be worth it.
  private static final int DEEPEST = 1_000;

  private static final int MOST = 100_000;

  /// A function literal that gets hold of itself, as a field of a value, is expanded into itself so often.
  private static final int MOST_WITHIN_ITSELF = 4;

  private final Map<Expression, Integer> open = new IdentityHashMap<>();
  private int depth;
  private int all;

  /// Lowers the body of an expanded function; `place` is where that is reported if there is no end to it.
  <R> R within(Step.Expand step, Span place, Supplier<R> lower) {
    if (++depth > DEEPEST || ++all > MOST) {
      throw new LoweringStop(new LoweringError.EndlessExpansion(place, step.name()));
    }
    open.merge(step.body(), 1, Integer::sum);
    R lowered = lower.get();
    open.merge(step.body(), -1, Integer::sum);
    depth--;
    return lowered;
  }

  /// Whether a function literal with this body is to be called rather than expanded into itself once more.
  boolean isRecursion(Expression body) {
    return open.getOrDefault(body, 0) >= MOST_WITHIN_ITSELF;
  }
}
