package hyle.core;

import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/// Ways through the blocks of a function: all of them, and those right under an end.
public final class Blocks {
  private Blocks() {}

  /// `block` and every block inside it, outer ones first, in the order of the text. Needs no stack for deep nesting.
  public static List<Block> within(Block block) {
    List<Block> found = new ArrayList<>();
    Deque<Block> pending = new ArrayDeque<>();
    pending.push(block);
    while (!pending.isEmpty()) {
      Block next = pending.pop();
      found.add(next);
      List<Block> inner = under(next.end());
      for (int i = inner.size() - 1; i >= 0; i--) {
        pending.push(inner.get(i));
      }
    }
    return found;
  }

  /// The blocks that an end holds; a join's body comes before its continuation, as it runs.
  public static List<Block> under(End end) {
    return switch (end) {
      case End.Return _, End.TailCall _, End.Jump _, End.Unreachable _ -> List.of();
      case End.Switch(_, List<Case> cases) -> cases.stream().map(Case::block).toList();
      case End.Join(_, _, Block continuation, Block body) -> List.of(body, continuation);
      case End.Loop(_, _, _, Block body) -> List.of(body);
    };
  }

  /// The same end, each block that it holds replaced.
  public static End mapUnder(End end, UnaryOperator<Block> change) {
    return switch (end) {
      case End.Return _, End.TailCall _, End.Jump _, End.Unreachable _ -> end;
      case End.Switch(Core.Operand scrutinee, List<Case> cases) ->
          new End.Switch(scrutinee, cases.stream().map(each -> new Case(each.key(), change.apply(each.block()))).toList());
      case End.Join(Core.Label label, List<Core.Variable> parameters, Block continuation, Block body) ->
          new End.Join(label, parameters, change.apply(continuation), change.apply(body));
      case End.Loop(Core.Label label, List<Core.Variable> parameters, List<Core.Operand> initial, Block body) ->
          new End.Loop(label, parameters, initial, change.apply(body));
    };
  }
}
