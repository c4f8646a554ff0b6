package hyle.core;

import hyle.core.Core.Case;
import hyle.core.Core.Constant;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Key;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Checks that operands and results of each step have the types that their places ask for: the part of `CoreLint` that knows no
/// ownership.
final class CoreTyping {
  private final Program program;
  private final Function function;
  private final Consumer<String> violations;

  CoreTyping(Program program, Function function, Consumer<String> violations) {
    this.program = program;
    this.function = function;
    this.violations = violations;
  }

  void check(Statement statement) {
    List<Operand> all = new ArrayList<>(Operands.usedUp(statement.operation()));
    all.addAll(Operands.lookedAt(statement.operation()));
    all.forEach(this::constant);
    List<Type> results = statement.results().stream().map(Variable::type).toList();
    List<Type> expected = results(statement.operation(), results);
    if (!results.equals(expected)) {
      violations.accept(statement.operation() + " gives " + expected + ", not " + results);
    }
  }

  void check(End end) {
    Operands.usedUp(end).forEach(this::constant);
    switch (end) {
      case End.Return(List<Operand> operands) -> agree("the result", operands, function.results());
      case End.TailCall(FunctionName callee, List<Operand> operands, _) -> {
        List<Type> results = call(callee, operands);
        if (!results.equals(function.results())) {
          violations.accept("the tail call of " + callee + " gives " + results + ", not " + function.results());
        }
      }
      case End.Switch(Operand scrutinee, List<Case> cases) -> choice(scrutinee, cases);
      case End.Loop(Core.Label label, List<Variable> parameters, List<Operand> initial, _) ->
          agree("the start of " + label, initial, parameters.stream().map(Variable::type).toList());
      case End.Join _, End.Jump _, End.Unreachable _ -> {}
    }
  }

  /// Complains unless there are as many operands as types, each of its type.
  void agree(String place, List<Operand> operands, List<Type> types) {
    List<Type> given = operands.stream().map(Operand::type).toList();
    if (!given.equals(types)) {
      violations.accept(place + " has " + given + " where " + types + " belongs");
    }
  }

  /// The types that the results of an operation must have; where it leaves a choice, what they are.
  private List<Type> results(Operation operation, List<Type> results) {
    return switch (operation) {
      case Operation.Primitive(var primitive, List<Operand> operands) -> {
        agree(primitive.text(), operands, primitive.operands().stream().map(_ -> (Type) Type.IMMEDIATE).toList());
        yield List.of(Type.IMMEDIATE);
      }
      case Operation.Call(FunctionName callee, List<Operand> operands) -> call(callee, operands);
      case Operation.Apply(Operand closure, List<Operand> operands) -> {
        if (closure.type() instanceof Type.Closure(List<Type> parameters, Type result)) {
          agree("the call of " + closure, operands, parameters);
          yield List.of(result);
        }
        violations.accept(closure + " is called, but is of type " + closure.type());
        yield results;
      }
      case Operation.Foreign _, Operation.Reinterpret _ -> exactlyOne(operation, results);
      case Operation.StaticText _ -> exactlyOne(operation, results);
      case Operation.Take(Operand operand, Shape shape) -> {
        shaped(operand, operand.type(), shape);
        List<Type> types = new ArrayList<>(fields(shape));
        if (layout(shape).hasCell()) {
          types.add(new Type.Token(layout(shape).words()));
        }
        yield types;
      }
      case Operation.Peek(Operand operand, Shape shape, int field) -> {
        shaped(operand, operand.type() instanceof Type.Noema(Type of) ? of : operand.type(), shape);
        Type type = fields(shape).get(field);
        yield results.equals(List.of(type)) && !type.isOwned() ? results : List.of(new Type.Noema(type));
      }
      case Operation.Allocate(int words) -> List.of(new Type.Token(words));
      case Operation.Free(Variable token) -> {
        if (!(token.type() instanceof Type.Token)) {
          violations.accept(token + " is freed, but is of type " + token.type());
        }
        yield List.of();
      }
      case Operation.Build(Variable token, Shape shape, List<Field> fields) -> {
        build(token, shape, fields);
        yield results.size() == 1 && hasShape(results.getFirst(), shape) ? results : List.of();
      }
      case Operation.Borrow(Operand operand) -> List.of(new Type.Noema(operand.type()));
      case Operation.EndBorrow _ -> List.of();
      case Operation.Copy(Operand operand) -> List.of(operand.type() instanceof Type.Noema(Type of) ? of : operand.type());
      case Operation.CopyAs(Operand operand, Operand type) -> {
        agree("the type of " + operand, List.of(type), List.of(Type.IMMEDIATE));
        Type copied = operand.type() instanceof Type.Noema(Type of) ? of : operand.type();
        yield List.of(copied instanceof Type.Dynamic ? copied : new Type.Dynamic(Descriptor.UNKNOWN));
      }
      case Operation.DiscardAs(Variable operand, Operand type) -> {
        agree("the type of " + operand, List.of(operand, type), List.of(new Type.Dynamic(Descriptor.UNKNOWN), Type.IMMEDIATE));
        yield List.of();
      }
      case Operation.Describe(_, List<Operand> arguments) -> {
        agree("a type", arguments, arguments.stream().map(_ -> (Type) Type.IMMEDIATE).toList());
        yield List.of(Type.IMMEDIATE);
      }
      case Operation.Discard(Variable operand) -> {
        switch (operand.type()) {
          case Type.Data _, Type.Dynamic _, Type.Closure _, Type.Resource _ -> {}
          case Type.Immediate _, Type.Noema _, Type.Token _, Type.Hole _ ->
              violations.accept(operand + " is discarded, but is of type " + operand.type());
        }
        yield List.of();
      }
      case Operation.HoleOf(Variable cell, Shape shape, int field) -> {
        shaped(cell, cell.type(), shape);
        yield List.of(new Type.Hole(fields(shape).get(field)));
      }
      case Operation.Fill(Variable hole, Field field) -> {
        List<Operand> operands = Operands.of(field);
        if (operands.size() != 1 || !hole.type().equals(new Type.Hole(operands.getFirst().type()))) {
          violations.accept(hole + " of type " + hole.type() + " is filled with " + field);
        }
        yield List.of();
      }
    };
  }

