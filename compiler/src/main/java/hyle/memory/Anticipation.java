package hyle.memory;

import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The cells of each size that the code from a block on allocates, or could give to a call, before the function ends: on some path, or on
/// every one.
///
/// What is allocated inside a loop does not count outside of it: a token brings one cell, a loop may want one each round.
final class Anticipation {
  private final List<Integer> sizes;
  private final Paths paths;
  private final Takers takers;
  private final Map<Label, int[]> atLabels = new HashMap<>();
  private final Map<Block, int[]> atBlocks = new IdentityHashMap<>();

  /// Which paths count, where they differ.
  enum Paths {
    /// The one with the most.
    SOME(0),
    /// The one with the least. A path that ends nowhere has any number.
    EVERY(Integer.MAX_VALUE / 2);

    private final int atUnreachable;

    Paths(int atUnreachable) {
      this.atUnreachable = atUnreachable;
    }

    private int of(int one, int other) {
      return switch (this) {
        case SOME -> Math.max(one, other);
        case EVERY -> Math.min(one, other);
      };
    }
  }

  /// Counts for the sizes, in words, in this order.
  Anticipation(Paths paths, List<Integer> sizes, Takers takers, Block body) {
    this.paths = paths;
    this.sizes = sizes;
    this.takers = takers;
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
      if (statement.operation() instanceof Operation.Call(FunctionName callee, _)) {
        add(callee, counts);
      }
    }
    atBlocks.put(block, counts);
    return counts;
  }

  private void add(FunctionName callee, int[] counts) {
    Arrays.setAll(counts, i -> counts[i] + takers.demand(callee, sizes.get(i)));
  }

  private int[] count(End end) {
    return switch (end) {
      case End.Return _ -> new int[sizes.size()];
      case End.TailCall(FunctionName callee, _, _) -> {
        int[] counts = new int[sizes.size()];
        add(callee, counts);
        yield counts;
      }
      case End.Unreachable _ -> unreachable();
      case End.Jump(Label label, _) -> atLabels.get(label);
      case End.Switch(_, List<Case> cases) -> {
        int[] counts = count(cases.getFirst().block()).clone();
        for (Case each : cases.subList(1, cases.size())) {
          int[] others = count(each.block());
          Arrays.setAll(counts, i -> paths.of(counts[i], others[i]));
        }
        yield counts;
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

  private int[] unreachable() {
    int[] counts = new int[sizes.size()];
    Arrays.fill(counts, paths.atUnreachable);
    return counts;
  }
}
