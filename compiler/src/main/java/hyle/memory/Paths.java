package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.Label;
import hyle.core.Core.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The ways through a function: what has happened where a step is, and what may follow.
final class Paths {
  /// Of each block but the function's, the one whose end holds it.
  private final Map<Block, Block> around = new IdentityHashMap<>();
  private final Map<Label, Block> continuations = new HashMap<>();
  /// Of each block, the loops that it is in.
  private final Map<Block, Set<Label>> loops = new IdentityHashMap<>();
  private final Map<Label, Block> bodies = new HashMap<>();

  /// A step: a statement of a block, by its number; the number of statements is the block's end.
  record Step(Block block, int number) {
    Statement statement() {
      return block.statements().get(number);
    }

    boolean is(Step other) {
      return block == other.block && number == other.number;
    }
  }

  /// What may follow a step before the function ends: the steps up to where other ways come in, those behind that, those of loops that begin
  /// behind it, and those of the next rounds of loops around it.
  record Ahead(List<Statement> straight, List<Statement> joined, List<Statement> inLoops, List<Statement> nextRounds) {
    /// All that may follow in this round.
    Stream<Statement> thisRound() {
      return Stream.of(straight, joined, inLoops).flatMap(List::stream);
    }
  }

  private Paths() {}

  static Paths of(Function function) {
    Paths paths = new Paths();
    for (Block block : Blocks.within(function.body())) {
      Set<Label> outer = paths.loops.getOrDefault(block, Set.of());
      for (Block inner : Blocks.under(block.end())) {
        paths.around.put(inner, block);
        paths.loops.put(inner, outer);
      }
      switch (block.end()) {
        case End.Join(Label label, _, Block continuation, _) -> paths.continuations.put(label, continuation);
        case End.Loop(Label label, _, _, Block body) -> {
          Set<Label> all = new HashSet<>(outer);
          all.add(label);
          paths.loops.put(body, all);
          paths.bodies.put(label, body);
        }
        case End.Return _, End.TailCall _, End.Switch _, End.Jump _, End.Unreachable _ -> {}
      }
    }
    return paths;
  }

  /// The steps that are taken on every way to a step, the last one first.
  Stream<Step> before(Step step) {
    return Stream.iterate(step.block(), Objects::nonNull, around::get)
        .flatMap(block -> {
          int end = block == step.block() ? step.number() : block.statements().size();
          return IntStream.range(0, end).mapToObj(back -> new Step(block, end - 1 - back));
        });
  }

  /// Whether a step is in a loop that another one, before it, is not in.
  boolean entersLoop(Step from, Step to) {
    return !loopsAround(from.block()).containsAll(loopsAround(to.block()));
  }

  Ahead ahead(Step step) {
    Set<Label> own = loopsAround(step.block());
    Ahead ahead = new Ahead(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Set<Block> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Block> joined = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Block> pending = new ArrayDeque<>(List.of(step.block()));
    while (!pending.isEmpty()) {
      Block block = pending.pop();
      if (seen.add(block)) {
        int first = block == step.block() ? step.number() + 1 : 0;
        List<Statement> rest = block.statements().subList(first, block.statements().size());
        (!own.containsAll(loopsAround(block)) ? ahead.inLoops : joined.contains(block) ? ahead.joined : ahead.straight).addAll(rest);
        List<Block> next =
            switch (block.end()) {
              case End.Switch _, End.Loop _ -> Blocks.under(block.end());
              case End.Join(_, _, _, Block body) -> List.of(body);
              case End.Jump(Label label, _) when continuations.containsKey(label) -> List.of(continuations.get(label));
              case End.Jump(Label label, _) when own.contains(label) -> {
                Blocks.within(bodies.get(label)).forEach(inner -> ahead.nextRounds.addAll(inner.statements()));
                yield List.of();
              }
              case End.Jump _, End.Return _, End.TailCall _, End.Unreachable _ -> List.of();
            };
        if (block.end() instanceof End.Jump || joined.contains(block)) {
          joined.addAll(next);
        }
        pending.addAll(next);
      }
    }
    return ahead;
  }

  private Set<Label> loopsAround(Block block) {
    return loops.getOrDefault(block, Set.of());
  }
}
