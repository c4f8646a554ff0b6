package hyle.memory;

import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.Code;
import hyle.core.Core.Constant;
import hyle.core.Core.DataName;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Key;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Descriptor;
import hyle.core.Layout;
import hyle.name.PrimitiveOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs Core by its meaning and stops at each fault of memory: a use after free, a double free, a wrong tag, a field kept in vain, a
/// leak.
///
/// Knows the operations that `RandomCore` writes. A `Foreign` shows its operands.
final class CoreInterpreter {
  /// What becomes of cells that the program frees.
  enum Frees {
    /// They are gone: what a program with explicit ownership must be right with.
    DONE,
    /// They stay: what a program means before its ownership is explicit.
    IGNORED
  }

  /// The program takes longer than it is given.
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// What a run showed, and how many cells it took and used again.
  record Outcome(List<Long> shown, long allocs, long reused) {}

  private record Target(List<Variable> parameters, Block block) {}

  private record Described(Descriptor.Head head, List<Long> arguments) {}

  private final Core.Program program;
  private final Frees frees;
  private final Cells cells = new Cells();
  private final List<Long> shown = new ArrayList<>();
  private final List<FunctionName> codes = new ArrayList<>();
  private final Map<FunctionName, List<Type>> captures = new HashMap<>();
  private final List<Described> types = new ArrayList<>();
  private long reused;
  private long steps;

  private CoreInterpreter(Core.Program program, Frees frees, long steps) {
    this.program = program;
    this.frees = frees;
    this.steps = steps;
  }

  static Outcome run(Core.Program program, Frees frees, long steps) {
    CoreInterpreter interpreter = new CoreInterpreter(program, frees, steps);
    interpreter.shown.add(interpreter.call(program.entry(), List.of()));
    if (frees == Frees.DONE && interpreter.cells.count() > 0) {
      throw new Cells.Fault(interpreter.cells.count() + " cells leak");
    }
    return new Outcome(interpreter.shown, interpreter.cells.allocs(), interpreter.reused);
  }

  private long call(FunctionName name, List<Long> arguments) {
    return calls(name, arguments).getFirst();
  }

  /// All that a function gives.
  private List<Long> calls(FunctionName name, List<Long> arguments) {
    Function function = program.functions().get(name);
    Map<Variable, Long> words = new HashMap<>();
    Map<Label, Target> targets = new HashMap<>();
    Set<Variable> fresh = new HashSet<>();
    bind(function.parameters(), arguments, words);
    Block block = function.body();
    while (true) {
      for (Statement statement : block.statements()) {
        step();
        note(statement, fresh);
        bind(statement.results(), results(statement.operation(), words), words);
      }
      step();
      switch (block.end()) {
        case End.Return(List<Operand> operands) -> {
          return all(operands, words);
        }
        case End.TailCall(FunctionName callee, List<Operand> operands, _) -> {
          return calls(callee, all(operands, words));
        }
        case End.Switch(Operand scrutinee, List<Core.Case> cases) -> block = chosen(word(scrutinee, words), cases);
        case End.Join(Label label, List<Variable> parameters, Block continuation, Block body) -> {
          targets.put(label, new Target(parameters, continuation));
          block = body;
        }
        case End.Loop(Label label, List<Variable> parameters, List<Operand> initial, Block body) -> {
          targets.put(label, new Target(parameters, body));
          bind(parameters, all(initial, words), words);
          block = body;
        }
        case End.Jump(Label label, List<Operand> operands) -> {
          bind(targets.get(label).parameters(), all(operands, words), words);
          block = targets.get(label).block();
        }
        case End.Unreachable() -> throw new Cells.Fault("the unreachable is reached");
      }
    }
  }

  private void step() {
    if (--steps < 0) {
      throw new TooLong();
    }
  }

  private void note(Statement statement, Set<Variable> fresh) {
    if (statement.operation() instanceof Operation.Allocate) {
      fresh.addAll(statement.results());
    }
    if (statement.operation() instanceof Operation.Build(Variable token, _, _) && !fresh.contains(token)) {
      reused++;
    }
  }

  private Block chosen(long word, List<Core.Case> cases) {
    for (Core.Case each : cases) {
      boolean matches =
          switch (each.key()) {
            case Key.OfConstructor(DataName data, int constructor) -> constructor(word, data) == constructor;
            case Key.OfWord(long bits) -> bits == word;
            case Key.Otherwise() -> true;
          };
      if (matches) {
        return each.block();
      }
    }
    throw new Cells.Fault("no case fits");
  }

