package hyle.memory;

import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a body could do with one more cell of a size, and which cells it is left with.
///
/// ```
/// free c          one more is held                        one less is wanted before it
/// c = allocate    one of those held is used, if any       one more is wanted before it
/// r = f(…)        what f may take is not held for sure    what f may take is wanted before it
/// ```
///
/// Errs to one side: rather more is wanted and left over, and rather less is held for sure, than is so.
final class SpareCells {
  private final int words;
  private final Calls calls;
  private final Map<Label, Integer> wantedAt = new HashMap<>();
  private final Map<Label, Block> continuations = new HashMap<>();
  private final Map<Label, List<Held>> waysTo = new HashMap<>();
  private final Map<Variable, Integer> wantedBehind = new HashMap<>();
  private final Map<Variable, Integer> heldBefore = new HashMap<>();
  private final Anticipation certainty;
  private final Anticipation possibility;
  private int leftOver;

  /// What the calls in a body do with dead cells.
  interface Calls {
    /// How many cells of this size a call of the function may take from its caller.
    int demand(FunctionName callee, int words);

    /// Whether a call of the function may leave the cell of a dead value unused that a product of this size could be built in.
    boolean leaves(FunctionName callee, int words);
  }

  /// The cells of dead values at a point: for certain, and at most.
  private record Held(int least, int most) {
    Held or(Held other) {
      return new Held(Math.min(least, other.least), Math.max(most, other.most));
    }

    Held and(int more) {
      return new Held(Math.max(0, least + more), Math.max(0, most + more));
    }

    Held afterCall(int taken, boolean leaves) {
      return new Held(Math.max(0, least - taken), leaves ? most + 1 : most);
    }
  }

  private SpareCells(int words, Block body, Calls calls) {
    this.words = words;
    this.calls = calls;
    this.certainty = new Anticipation(Anticipation.Paths.EVERY, List.of(words), Takers.NONE, body);
    this.possibility = new Anticipation(Anticipation.Paths.SOME, List.of(words), Takers.NONE, body);
    wanted(body);
    held(body, new Held(0, 0));
  }

  /// For cells of so many words.
  static SpareCells of(int words, Block body, Calls calls) {
    return new SpareCells(words, body, calls);
  }

  /// Whether some path returns with the cell of a dead value that nothing was built in.
  boolean leavesCells() {
    return leftOver > 0;
  }

  /// Whether a cell that the call with this first result gave might be built in later.
  boolean wantsCellOf(Variable result) {
    return wantedBehind.get(result) > heldBefore.get(result);
  }

  /// Whether some ways to a join may bring a cell that is wanted behind it, and others none, so that it does not go there (see `Cancel`).
  boolean losesCellsAt(Label join) {
    Held held = heldAt(join);
    int usable = Math.min(wantedAt.get(join), held.most());
    return usable > held.least() && certainty.at(continuations.get(join))[0] < usable;
  }

  /// Whether more ways to some join bring too few cells, or cells are lost there, than in the same body as it was.
  boolean losesMoreThan(SpareCells before) {
    return before.continuations.keySet().stream()
        .anyMatch(join -> poorWays(join) > before.poorWays(join) || losesCellsAt(join) && !before.losesCellsAt(join));
  }

  /// The ways that bring less of what may be built in behind the join than others do: they may have to take a cell for it.
  private long poorWays(Label join) {
    List<Held> ways = waysTo.getOrDefault(join, List.of());
    int most = ways.stream().mapToInt(Held::most).max().orElse(0);
    int usable = Math.min(possibility.at(continuations.get(join))[0], most);
    return ways.stream().filter(way -> way.least() < usable).count();
  }

  private int wanted(Block block) {
    int wanted = wanted(block.end());
    for (Statement statement : block.statements().reversed()) {
      if (!statement.results().isEmpty()) {
        wantedBehind.put(statement.results().getFirst(), wanted);
      }
      wanted = Math.max(0, wanted - change(statement)) + demand(statement);
    }
    return wanted;
  }

  private int wanted(End end) {
    return switch (end) {
      case End.Return _, End.Unreachable _ -> 0;
      case End.TailCall(FunctionName callee, _, _) -> calls.demand(callee, words);
      case End.Jump(Label label, _) -> wantedAt.get(label);
      case End.Switch(_, List<Case> cases) -> cases.stream().mapToInt(each -> wanted(each.block())).max().orElse(0);
      case End.Join(Label label, _, Block continuation, Block body) -> {
        wantedAt.put(label, wanted(continuation));
        continuations.put(label, continuation);
        yield wanted(body);
      }
      case End.Loop(Label label, _, _, Block body) -> {
        wantedAt.put(label, 0);
        wanted(body);
        yield 0;
      }
    };
  }

  private void held(Block block, Held before) {
    Held held = before;
    for (Statement statement : block.statements()) {
      if (!statement.results().isEmpty()) {
        heldBefore.put(statement.results().getFirst(), held.least());
      }
      held = held.and(change(statement)).afterCall(demand(statement), leaves(statement));
    }
    held(block.end(), held);
  }

  private void held(End end, Held held) {
    switch (end) {
      case End.Return _ -> leftOver = Math.max(leftOver, held.most());
      case End.TailCall(FunctionName callee, _, _) -> leftOver = Math.max(leftOver, calls.leaves(callee, words) ? 1 : held.most());
      case End.Unreachable _ -> {}
      case End.Jump(Label label, _) -> waysTo.computeIfAbsent(label, _ -> new ArrayList<>()).add(held);
      case End.Switch(_, List<Case> cases) -> cases.forEach(each -> held(each.block(), held));
      case End.Join(Label label, _, Block continuation, Block body) -> {
        held(body, held);
        held(continuation, heldAt(label));
      }
      case End.Loop(_, _, _, Block body) -> held(body, new Held(0, 0));
    }
  }

  private Held heldAt(Label join) {
    return waysTo.getOrDefault(join, List.of()).stream().reduce(Held::or).orElse(new Held(0, 0));
  }

  /// 1 for a cell that is freed, -1 for one that is allocated.
  private int change(Statement statement) {
    return switch (statement.operation()) {
      case Operation.Free(Variable token) when token.type() instanceof Type.Token(int size) && size == words -> 1;
      case Operation.Allocate(int size) when size == words -> -1;
      case Operation.Free _, Operation.Allocate _, Operation.Primitive _, Operation.Call _, Operation.Apply _, Operation.Foreign _,
          Operation.StaticText _, Operation.Reinterpret _, Operation.Take _, Operation.Peek _, Operation.Build _, Operation.Borrow _,
          Operation.EndBorrow _, Operation.Copy _, Operation.Discard _, Operation.Describe _, Operation.CopyAs _, Operation.DiscardAs _,
          Operation.HoleOf _, Operation.Fill _ ->
          0;
    };
  }

  private int demand(Statement statement) {
    return statement.operation() instanceof Operation.Call(FunctionName callee, _) ? calls.demand(callee, words) : 0;
  }

  private boolean leaves(Statement statement) {
    return statement.operation() instanceof Operation.Call(FunctionName callee, _) && calls.leaves(callee, words);
  }
}
