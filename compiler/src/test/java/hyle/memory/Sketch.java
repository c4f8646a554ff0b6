package hyle.memory;

import hyle.core.Core;
import hyle.core.Core.Author;
import hyle.core.Core.Block;
import hyle.core.Core.Constructor;
import hyle.core.Core.DataName;
import hyle.core.Core.DataType;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Layout;
import hyle.core.Width;
import hyle.name.PrimitiveOperation;
import hyle.report.Source;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A block of Core under construction, as `Lowering` would write it: cells that are taken apart are freed, no copies, no discards.
final class Sketch {
  static final Type WORD = Type.IMMEDIATE;
  static final Type.Data LIST = new Type.Data(new DataName("list"));
  static final Type.Data TREE = new Type.Data(new DataName("tree"));
  static final Type.Data MIXED = new Type.Data(new DataName("mixed"));
  static final Type.Data FOREST = new Type.Data(new DataName("forest"));
  static final Type.Data PAIR = new Type.Data(new DataName("pair"));
  static final Type.Closure FUNCTION = new Type.Closure(List.of(WORD), WORD);
  static final Span HERE = new Source("random.nt", "x").span(0, 1);

  /// Every way to lay out a cell: without a tag, with one, with narrow fields beside it, recursive in the last field, in others, through another type, and
  /// not at all.
  static final Map<DataName, DataType> TYPES =
      types(
          new DataType(LIST.name(), "list", 0, List.of(constructor(0, "Nil"), constructor(1, "Cons", WORD, LIST))),
          new DataType(TREE.name(), "tree", 0, List.of(constructor(0, "Leaf"), constructor(1, "Node", TREE, WORD, TREE))),
          new DataType(PAIR.name(), "pair", 0, List.of(constructor(0, "Pair", LIST, WORD))),
          new DataType(
              MIXED.name(),
              "mixed",
              0,
              List.of(
                  new Constructor(0, "A", List.of(WORD, WORD, LIST), List.of(Width.BYTE, Width.INT, Width.WORD)),
                  constructor(1, "B", LIST),
                  constructor(2, "C"),
                  constructor(3, "D", LIST, MIXED),
                  constructor(4, "E", FUNCTION, LIST),
                  constructor(5, "F", FOREST))),
          new DataType(FOREST.name(), "forest", 0, List.of(constructor(0, "Clearing"), constructor(1, "Planted", WORD, MIXED))));

  private final Numbers numbers;
  private final List<Statement> statements = new ArrayList<>();

  /// The numbers of one function.
  private static final class Numbers {
    int variables;
    int labels;
  }

  private Sketch(Numbers numbers) {
    this.numbers = numbers;
  }

  /// Whether a cell of the outer type may hold the inner one, which is another.
  static boolean isInside(Type inner, Type outer) {
    return outer.equals(MIXED) && (inner.equals(LIST) || inner.equals(FOREST)) || outer.equals(FOREST) && inner.equals(MIXED);
  }

  /// The outermost block of a function.
  static Sketch function() {
    return new Sketch(new Numbers());
  }

  Sketch inner() {
    return new Sketch(numbers);
  }

  Variable variable(String hint, Type type) {
    return new Variable(numbers.variables++, hint, type);
  }

  Label label() {
    return new Label(numbers.labels++, "after");
  }

  Variable let(String hint, Type type, Operation operation) {
    Variable result = variable(hint, type);
    statements.add(new Statement(List.of(result), operation, HERE));
    return result;
  }

  void run(Operation operation) {
    statements.add(new Statement(List.of(), operation, HERE));
  }

  Variable compute(String primitive, Operand... operands) {
    return let("number", WORD, new Operation.Primitive(PrimitiveOperation.named(primitive).orElseThrow(), List.of(operands)));
  }

  Variable call(String function, Type result, Operand... operands) {
    return let("result", result, new Operation.Call(new FunctionName(function), List.of(operands)));
  }

  void show(Operand operand) {
    let("shown", WORD, new Operation.Foreign("show", List.of(operand)));
  }

  List<Variable> take(Operand operand, Shape shape) {
    Layout layout = layout(shape);
    List<Variable> fields = layout.fields().stream().map(type -> variable("field", type)).toList();
    List<Variable> results = new ArrayList<>(fields);
    if (layout.hasCell()) {
      Variable cell = variable("cell", new Type.Token(layout.words()));
      results.add(cell);
      statements.add(new Statement(results, new Operation.Take(operand, shape), HERE));
      run(new Operation.Free(cell));
    } else {
      statements.add(new Statement(results, new Operation.Take(operand, shape), HERE));
    }
    return fields;
  }

  Variable build(Shape shape, Type type, Operand... operands) {
    Variable cell = let("cell", new Type.Token(layout(shape).words()), new Operation.Allocate(layout(shape).words()));
    return let("value", type, new Operation.Build(cell, shape, Arrays.stream(operands).map(operand -> (Field) new Field.Store(operand)).toList()));
  }

  Block end(End end) {
    return new Block(statements, end);
  }

  Block tailCall(String function, Operand... operands) {
    return end(new End.TailCall(new FunctionName(function), List.of(operands), HERE));
  }

  static Function function(String name, Type result, Block body, List<Variable> parameters) {
    return new Function(new FunctionName(name), name, Author.USER, parameters, result, body, HERE);
  }

  static Core.Program program(List<Function> functions) {
    Map<FunctionName, Function> byName = new LinkedHashMap<>();
    functions.forEach(function -> byName.put(function.name(), function));
    return new Core.Program(byName, TYPES, Map.of(), new FunctionName("main"));
  }

  static Shape shape(Type.Data type, int constructor) {
    return new Shape.Constructed(type.name(), constructor);
  }

  private static Layout layout(Shape shape) {
    return Layout.of(new Core.Program(Map.of(), TYPES, Map.of(), new FunctionName("main")), shape);
  }

  private static Constructor constructor(int number, String name, Type... fields) {
    return new Constructor(number, name, List.of(fields), Collections.nCopies(fields.length, Width.WORD));
  }

  private static Map<DataName, DataType> types(DataType... types) {
    Map<DataName, DataType> byName = new LinkedHashMap<>();
    Arrays.stream(types).forEach(type -> byName.put(type.name(), type));
    return byName;
  }
}
