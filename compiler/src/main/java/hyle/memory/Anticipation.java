package hyle.memory;

import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.Label;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The cells of each size that the code from a block on may still allocate, before the function ends: most over all paths.
///
/// What is allocated inside a loop does not count outside of it: a token brings one cell, a loop may want one each round.
final class Anticipation {
  private final List<Integer> sizes;
  private final Map<Label, int[]> atLabels = new HashMap<>();
  private final Map<Block, int[]> atBlocks = new IdentityHashMap<>();

  /// Counts for the sizes, in words, in this order.
  Anticipation(List<Integer> sizes, Block body) {
    this.sizes = sizes;
    count(body);
  }

  /// A fresh array of counts, one for each size.
  int[] at(Block block) {
    return atBlocks.get(block).clone();
  }

  private int[] count(Block block) {
    int[] counts = count(block.end()).clone();
    for (Statement statement : block.statements()) {
      if (statement.operation() instanceof Operation.Allocate(int words) && sizes.contains(words)) {
        counts[sizes.indexOf(words)]++;
      }
    }
    atBlocks.put(block, counts);
    return counts;
  }

  private int[] count(End end) {
    return switch (end) {
      case End.Return _, End.TailCall _, End.Unreachable _ -> new int[sizes.size()];
      case End.Jump(Label label, _) -> atLabels.get(label);
      case End.Switch(_, List<Case> cases) -> {
        int[] most = new int[sizes.size()];
        for (Case each : cases) {
          int[] counts = count(each.block());
          Arrays.setAll(most, i -> Math.max(most[i], counts[i]));
        }
        yield most;
      }
      case End.Join(Label label, _, Block continuation, Block body) -> {
        atLabels.put(label, count(continuation));
        yield count(body);
      }
      case End.Loop(Label label, _, _, Block body) -> {
        atLabels.put(label, new int[sizes.size()]);
        count(body);
        yield new int[sizes.size()];
      }
    };
  }
}