  private int constructor(long word, DataName name) {
    if (!Cells.isAddress(word)) {
      return (int) word;
    }
    long first = cells.load(word);
    for (Core.Constructor constructor : program.dataTypes().get(name).constructors()) {
      Layout layout = Layout.of(program, new Shape.Constructed(name, constructor.number()));
      if (layout.hasCell() && (!layout.hasTag() || first == constructor.number())) {
        return constructor.number();
      }
    }
    throw new Cells.Fault("a cell has no tag of its type");
  }

  private List<Long> results(Operation operation, Map<Variable, Long> words) {
    return switch (operation) {
      case Operation.Primitive(PrimitiveOperation primitive, List<Operand> operands) -> List.of(computed(primitive, all(operands, words)));
      case Operation.Call(FunctionName function, List<Operand> operands) -> calls(function, all(operands, words));
      case Operation.Apply(Operand closure, List<Operand> operands) -> {
        List<Long> arguments = new ArrayList<>(List.of(word(closure, words)));
        arguments.addAll(all(operands, words));
        yield List.of(call(code(arguments.getFirst()), arguments));
      }
      case Operation.Foreign(_, List<Operand> operands) -> {
        shown.addAll(all(operands, words));
        yield List.of(0L);
      }
      case Operation.StaticText(String value) -> List.of((long) value.length());
      case Operation.Reinterpret(Operand operand) -> List.of(word(operand, words));
      case Operation.Take(Operand operand, Shape shape) -> taken(word(operand, words), shape);
      case Operation.Peek(Operand operand, Shape shape, int field) -> List.of(cells.load(place(word(operand, words), shape, field)));
      case Operation.Allocate(int size) -> List.of(cells.allocate(size));
      case Operation.Free(Variable token) -> {
        free(word(token, words));
        yield List.of();
      }
      case Operation.Build(Variable token, Shape shape, List<Field> fields) -> {
        build(word(token, words), shape, fields, words);
        yield List.of(word(token, words));
      }
      case Operation.Borrow(Operand operand) -> List.of(word(operand, words));
      case Operation.EndBorrow _ -> List.of();
      case Operation.Copy(Operand operand) -> List.of(copied(word(operand, words), operand.type()));
      case Operation.CopyAs(Operand operand, Operand type) -> List.of(copiedAs(word(operand, words), word(type, words)));
      case Operation.DiscardAs(Variable operand, Operand type) -> {
        discardAs(word(operand, words), word(type, words));
        yield List.of();
      }
      case Operation.Describe(Descriptor.Head head, List<Operand> arguments) -> List.of(described(head, all(arguments, words)));
      case Operation.Discard(Variable operand) -> {
        discard(word(operand, words), operand.type());
        yield List.of();
      }
      case Operation.HoleOf(Variable cell, Shape shape, int field) -> List.of(place(word(cell, words), shape, field));
      case Operation.Fill(Variable hole, Field field) -> {
        fill(word(hole, words), field, words);
        yield List.of();
      }
    };
  }

  private long place(long address, Shape shape, int field) {
    return address + Layout.of(program, shape).place(field).offset();
  }

  private void free(long address) {
    switch (frees) {
      case DONE -> cells.free(address);
      case IGNORED -> {}
    }
  }

  private List<Long> taken(long word, Shape shape) {
    boolean fits =
        switch (shape) {
          case Shape.Constructed(DataName data, int constructor) -> constructor(word, data) == constructor;
          case Shape.Captured(FunctionName function, _) -> code(word).equals(function);
        };
    if (!fits) {
      throw new Cells.Fault("a value is taken apart as what it is not");
    }
    List<Long> results = new ArrayList<>();
    Layout layout = Layout.of(program, shape);
    for (int field = 0; field < layout.fields().size(); field++) {
      results.add(cells.load(place(word, shape, field)));
    }
    if (layout.hasCell()) {
      results.add(word);
    }
    return results;
  }

  private void build(long address, Shape shape, List<Field> fields, Map<Variable, Long> words) {
    Layout layout = Layout.of(program, shape);
    if (cells.words(address) != layout.words()) {
      throw new Cells.Fault("a value is built in a cell of another size");
    }
    if (layout.hasTag()) {
      long tag =
          switch (shape) {
            case Shape.Constructed(_, int constructor) -> constructor;
            case Shape.Captured(FunctionName function, List<Type> types) -> number(function, types);
          };
      if (fields.stream().anyMatch(Field.Keep.class::isInstance)) {
        cells.keep(address, tag);
      } else {
        cells.store(address, tag);
      }
    }
    for (int field = 0; field < fields.size(); field++) {
      fill(place(address, shape, field), fields.get(field), words);
    }
  }

  private void fill(long place, Field field, Map<Variable, Long> words) {
    switch (field) {
      case Field.Store(Operand operand) -> cells.store(place, word(operand, words));
      case Field.Keep(Variable variable) -> cells.keep(place, word(variable, words));
      case Field.Later() -> {}
    }
  }

