package hyle.core;

import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The operands of an operation or an end, told apart by what happens to owned ones: used up, or only looked at.
public final class Operands {
  private Operands() {}

  /// The operands at places that use up what is owned, in order; words and noemata may stand there too.
  public static List<Operand> usedUp(Operation operation) {
    return switch (operation) {
      case Operation.Primitive _, Operation.StaticText _, Operation.Peek _, Operation.Allocate _, Operation.Borrow _ -> List.of();
      case Operation.EndBorrow _, Operation.Copy _, Operation.CopyAs _, Operation.Describe _, Operation.HoleOf _ -> List.of();
      case Operation.Call(_, List<Operand> operands) -> operands;
      case Operation.Apply(Operand closure, List<Operand> operands) -> prepended(closure, operands);
      case Operation.Foreign(_, List<Operand> operands) -> operands;
      case Operation.Reinterpret(Operand operand) -> List.of(operand);
      case Operation.Take(Operand operand, _) -> List.of(operand);
      case Operation.Free(Variable token) -> List.of(token);
      case Operation.Build(Variable token, _, List<Field> fields) -> prepended(token, fields.stream().flatMap(field -> of(field).stream()).toList());
      case Operation.Discard(Variable operand) -> List.of(operand);
      case Operation.DiscardAs(Variable operand, _) -> List.of(operand);
      case Operation.Fill(Variable hole, Field field) -> prepended(hole, of(field));
    };
  }

  /// The operands at places that only look at what is owned.
  public static List<Operand> lookedAt(Operation operation) {
    return switch (operation) {
      case Operation.Primitive(_, List<Operand> operands) -> operands;
      case Operation.Peek(Operand operand, _, _) -> List.of(operand);
      case Operation.Borrow(Operand operand) -> List.of(operand);
      case Operation.EndBorrow(Variable operand) -> List.of(operand);
      case Operation.Copy(Operand operand) -> List.of(operand);
      case Operation.CopyAs(Operand operand, Operand type) -> List.of(operand, type);
      case Operation.DiscardAs(_, Operand type) -> List.of(type);
      case Operation.Describe(_, List<Operand> arguments) -> arguments;
      case Operation.HoleOf(Variable cell, _, _) -> List.of(cell);
      case Operation.StaticText _, Operation.Allocate _, Operation.Call _, Operation.Apply _, Operation.Foreign _ -> List.of();
      case Operation.Reinterpret _, Operation.Take _, Operation.Free _, Operation.Build _, Operation.Discard _, Operation.Fill _ -> List.of();
    };
  }

  /// The operands of an end that it uses up if owned.
  public static List<Operand> usedUp(End end) {
    return switch (end) {
      case End.Return(List<Operand> operands) -> operands;
      case End.TailCall(_, List<Operand> operands, _) -> operands;
      case End.Loop(_, _, List<Operand> initial, _) -> initial;
      case End.Jump(_, List<Operand> operands) -> operands;
      case End.Switch _, End.Join _, End.Unreachable _ -> List.of();
    };
  }

  /// The operands of an end that it only looks at: what a switch goes by.
  public static List<Operand> lookedAt(End end) {
    return switch (end) {
      case End.Switch(Operand scrutinee, _) -> List.of(scrutinee);
      case End.Return _, End.TailCall _, End.Loop _, End.Jump _, End.Join _, End.Unreachable _ -> List.of();
    };
  }

