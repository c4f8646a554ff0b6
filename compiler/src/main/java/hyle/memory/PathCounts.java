package hyle.memory;

import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.Label;
import hyle.core.Core.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/// Adds up a weight of statements, and of last calls, along each path through a function, and gives the most of all paths.
///
/// One walk: a block gives, for each place that its paths lead to (the function's end, or the head of a loop around it), the most on
/// the way there.
final class PathCounts {
  private static final int END = -1;

  private final ToIntFunction<Statement> weight;
  private final ToIntFunction<End.TailCall> weightOfLast;
  private final Map<Integer, Integer> stop;
  private final Map<Label, Map<Integer, Integer>> fromJoins = new HashMap<>();
  private final Set<Label> loops = new HashSet<>();
  private int round;

  private PathCounts(ToIntFunction<Statement> weight, ToIntFunction<End.TailCall> weightOfLast, Map<Integer, Integer> stop) {
    this.weight = weight;
    this.weightOfLast = weightOfLast;
    this.stop = stop;
  }

  /// The most over all paths, where each loop goes one round, and the most that a further round of some loop adds.
  record Most(int count, int round) {
    boolean grows() {
      return round > 0;
    }
  }

  static Most of(Block body, ToIntFunction<Statement> weight) {
    return new PathCounts(weight, _ -> 0, Map.of()).most(body);
  }

  /// Counts also those ways that come to no end: no weight is below 0.
  static Most ofAnyStart(Block body, ToIntFunction<Statement> weight, ToIntFunction<End.TailCall> weightOfLast) {
    return new PathCounts(weight, weightOfLast, Map.of(END, 0)).most(body);
  }

  private Most most(Block body) {
    int most = ways(body).getOrDefault(END, 0);
    return new Most(most, round);
  }

  private Map<Integer, Integer> ways(Block block) {
    int here = block.statements().stream().mapToInt(weight).sum();
    Map<Integer, Integer> ways = new HashMap<>();
    ways(block.end()).forEach((place, count) -> ways.put(place, count + here));
    return ways;
  }

  private Map<Integer, Integer> ways(End end) {
    return switch (end) {
      case End.Return _ -> Map.of(END, 0);
      case End.TailCall call -> Map.of(END, weightOfLast.applyAsInt(call));
      case End.Unreachable _ -> stop;
      case End.Jump(Label label, _) -> {
        Map<Integer, Integer> ways = new HashMap<>(stop);
        ways.putAll(loops.contains(label) ? Map.of(label.number(), 0) : fromJoins.get(label));
        yield ways;
      }
      case End.Switch(_, var cases) -> {
        Map<Integer, Integer> most = new HashMap<>();
        for (Case each : cases) {
          ways(each.block()).forEach((place, count) -> most.merge(place, count, Math::max));
        }
        yield most;
      }
      case End.Join(Label label, _, Block continuation, Block body) -> {
        fromJoins.put(label, ways(continuation));
        yield ways(body);
      }
      case End.Loop(Label label, _, _, Block body) -> {
        loops.add(label);
        Map<Integer, Integer> ways = new HashMap<>(ways(body));
        round = Math.max(round, ways.getOrDefault(label.number(), 0));
        ways.remove(label.number());
        yield ways;
      }
    };
  }
}
