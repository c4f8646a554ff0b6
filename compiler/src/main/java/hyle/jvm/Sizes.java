package hyle.jvm;

import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;

/// Estimates, on the safe side, how many bytes of bytecode things become.
final class Sizes {
  private static final int OPERAND = 6;
  private static final int ACCESS = 20;
  private static final int CALL = 12;
  private static final int ALLOCATION = 64;
  private static final int FREE = 44;
  private static final int CASE = 30;
  private static final int LINE_OR_SITE = 8;

  private Sizes() {}

  static int of(Core.Function function) {
    return of(function.body()) + OPERAND * function.parameters().size();
  }

  static int of(Block block) {
    int size = of(block.end());
    for (Statement statement : block.statements()) {
      size += of(statement);
    }
    return size;
  }

  static int of(Statement statement) {
    return LINE_OR_SITE
        + switch (statement.operation()) {
          case Operation.Primitive(_, var operands) -> 40 + OPERAND * operands.size();
          case Operation.Call(_, var operands) -> CALL + OPERAND * operands.size();
          case Operation.Apply(_, var operands) -> 3 * CALL + 3 * OPERAND * operands.size();
          case Operation.Foreign(_, var operands) -> 2 * CALL + OPERAND * operands.size();
          case Operation.StaticText _ -> 2 * CALL;
          case Operation.Take _ -> ACCESS * statement.results().size();
          case Operation.Peek _ -> ACCESS;
          case Operation.Allocate _ -> ALLOCATION;
          case Operation.Free _ -> FREE;
          case Operation.Build(_, _, var fields) -> CALL + (ACCESS + OPERAND) * (1 + fields.size());
          case Operation.Copy _, Operation.Discard _, Operation.CopyAs _, Operation.DiscardAs _ -> CALL;
          case Operation.Describe(_, var arguments) -> 2 * CALL + (OPERAND + 6) * arguments.size();
          case Operation.HoleOf _, Operation.Fill _ -> ACCESS + CALL;
          case Operation.Reinterpret _, Operation.Borrow _, Operation.EndBorrow _ -> OPERAND;
        };
  }

  private static int of(End end) {
    return switch (end) {
      case End.Return _ -> OPERAND;
      case End.TailCall(_, var operands, _) -> CALL + 2 * OPERAND * operands.size();
      case End.Switch(_, var cases) -> {
        int size = ACCESS;
        for (Core.Case choice : cases) {
          size += CASE + of(choice.block());
        }
        yield size;
      }
      case End.Join(_, _, Block continuation, Block body) -> of(body) + of(continuation);
      case End.Loop(_, _, var initial, Block body) -> 2 * OPERAND * initial.size() + of(body);
      case End.Jump(_, var operands) -> OPERAND + 2 * OPERAND * operands.size();
      case End.Unreachable() -> OPERAND;
    };
  }
}