  private long copied(long word, Type type) {
    return switch (type) {
      case Type.Noema(Type of) -> copied(word, of);
      case Type.Immediate _ -> word;
      case Type.Data data -> frees == Frees.IGNORED ? word : call(Derived.copyName(data), List.of(word));
      case Type.Closure _ -> {
        if (frees == Frees.IGNORED || !Cells.isAddress(word)) {
          yield word;
        }
        long copy = cells.allocate(cells.words(word));
        cells.store(copy, cells.load(word));
        List<Type> types = captures.get(code(word));
        for (int i = 0; i < types.size(); i++) {
          cells.store(copy + 8L * (i + 1), copied(cells.load(word + 8L * (i + 1)), types.get(i)));
        }
        yield copy;
      }
      case Type.Dynamic _ when frees == Frees.IGNORED -> word;
      case Type.Dynamic _, Type.Resource _, Type.Token _, Type.Hole _ -> throw new AssertionError("a copy of " + type);
    };
  }

  private void discard(long word, Type type) {
    switch (type) {
      case Type.Noema _, Type.Immediate _ -> {}
      case Type.Data data -> call(Derived.discardName(data), List.of(word));
      case Type.Closure _ -> {
        if (Cells.isAddress(word)) {
          List<Type> types = captures.get(code(word));
          for (int i = 0; i < types.size(); i++) {
            discard(cells.load(word + 8L * (i + 1)), types.get(i));
          }
          free(word);
        }
      }
      case Type.Dynamic _, Type.Resource _, Type.Token _, Type.Hole _ -> throw new AssertionError("a discard of " + type);
    }
  }

  /// The word for a type: 0 for immediates, else a place among the types so far.
  private long described(Descriptor.Head head, List<Long> arguments) {
    if (head.equals(new Descriptor.Head.Known(Type.IMMEDIATE))) {
      return 0;
    }
    Described type = new Described(head, arguments);
    if (!types.contains(type)) {
      types.add(type);
    }
    return types.indexOf(type) + 1;
  }

  private long copiedAs(long word, long number) {
    if (number == 0) {
      return word;
    }
    Described type = types.get((int) number - 1);
    return switch (type.head()) {
      case Descriptor.Head.Known(Type known) -> copied(word, known);
      case Descriptor.Head.Open(Core.DataName data) -> call(Derived.copyName(new Type.Data(data)), with(word, type.arguments()));
      case Descriptor.Head.Code _, Descriptor.Head.Applied _ -> throw new AssertionError("a copy by " + type);
    };
  }

  private void discardAs(long word, long number) {
    if (number != 0) {
      Described type = types.get((int) number - 1);
      switch (type.head()) {
        case Descriptor.Head.Known(Type known) -> discard(word, known);
        case Descriptor.Head.Open(Core.DataName data) -> call(Derived.discardName(new Type.Data(data)), with(word, type.arguments()));
        case Descriptor.Head.Code _, Descriptor.Head.Applied _ -> throw new AssertionError("a discard by " + type);
      }
    }
  }

  private static List<Long> with(long word, List<Long> arguments) {
    List<Long> all = new ArrayList<>(List.of(word));
    all.addAll(arguments);
    return all;
  }

  /// The code of a closure.
  private FunctionName code(long closure) {
    return codes.get((int) (Cells.isAddress(closure) ? cells.load(closure) : closure));
  }

  private long number(FunctionName function, List<Type> types) {
    if (!codes.contains(function)) {
      codes.add(function);
      captures.put(function, types);
    }
    return codes.indexOf(function);
  }

  private static long computed(PrimitiveOperation primitive, List<Long> words) {
    return switch (primitive.text()) {
      case "add-int" -> words.getFirst() + words.getLast();
      case "sub-int" -> words.getFirst() - words.getLast();
      case "gt-int" -> words.getFirst() > words.getLast() ? 1 : 0;
      default -> throw new AssertionError("no meaning for " + primitive.text());
    };
  }

  private static void bind(List<Variable> variables, List<Long> values, Map<Variable, Long> words) {
    if (variables.size() != values.size()) {
      throw new Cells.Fault(values.size() + " words for " + variables);
    }
    for (int i = 0; i < values.size(); i++) {
      words.put(variables.get(i), values.get(i));
    }
  }

  private List<Long> all(List<Operand> operands, Map<Variable, Long> words) {
    return operands.stream().map(operand -> word(operand, words)).toList();
  }

  private long word(Operand operand, Map<Variable, Long> words) {
    return switch (operand) {
      case Variable variable -> words.get(variable);
      case Constant(long bits, _) -> bits;
      case Code(FunctionName function, _) -> number(function, List.of());
    };
  }
}
