package hyle.memory;

import static hyle.memory.Sketch.FOREST;
import static hyle.memory.Sketch.FUNCTION;
import static hyle.memory.Sketch.LIST;
import static hyle.memory.Sketch.MIXED;
import static hyle.memory.Sketch.PAIR;
import static hyle.memory.Sketch.TREE;
import static hyle.memory.Sketch.WORD;

import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.Code;
import hyle.core.Core.Constant;
import hyle.core.Core.Constructor;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Key;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// Writes random programs that end: matches, joins, borrows, closures, recursion of one function or two, variables used any number of times.
///
/// Each function counts its first parameter down with every call of its recursion, and calls only functions before that.
final class RandomCore {
  private static final Type NOEMA = new Type.Noema(LIST);
  private static final List<Type> TYPES = List.of(WORD, LIST, LIST, TREE, PAIR, MIXED, FOREST, FUNCTION);
  private static final Constant ZERO = new Constant(0, WORD);
  private static final Constant ONE = new Constant(1, WORD);

  private final Random random;
  private final List<Function> functions = new ArrayList<>();
  private final List<Signature> signatures = new ArrayList<>();
  private int closures;
  private int statements;
  private int recursiveCalls;
  private List<Signature> recursion = List.of();
  private List<Variable> parameters = List.of();

  /// Where a block's value goes: to the caller, or to a label with more besides.
  private record Goal(Type result, Optional<Label> label, List<Variable> parameters) {}

  private RandomCore(long seed) {
    this.random = new Random(seed);
  }

  /// The same program for the same seed.
  static Core.Program program(long seed) {
    RandomCore writer = new RandomCore(seed);
    writer.functions.add(GivenFunctions.sum());
    writer.functions.add(GivenFunctions.put());
    int count = 1 + writer.random.nextInt(4);
    for (int i = 0; i < count; i++) {
      writer.write("f" + i);
    }
    writer.writeMain();
    return Sketch.program(writer.functions);
  }

  /// One function, or two that call each other.
  private void write(String name) {
    List<Signature> group = new ArrayList<>(List.of(signature(name)));
    if (random.nextInt(3) == 0) {
      group.add(signature(name + "-other"));
    }
    group.forEach(signature -> write(signature, group));
    signatures.addAll(group);
  }

  private Signature signature(String name) {
    List<Type> types = new ArrayList<>(List.of(WORD));
    Type result = pick(TYPES);
    IntStream.rangeClosed(0, random.nextInt(3)).forEach(_ -> types.add(random.nextInt(3) == 0 ? result : pick(TYPES)));
    return new Signature(name, types, result);
  }

  private void write(Signature signature, List<Signature> group) {
    Sketch sketch = Sketch.function();
    Goal goal = new Goal(signature.result(), Optional.empty(), List.of());
    parameters = signature.parameters().stream().map(type -> sketch.variable("a", type)).toList();
    statements = 25;
    recursiveCalls = 2;
    Case last = new Case(new Key.OfWord(0), block(sketch.inner(), parameters, goal, 1));
    recursion = group;
    Case more = new Case(new Key.Otherwise(), block(sketch.inner(), parameters, goal, 4));
    recursion = List.of();
    Block body = sketch.end(new End.Switch(parameters.getFirst(), List.of(last, more)));
    functions.add(Sketch.function(signature.name(), signature.result(), body, parameters));
  }

  private void writeMain() {
    Sketch sketch = Sketch.function();
    List<Variable> scope = new ArrayList<>();
    statements = 40;
    for (Signature signature : signatures) {
      Operand[] operands = signature.parameters().stream().map(type -> value(sketch, scope, type, 3)).toArray(Operand[]::new);
      operands[0] = new Constant(random.nextInt(4), WORD);
      scope.add(sketch.call(signature.name(), signature.result(), operands));
    }
    functions.add(Sketch.function("main", WORD, block(sketch, scope, new Goal(WORD, Optional.empty(), List.of()), 3), List.of()));
  }