  private List<Type> exactlyOne(Operation operation, List<Type> results) {
    if (results.size() != 1) {
      violations.accept(operation + " has " + results.size() + " results");
    }
    return results;
  }

  private List<Type> call(FunctionName name, List<Operand> operands) {
    Function callee = program.functions().get(name);
    if (callee == null) {
      violations.accept("there is no function " + name);
      return function.results();
    }
    agree("the call of " + name, operands, callee.parameters().stream().map(Variable::type).toList());
    return callee.results();
  }

  private void build(Variable token, Shape shape, List<Field> fields) {
    Layout layout = layout(shape);
    if (!token.type().equals(new Type.Token(layout.words()))) {
      violations.accept(shape + " of " + layout.words() + " words is built in " + token + " of type " + token.type());
    }
    List<Type> types = fields(shape);
    if (fields.size() != types.size()) {
      violations.accept(shape + " is built of " + fields.size() + " fields");
      return;
    }
    for (int i = 0; i < types.size(); i++) {
      Type type = types.get(i);
      Operands.of(fields.get(i)).stream()
          .filter(operand -> !operand.type().equals(type))
          .forEach(operand -> violations.accept(shape + " is built with " + operand + " of type " + operand.type() + " where " + type + " belongs"));
    }
  }

  private void choice(Operand scrutinee, List<Case> cases) {
    Type type = scrutinee.type() instanceof Type.Noema(Type of) ? of : scrutinee.type();
    Set<Key> seen = new HashSet<>();
    for (Case each : cases) {
      if (!seen.add(each.key())) {
        violations.accept(each.key() + " stands twice in a switch on " + scrutinee);
      }
      boolean fits =
          switch (each.key()) {
            case Key.OfConstructor(Core.DataName data, int constructor) ->
                type.equals(new Type.Data(data)) && constructor < program.dataTypes().get(data).constructors().size();
            case Key.OfWord _ -> type instanceof Type.Immediate;
            case Key.Otherwise _ -> each == cases.getLast();
          };
      if (!fits) {
        violations.accept(each.key() + " does not fit a switch on " + scrutinee + " of type " + type);
      }
    }
    boolean covered =
        seen.contains(new Key.Otherwise())
            || type instanceof Type.Data(Core.DataName data, _) && seen.size() == program.dataTypes().get(data).constructors().size();
    if (!covered) {
      violations.accept("a switch on " + scrutinee + " of type " + type + " does not cover it");
    }
  }

  private void shaped(Operand operand, Type type, Shape shape) {
    if (!hasShape(type, shape)) {
      violations.accept(operand + " of type " + operand.type() + " is no " + shape);
    }
  }

  private boolean hasShape(Type type, Shape shape) {
    return switch (shape) {
      case Shape.Constructed(Core.DataName data, _) -> type.equals(new Type.Data(data));
      case Shape.Captured(FunctionName code, _) -> type instanceof Type.Closure closure && isCodeOf(code, closure);
    };
  }

  /// Whether a function is the code of closures of a type: it takes the closure first.
  private boolean isCodeOf(FunctionName name, Type.Closure closure) {
    Function code = program.functions().get(name);
    List<Type> parameters = new ArrayList<>(List.of((Type) closure));
    parameters.addAll(closure.parameters());
    return code != null
        && code.parameters().stream().map(Variable::type).toList().equals(parameters)
        && code.results().equals(List.of(closure.result()));
  }

  /// A constant stands for a word, or for a constructor without fields.
  private void constant(Operand operand) {
    boolean fits =
        switch (operand) {
          case Variable _ -> true;
          case Constant(long bits, Type.Data(Core.DataName data, _)) ->
              bits >= 0
                  && bits < program.dataTypes().get(data).constructors().size()
                  && program.dataTypes().get(data).constructors().get((int) bits).fields().isEmpty();
          case Constant(_, Type type) ->
              switch (type) {
                case Type.Immediate _, Type.Noema _, Type.Resource _, Type.Dynamic _ -> true;
                case Type.Data _, Type.Closure _, Type.Token _, Type.Hole _ -> false;
              };
          case Core.Code(FunctionName code, Type type) -> type instanceof Type.Closure closure && isCodeOf(code, closure);
        };
    if (!fits) {
      violations.accept(operand + " is no constant of type " + operand.type());
    }
  }

  private Layout layout(Shape shape) {
    return Layout.of(program, shape);
  }

  private List<Type> fields(Shape shape) {
    return layout(shape).fields();
  }
}
