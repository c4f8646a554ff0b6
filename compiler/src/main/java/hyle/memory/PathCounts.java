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

/// Adds up a weight of statements along each path through a function, and gives the most of all paths.
///
/// One walk: a block gives, for each place that its paths lead to (the function's end, or the head of a loop around it), the most on
/// the way there.
final class PathCounts {
  private static final int END = -1;

  private final ToIntFunction<Statement> weight;
  private final Map<Label, Map<Integer, Integer>> fromJoins = new HashMap<>();
  private final Set<Label> loops = new HashSet<>();
  private boolean grows;

  private PathCounts(ToIntFunction<Statement> weight) {
    this.weight = weight;
  }

  /// The most over all paths, and whether some loop adds more each round.
  record Most(int count, boolean grows) {}

  static Most of(Block body, ToIntFunction<Statement> weight) {
    PathCounts counts = new PathCounts(weight);
    int most = counts.ways(body).getOrDefault(END, 0);
    return new Most(most, counts.grows);
  }

  private Map<Integer, Integer> ways(Block block) {
    int here = block.statements().stream().mapToInt(weight).sum();
    Map<Integer, Integer> ways = new HashMap<>();
    ways(block.end()).forEach((place, count) -> ways.put(place, count + here));
    return ways;
  }

  private Map<Integer, Integer> ways(End end) {
    return switch (end) {
      case End.Return _, End.TailCall _ -> Map.of(END, 0);
      case End.Unreachable _ -> Map.of();
      case End.Jump(Label label, _) -> loops.contains(label) ? Map.of(label.number(), 0) : fromJoins.get(label);
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
        Integer round = ways.remove(label.number());
        grows |= round != null && round > 0;
        yield ways;
      }
    };
  }
}