  /// The same operation with other operands: `used` is asked for those it uses up, in order, `seen` for those it looks at.
  public static Operation map(Operation operation, UnaryOperator<Operand> used, UnaryOperator<Operand> seen) {
    return switch (operation) {
      case Operation.Primitive(var primitive, List<Operand> operands) -> new Operation.Primitive(primitive, all(operands, seen));
      case Operation.Call(Core.FunctionName function, List<Operand> operands) -> new Operation.Call(function, all(operands, used));
      case Operation.Apply(Operand closure, List<Operand> operands) -> new Operation.Apply(used.apply(closure), all(operands, used));
      case Operation.Foreign(String symbol, List<Operand> operands) -> new Operation.Foreign(symbol, all(operands, used));
      case Operation.StaticText _, Operation.Allocate _ -> operation;
      case Operation.Reinterpret(Operand operand) -> new Operation.Reinterpret(used.apply(operand));
      case Operation.Take(Operand operand, Core.Shape shape) -> new Operation.Take(used.apply(operand), shape);
      case Operation.Peek(Operand operand, Core.Shape shape, int field) -> new Operation.Peek(seen.apply(operand), shape, field);
      case Operation.Free(Variable token) -> new Operation.Free(variable(used.apply(token)));
      case Operation.Build(Variable token, Core.Shape shape, List<Field> fields) -> {
        Variable cell = variable(used.apply(token));
        yield new Operation.Build(cell, shape, fields.stream().map(field -> map(field, used)).toList());
      }
      case Operation.Borrow(Operand operand) -> new Operation.Borrow(seen.apply(operand));
      case Operation.EndBorrow(Variable operand) -> new Operation.EndBorrow(variable(seen.apply(operand)));
      case Operation.Copy(Operand operand) -> new Operation.Copy(seen.apply(operand));
      case Operation.Discard(Variable operand) -> new Operation.Discard(variable(used.apply(operand)));
      case Operation.CopyAs(Operand operand, Operand type) -> new Operation.CopyAs(seen.apply(operand), seen.apply(type));
      case Operation.DiscardAs(Variable operand, Operand type) -> new Operation.DiscardAs(variable(used.apply(operand)), seen.apply(type));
      case Operation.Describe(Descriptor.Head head, List<Operand> arguments) -> new Operation.Describe(head, all(arguments, seen));
      case Operation.HoleOf(Variable cell, Core.Shape shape, int field) -> new Operation.HoleOf(variable(seen.apply(cell)), shape, field);
      case Operation.Fill(Variable hole, Field field) -> new Operation.Fill(variable(used.apply(hole)), map(field, used));
    };
  }

  /// The same end with other operands; the blocks that it holds stay as they are.
  public static End map(End end, UnaryOperator<Operand> change) {
    return switch (end) {
      case End.Return(List<Operand> operands) -> new End.Return(all(operands, change));
      case End.TailCall(Core.FunctionName function, List<Operand> operands, var span) -> new End.TailCall(function, all(operands, change), span);
      case End.Switch(Operand scrutinee, List<Core.Case> cases) -> new End.Switch(change.apply(scrutinee), cases);
      case End.Loop(Core.Label label, List<Variable> parameters, List<Operand> initial, Core.Block body) ->
          new End.Loop(label, parameters, all(initial, change), body);
      case End.Jump(Core.Label label, List<Operand> operands) -> new End.Jump(label, all(operands, change));
      case End.Join _, End.Unreachable _ -> end;
    };
  }

  /// The operand of a field that is stored or kept; none of one that is filled later.
  public static List<Operand> of(Field field) {
    return switch (field) {
      case Field.Store(Operand operand) -> List.of(operand);
      case Field.Keep(Variable variable) -> List.of(variable);
      case Field.Later() -> List.of();
    };
  }

  private static Field map(Field field, UnaryOperator<Operand> change) {
    return switch (field) {
      case Field.Store(Operand operand) -> new Field.Store(change.apply(operand));
      case Field.Keep(Variable variable) -> new Field.Keep(variable(change.apply(variable)));
      case Field.Later later -> later;
    };
  }

  private static List<Operand> all(List<Operand> operands, UnaryOperator<Operand> change) {
    return operands.stream().map(change).toList();
  }

  private static List<Operand> prepended(Operand first, List<Operand> rest) {
    List<Operand> all = new ArrayList<>(rest.size() + 1);
    all.add(first);
    all.addAll(rest);
    return all;
  }

  private static Variable variable(Operand operand) {
    return switch (operand) {
      case Variable variable -> variable;
      case Core.Constant _, Core.Code _ -> throw new AssertionError("this place takes a variable, not " + operand);
    };
  }
}