  private Block block(Sketch sketch, List<Variable> outer, Goal goal, int depth) {
    List<Variable> scope = new ArrayList<>(outer);
    for (int i = random.nextInt(4); i > 0 && statements > 0; i--) {
      statements--;
      statement(sketch, scope);
    }
    if (depth == 0 || statements == 0) {
      return finish(sketch, scope, goal);
    }
    List<Variable> data = scope.stream().filter(variable -> variable.type() instanceof Type.Data).toList();
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> data.isEmpty() ? finish(sketch, scope, goal) : match(sketch, pick(data), scope, goal, depth - 1);
      case 4 -> {
        Operand scrutinee = value(sketch, scope, WORD, 1);
        Case one = new Case(new Key.OfWord(random.nextInt(2)), block(sketch.inner(), scope, goal, depth - 1));
        Case other = new Case(new Key.Otherwise(), block(sketch.inner(), scope, goal, depth - 1));
        yield sketch.end(new End.Switch(scrutinee, List.of(one, other)));
      }
      case 5 -> finish(sketch, scope, goal);
      default -> join(sketch, scope, goal, depth - 1);
    };
  }

  private Block join(Sketch sketch, List<Variable> scope, Goal goal, int depth) {
    Label label = sketch.label();
    List<Variable> parameters = new ArrayList<>(List.of(sketch.variable("p", pick(TYPES))));
    if (random.nextInt(3) == 0) {
      parameters.add(sketch.variable("q", LIST));
    }
    Goal inner = new Goal(parameters.getFirst().type(), Optional.of(label), parameters);
    Block body = block(sketch.inner(), scope, inner, depth);
    List<Variable> after = new ArrayList<>(scope);
    after.addAll(parameters);
    return sketch.end(new End.Join(label, parameters, block(sketch.inner(), after, goal, depth), body));
  }

  private Block match(Sketch sketch, Variable scrutinee, List<Variable> scope, Goal goal, int depth) {
    Type.Data type = (Type.Data) scrutinee.type();
    List<Constructor> constructors = Sketch.TYPES.get(type.name()).constructors();
    boolean hasRest = random.nextInt(4) == 0;
    List<Case> cases = new ArrayList<>();
    for (Constructor constructor : constructors) {
      if (!hasRest || constructor.number() == 0 || random.nextBoolean()) {
        Key key = new Key.OfConstructor(type.name(), constructor.number());
        cases.add(new Case(key, arm(sketch.inner(), scrutinee, Sketch.shape(type, constructor.number()), scope, goal, depth)));
      }
    }
    if (cases.size() < constructors.size()) {
      cases.add(new Case(new Key.Otherwise(), block(sketch.inner(), scope, goal, depth)));
    }
    return sketch.end(new End.Switch(scrutinee, cases));
  }

  /// Takes the scrutinee apart, mostly; sometimes looks deeper first, as nested patterns do.
  private Block arm(Sketch sketch, Variable scrutinee, Shape shape, List<Variable> scope, Goal goal, int depth) {
    if (random.nextInt(12) == 0) {
      return block(sketch, scope, goal, depth);
    }
    if (random.nextInt(4) == 0 && shape.equals(Sketch.shape(LIST, 1))) {
      Variable rest = sketch.let("peeked", NOEMA, new Operation.Peek(scrutinee, shape, 1));
      Case nil = new Case(new Key.OfConstructor(LIST.name(), 0), taken(sketch.inner(), scrutinee, shape, scope, goal, depth));
      Sketch deeper = sketch.inner();
      List<Variable> inner = new ArrayList<>(scope);
      List<Variable> fields = deeper.take(scrutinee, shape);
      inner.add(fields.getFirst());
      Case cons = new Case(new Key.OfConstructor(LIST.name(), 1), taken(deeper, fields.getLast(), shape, inner, goal, depth));
      return sketch.end(new End.Switch(rest, List.of(nil, cons)));
    }
    return taken(sketch, scrutinee, shape, scope, goal, depth);
  }

  private Block taken(Sketch sketch, Variable value, Shape shape, List<Variable> scope, Goal goal, int depth) {
    List<Variable> inner = new ArrayList<>(scope);
    inner.addAll(sketch.take(value, shape));
    if (random.nextInt(3) > 0) {
      inner.remove(value);
    }
    return block(sketch, inner, goal, depth);
  }

  private void statement(Sketch sketch, List<Variable> scope) {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> add(scope, value(sketch, scope, pick(TYPES), 2));
      case 3 -> sketch.show(value(sketch, scope, WORD, 1));
      case 4 -> scope.stream().filter(variable -> variable.type().equals(LIST)).reduce((_, later) -> later).ifPresent(list -> borrow(sketch, list, scope));
      case 5 -> {
        if (!signatures.isEmpty()) {
          Signature callee = pick(signatures);
          received(sketch, scope, sketch.call(callee.name(), callee.result(), arguments(sketch, scope, callee)));
        }
      }
      case 6 -> next().filter(_ -> recursiveCalls > 0).ifPresent(callee -> received(sketch, scope, recursiveCall(sketch, scope, callee)));
      case 7 -> {
        Operand closure = value(sketch, scope, FUNCTION, 1);
        scope.add(sketch.let("applied", WORD, new Operation.Apply(closure, List.of(value(sketch, scope, WORD, 0)))));
      }
      default -> {
        Operand value = value(sketch, scope, pick(TYPES), 1);
        scope.add(sketch.let("again", value.type(), new Operation.Reinterpret(value)));
      }
    }
  }

  /// Pairs are mostly taken apart at once.
  private void received(Sketch sketch, List<Variable> scope, Variable result) {
    if (result.type().equals(PAIR) && random.nextInt(4) > 0) {
      scope.addAll(sketch.take(result, Sketch.shape(PAIR, 0)));
    } else {
      scope.add(result);
    }
  }

  private void borrow(Sketch sketch, Variable list, List<Variable> scope) {
    Variable noema = sketch.let("n", NOEMA, new Operation.Borrow(list));
    if (random.nextInt(3) == 0) {
      scope.add(sketch.let("copied", LIST, new Operation.Copy(noema)));
    }
    sketch.show(sketch.call("sum", WORD, noema, ZERO));
    sketch.run(new Operation.EndBorrow(noema));
  }

  private static void add(List<Variable> scope, Operand operand) {
    if (operand instanceof Variable variable && !scope.contains(variable)) {
      scope.add(variable);
    }
  }

  private Optional<Signature> next() {
    return recursion.isEmpty() ? Optional.empty() : Optional.of(pick(recursion));
  }

  private Variable recursiveCall(Sketch sketch, List<Variable> scope, Signature callee) {
    recursiveCalls--;
    return sketch.call(callee.name(), callee.result(), arguments(sketch, scope, callee));
  }

  /// Arguments for a call; of one of its recursion, with less fuel.
  private Operand[] arguments(Sketch sketch, List<Variable> scope, Signature callee) {
    Operand[] operands = callee.parameters().stream().map(type -> value(sketch, scope, type, 1)).toArray(Operand[]::new);
    if (recursion.contains(callee)) {
      operands[0] = sketch.compute("sub-int", parameters.getFirst(), ONE);
    }
    return operands;
  }

  private Block finish(Sketch sketch, List<Variable> scope, Goal goal) {
    Optional<Signature> next = next();
    if (goal.label().isPresent()) {
      List<Operand> operands = new ArrayList<>();
      goal.parameters().forEach(parameter -> operands.add(value(sketch, scope, parameter.type(), 2)));
      next.filter(callee -> recursiveCalls > 0 && random.nextInt(3) == 0 && callee.result().equals(goal.result()))
          .ifPresent(callee -> operands.set(0, recursiveCall(sketch, scope, callee)));
      return sketch.end(new End.Jump(goal.label().get(), operands));
    }
    if (next.isPresent() && random.nextInt(3) > 0) {
      Signature callee = next.get();
      boolean isSame = callee.result().equals(goal.result());
      List<Variable> walked = parameters.stream().skip(1).filter(parameter -> parameter.type().equals(goal.result()) && scope.contains(parameter)).toList();
      if (!walked.isEmpty() && goal.result() instanceof Type.Data type && random.nextInt(3) > 0) {
        return walk(sketch, scope, walked.getFirst(), type);
      }
      boolean isPlain = callee.result().equals(WORD) || callee.result().equals(FUNCTION);
      if (isSame && (random.nextInt(3) == 0 || recursiveCalls <= 0 || isPlain)) {
        return sketch.tailCall(callee.name(), arguments(sketch, scope, callee));
      }
      if (recursiveCalls > 0 && (isSame || Sketch.isInside(callee.result(), goal.result()))) {
        return built(sketch, scope, goal, recursiveCall(sketch, scope, callee));
      }
    }
    if (random.nextInt(15) == 0 && goal.result().equals(WORD)) {
      Operand list = value(sketch, scope, LIST, 1);
      return sketch.tailCall("sum", sketch.let("n", NOEMA, new Operation.Borrow(list)), ONE);
    }
    return sketch.end(new End.Return(value(sketch, scope, goal.result(), 2)));
  }

  /// A parameter taken apart and built again with the result of the recursion for its last part, if it has a part that it is for.
  private Block walk(Sketch sketch, List<Variable> scope, Variable walked, Type.Data type) {
    List<Case> cases = new ArrayList<>();
    for (Constructor constructor : Sketch.TYPES.get(type.name()).constructors()) {
      Sketch arm = sketch.inner();
      Shape shape = Sketch.shape(type, constructor.number());
      List<Operand> fields = new ArrayList<>(arm.take(walked, shape));
      for (int part = fields.size() - 1; part >= 0; part--) {
        Optional<Signature> callee = walking(constructor.fields().get(part));
        if (callee.isPresent()) {
          Operand[] operands = arguments(arm, scope, callee.get());
          operands[callee.get().place()] = fields.get(part);
          fields.set(part, arm.call(callee.get().name(), callee.get().result(), operands));
          break;
        }
      }
      Operand result = fields.isEmpty() ? new Constant(constructor.number(), type) : arm.build(shape, type, fields.toArray(Operand[]::new));
      cases.add(new Case(new Key.OfConstructor(type.name(), constructor.number()), arm.end(new End.Return(result))));
    }
    return sketch.end(new End.Switch(walked, cases));
  }

  /// A function of the recursion that makes a value of this type of another one.
  private Optional<Signature> walking(Type type) {
    return recursion.stream().filter(callee -> callee.result().equals(type) && callee.place() > 0).findFirst();
  }

  /// The result of a call with constructors around it, in one way or in two: what makes it a tail call all the same.
  private Block built(Sketch sketch, List<Variable> scope, Goal goal, Variable result) {
    if (random.nextInt(3) > 0) {
      return sketch.end(new End.Return(wrapped(sketch, scope, goal, result)));
    }
    Operand scrutinee = value(sketch, scope, WORD, 1);
    Sketch one = sketch.inner();
    Sketch other = sketch.inner();
    Block first = one.end(new End.Return(wrapped(one, scope, goal, result)));
    Block second = other.end(new End.Return(result.type().equals(goal.result()) ? result : wrapped(other, scope, goal, result)));
    return sketch.end(new End.Switch(scrutinee, List.of(new Case(new Key.OfWord(1), first), new Case(new Key.Otherwise(), second))));
  }

  private Variable wrapped(Sketch sketch, List<Variable> scope, Goal goal, Variable result) {
    Variable wrapped = result;
    for (int i = random.nextInt(2); i >= 0 || !wrapped.type().equals(goal.result()); i--) {
      wrapped = wrapped(sketch, scope, wrapped, goal.result());
    }
    return wrapped;
  }

  private Variable wrapped(Sketch sketch, List<Variable> scope, Variable inner, Type outer) {
    if (inner.type().equals(PAIR)) {
      List<Variable> parts = sketch.take(inner, Sketch.shape(PAIR, 0));
      Variable longer = sketch.build(Sketch.shape(LIST, 1), LIST, value(sketch, scope, WORD, 0), parts.getFirst());
      return sketch.build(Sketch.shape(PAIR, 0), PAIR, longer, parts.getLast());
    }
    if (outer.equals(FOREST) && inner.type().equals(MIXED)) {
      return sketch.build(Sketch.shape(FOREST, 1), FOREST, value(sketch, scope, WORD, 0), inner);
    }
    if (inner.type().equals(FOREST)) {
      return sketch.build(Sketch.shape(MIXED, 5), MIXED, inner);
    }
    if (inner.type().equals(LIST) && outer.equals(MIXED)) {
      return sketch.build(Sketch.shape(MIXED, 3), MIXED, inner, value(sketch, scope, MIXED, 0));
    }
    if (inner.type().equals(LIST)) {
      return random.nextInt(4) == 0
          ? sketch.call("put", LIST, value(sketch, scope, WORD, 0), inner)
          : sketch.build(Sketch.shape(LIST, 1), LIST, value(sketch, scope, WORD, 0), inner);
    }
    return inner.type().equals(TREE)
        ? sketch.build(Sketch.shape(TREE, 1), TREE, value(sketch, scope, TREE, 0), value(sketch, scope, WORD, 0), inner)
        : sketch.build(Sketch.shape(MIXED, 3), MIXED, value(sketch, scope, LIST, 0), inner);
  }

  /// An operand of the type: a variable if there is one, mostly.
  private Operand value(Sketch sketch, List<Variable> scope, Type type, int depth) {
    List<Variable> fitting = scope.stream().filter(variable -> variable.type().equals(type)).toList();
    if (!fitting.isEmpty() && random.nextInt(10) < 8) {
      return random.nextBoolean() ? fitting.getLast() : pick(fitting);
    }
    return switch (type) {
      case Type.Data data -> data(sketch, scope, data, depth);
      case Type.Closure _ -> closure(sketch, scope, depth);
      case Type.Immediate _ ->
          depth > 0 && random.nextInt(3) == 0
              ? sketch.compute(random.nextBoolean() ? "add-int" : "gt-int", value(sketch, scope, WORD, depth - 1), value(sketch, scope, WORD, 0))
              : new Constant(random.nextInt(5), WORD);
      case Type.Dynamic _, Type.Noema _, Type.Resource _, Type.Token _, Type.Hole _ -> throw new AssertionError("no value of type " + type);
    };
  }

  private Operand data(Sketch sketch, List<Variable> scope, Type.Data type, int depth) {
    List<Constructor> constructors = Sketch.TYPES.get(type.name()).constructors();
    Constructor bare = constructors.stream().filter(constructor -> constructor.fields().isEmpty()).findFirst().orElse(constructors.getFirst());
    Constructor constructor = depth <= 0 ? bare : pick(constructors);
    if (constructor.fields().isEmpty()) {
      return new Constant(constructor.number(), type);
    }
    Operand[] fields = constructor.fields().stream().map(field -> value(sketch, scope, field, depth - 1)).toArray(Operand[]::new);
    return sketch.build(Sketch.shape(type, constructor.number()), type, fields);
  }

  private Operand closure(Sketch sketch, List<Variable> scope, int depth) {
    FunctionName name = new FunctionName("closure" + closures++);
    boolean captures = random.nextBoolean();
    Shape.Captured shape = new Shape.Captured(name, captures ? List.of(LIST, WORD) : List.of());
    Sketch code = Sketch.function();
    Variable closure = code.variable("closure", FUNCTION);
    Variable argument = code.variable("x", WORD);
    List<Variable> captured = code.take(closure, shape);
    Operand result = code.compute("add-int", argument, captures ? captured.getLast() : ONE);
    if (captures && random.nextBoolean()) {
      Variable noema = code.let("n", NOEMA, new Operation.Borrow(captured.getFirst()));
      result = code.call("sum", WORD, noema, result);
      code.run(new Operation.EndBorrow(noema));
    }
    functions.add(Sketch.function(name.text(), WORD, code.end(new End.Return(result)), List.of(closure, argument)));
    return captures
        ? sketch.build(shape, FUNCTION, value(sketch, scope, LIST, depth - 1), value(sketch, scope, WORD, 0))
        : new Code(name, FUNCTION);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
