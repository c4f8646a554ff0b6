package hyle.jvm;

import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often the word of each variable of a function is needed, and whether its one use may take its expression along.
///
/// A variable that is only kept in place is not needed at all: nothing loads it.
final class UseCounts {
  private static final int MANY = 1 << 20;

  private final Map<Variable, Integer> uses = new HashMap<>();
  private final Map<Variable, Integer> loopsOfDefinition = new HashMap<>();
  private int loops;

  private UseCounts() {}

  static UseCounts of(Core.Function function) {
    UseCounts counts = new UseCounts();
    counts.block(function.body(), 0);
    return counts;
  }

  /// Whether anything needs the word.
  boolean isNeeded(Variable variable) {
    return uses.getOrDefault(variable, 0) > 0;
  }

  /// Whether it is needed at one place, which runs as often as the definition.
  boolean isNeededOnce(Variable variable) {
    return uses.getOrDefault(variable, 0) == 1;
  }

  /// `loop` is the number of the innermost loop, 0 outside of all.
  private void block(Block block, int loop) {
    for (Statement statement : block.statements()) {
      operation(statement.operation(), loop);
      statement.results().forEach(result -> loopsOfDefinition.put(result, loop));
    }
    switch (block.end()) {
      case End.Return(List<Operand> operands) -> use(operands, loop);
      case End.TailCall(_, List<Operand> operands, _) -> use(operands, loop);
      case End.Switch(Operand scrutinee, List<Core.Case> cases) -> {
        use(scrutinee, loop);
        cases.forEach(choice -> block(choice.block(), loop));
      }
      case End.Join(_, _, Block continuation, Block body) -> {
        block(body, loop);
        block(continuation, loop);
      }
      case End.Loop(_, _, List<Operand> initial, Block body) -> {
        use(initial, loop);
        block(body, ++loops);
      }
      case End.Jump(_, List<Operand> operands) -> use(operands, loop);
      case End.Unreachable() -> {}
    }
  }

  private void operation(Operation operation, int loop) {
    switch (operation) {
      // What can fail looks at its operands twice.
      case Operation.Primitive primitive when PrimitiveEmitter.canFail(primitive) -> primitive.operands().forEach(this::rename);
      case Operation.Primitive(_, List<Operand> operands) -> use(operands, loop);
      case Operation.Call(_, List<Operand> operands) -> use(operands, loop);
      case Operation.Apply(Operand closure, List<Operand> operands) -> {
        use(closure, loop);
        use(operands, loop);
      }
      case Operation.Foreign(_, List<Operand> operands) -> use(operands, loop);
      case Operation.StaticText _, Operation.Allocate _, Operation.EndBorrow _ -> {}
      case Operation.Reinterpret(Operand operand) -> rename(operand);
      case Operation.Borrow(Operand operand) -> rename(operand);
      case Operation.Copy(Operand operand) -> rename(operand);
      case Operation.Take(Operand operand, _) -> rename(operand);
      case Operation.Peek(Operand operand, _, _) -> rename(operand);
      case Operation.Free(Variable token) -> rename(token);
      case Operation.Build(Variable token, _, List<Field> fields) -> {
        rename(token);
        fields.forEach(field -> field(field, loop));
      }
      case Operation.Discard(Variable operand) -> use(operand, loop);
      case Operation.CopyAs(Operand operand, Operand type) -> {
        rename(operand);
        use(type, loop);
      }
      case Operation.DiscardAs(Variable operand, Operand type) -> {
        use(operand, loop);
        use(type, loop);
      }
      case Operation.Describe(_, List<Operand> arguments) -> use(arguments, loop);
      case Operation.HoleOf(Variable cell, _, _) -> rename(cell);
      case Operation.Fill(Variable hole, Field.Store stored) -> {
        rename(hole);
        field(stored, loop);
      }
      case Operation.Fill _ -> {}
    }
  }

  private void field(Field field, int loop) {
    switch (field) {
      case Field.Store(Operand operand) -> use(operand, loop);
      case Field.Keep _, Field.Later _ -> {}
    }
  }

  private void use(List<Operand> operands, int loop) {
    operands.forEach(operand -> use(operand, loop));
  }

  private void use(Operand operand, int loop) {
    switch (operand) {
      case Variable variable -> add(variable, loopsOfDefinition.getOrDefault(variable, loop) == loop ? 1 : MANY);
      case Core.Constant _, Core.Code _ -> {}
    }
  }

  /// The same word under another name, or one that is needed in a local variable: the uses to come are not known here.
  private void rename(Operand operand) {
    switch (operand) {
      case Variable variable -> add(variable, MANY);
      case Core.Constant _, Core.Code _ -> {}
    }
  }

  private void add(Variable variable, int count) {
    uses.merge(variable, count, (before, more) -> Math.min(MANY, before + more));
  }
}
