package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Author;
import hyle.core.Core.Block;
import hyle.core.Core.DataType;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Descriptor;
import hyle.report.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Gives every data type that is copied or discarded a function for it, and calls these [M11].
///
/// ```
/// x1 = copy x; discard y   ~>   n = borrow x; x1 = copy<list(int)>(n); discard<list(int)>(y)
/// ```
///
/// Closures and resources keep their Copy and Discard: the code for them is chosen at run time, or is the program's own. What closures
/// capture gets its functions too, as that code calls them.
///
/// What only the running program knows comes by the words that stand for types, which are written down here:
///
/// ```
/// x1 = copy x; discard ys   ~>   x1 = copy x as a; t = type pair(a); discard<list(_)>(ys, t)
/// ```
public final class Derived {
  private static final String COPY = "copy<";
  private static final String DISCARD = "discard<";

  private final Program program;
  private final Observed observed;
  private final Map<FunctionName, Function> functions;
  private final Deque<Runnable> pending = new ArrayDeque<>();

  private Derived(Program program) {
    this.program = program;
    this.observed = Observed.of(program);
    this.functions = new LinkedHashMap<>(program.functions());
  }

  /// The function `(&T) -> T` that copies a data type.
  public static FunctionName copyName(Type.Data type) {
    return new FunctionName(COPY + type.name() + ">");
  }

  /// The function `(T) -> word` that discards a data type.
  public static FunctionName discardName(Type.Data type) {
    return new FunctionName(DISCARD + type.name() + ">");
  }

  /// Whether a function copies a data type: one of ours, or the worker of one.
  public static boolean copies(Function function) {
    return isDerived(function) && function.name().text().startsWith(COPY);
  }

  /// Whether a function discards a data type.
  public static boolean discards(Function function) {
    return isDerived(function) && function.name().text().startsWith(DISCARD);
  }

  private static boolean isDerived(Function function) {
    return function.author() == Author.COMPILER;
  }

  static Program run(Program program) {
    return new Derived(program).derived();
  }

  private Program derived() {
    program.functions().values().forEach(function -> functions.put(function.name(), calling(function)));
    while (!pending.isEmpty()) {
      pending.poll().run();
    }
    return Passes.withFunctions(program, functions);
  }

  /// The function with its copies and discards of data made calls.
  private Function calling(Function function) {
    return function.withBody(calling(function.body(), new Fresh(function)));
  }

  private Block calling(Block block, Fresh fresh) {
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : block.statements()) {
      switch (statement.operation()) {
        case Operation.Copy(Operand operand) -> copy(statement, operand, fresh, statements);
        case Operation.Discard(Variable operand) -> discard(statement, operand, fresh, statements);
        case Operation.Build(_, Shape.Captured(_, List<Type> captures), _) -> {
          captures.forEach(this::need);
          statements.add(statement);
        }
        case Operation.Describe(Descriptor.Head head, _) -> {
          need(head);
          statements.add(statement);
        }
        case Operation.Build _, Operation.Primitive _, Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.StaticText _,
            Operation.Reinterpret _, Operation.Take _, Operation.Peek _, Operation.Allocate _, Operation.Free _, Operation.Borrow _,
            Operation.EndBorrow _, Operation.CopyAs _, Operation.DiscardAs _, Operation.HoleOf _, Operation.Fill _ ->
            statements.add(statement);
      }
    }
    return new Block(statements, Blocks.mapUnder(block.end(), inner -> calling(inner, fresh)));
  }

  private void copy(Statement statement, Operand operand, Fresh fresh, List<Statement> statements) {
    switch (operand.type()) {
      case Type.Data data -> {
        Variable noema = fresh.variable(statement.results().getFirst().hint(), new Type.Noema(data));
        statements.add(new Statement(List.of(noema), new Operation.Borrow(operand), statement.span()));
        copyCall(statement, data, noema, fresh, statements);
      }
      case Type.Noema(Type.Data data) -> copyCall(statement, data, operand, fresh, statements);
      case Type.Dynamic(Descriptor descriptor) -> copyAs(statement, operand, descriptor, fresh, statements);
      case Type.Noema(Type.Dynamic(Descriptor descriptor)) -> copyAs(statement, operand, descriptor, fresh, statements);
      case Type.Noema(Type.Immediate _), Type.Noema(Type.Noema _), Type.Immediate _ ->
          statements.add(new Statement(statement.results(), new Operation.Reinterpret(operand), statement.span()));
      case Type.Noema _, Type.Closure _, Type.Resource _ -> statements.add(statement);
      case Type.Token _, Type.Hole _ -> throw new AssertionError("a copy of " + operand);
    }
  }

  private void copyCall(Statement statement, Type.Data data, Operand noema, Fresh fresh, List<Statement> statements) {
    needCopy(data);
    List<Operand> operands = withArguments(noema, data, statement.span(), fresh, statements);
    statements.add(new Statement(statement.results(), new Operation.Call(copyName(data), operands), statement.span()));
  }

  private void copyAs(Statement statement, Operand operand, Descriptor descriptor, Fresh fresh, List<Statement> statements) {
    Operand word = word(descriptor, statement.span(), fresh, statements);
    statements.add(new Statement(statement.results(), new Operation.CopyAs(operand, word), statement.span()));
  }

  private void discard(Statement statement, Variable operand, Fresh fresh, List<Statement> statements) {
    switch (operand.type()) {
      case Type.Data data -> {
        needDiscard(data);
        Variable nothing = fresh.variable("nothing", Type.IMMEDIATE);
        List<Operand> operands = withArguments(operand, data, statement.span(), fresh, statements);
        statements.add(new Statement(List.of(nothing), new Operation.Call(discardName(data), operands), statement.span()));
      }
      case Type.Dynamic(Descriptor descriptor) -> {
        Operand word = word(descriptor, statement.span(), fresh, statements);
        statements.add(new Statement(List.of(), new Operation.DiscardAs(operand, word), statement.span()));
      }
      case Type.Closure _, Type.Resource _ -> statements.add(statement);
      case Type.Immediate _, Type.Noema _, Type.Token _, Type.Hole _ -> throw new AssertionError("a discard of " + operand);
    }
  }

  /// The operands of a derived function: the value, then the words for the arguments of its type.
  private List<Operand> withArguments(Operand operand, Type.Data data, Span span, Fresh fresh, List<Statement> statements) {
    List<Operand> operands = new ArrayList<>(List.of(operand));
    data.arguments().forEach(argument -> operands.add(word(argument, span, fresh, statements)));
    return operands;
  }

  private Operand word(Descriptor descriptor, Span span, Fresh fresh, List<Statement> statements) {
    return descriptor.word(
        (head, arguments) -> {
          need(head);
          Variable type = fresh.variable("type", Type.IMMEDIATE);
          statements.add(new Statement(List.of(type), new Operation.Describe(head, arguments), span));
          return type;
        });
  }

  private void need(Descriptor descriptor) {
    switch (descriptor) {
      case Descriptor.Made(Descriptor.Head head, List<Descriptor> arguments) -> {
        need(head);
        arguments.forEach(this::need);
      }
      case Descriptor.Held _, Descriptor.Parameter _, Descriptor.Field _, Descriptor.Unknown _ -> {}
    }
  }

  private void need(Descriptor.Head head) {
    switch (head) {
      case Descriptor.Head.Known(Type type) -> need(type);
      case Descriptor.Head.Open(var data) -> need(new Type.Data(data));
      case Descriptor.Head.Code _, Descriptor.Head.Applied _ -> {}
    }
  }

  private void need(Type type) {
    switch (type) {
      case Type.Data data -> {
        needCopy(data);
        needDiscard(data);
        data.arguments().forEach(this::need);
      }
      case Type.Dynamic(Descriptor descriptor) -> need(descriptor);
      case Type.Immediate _, Type.Closure _, Type.Resource _, Type.Noema _, Type.Token _, Type.Hole _ -> {}
    }
  }

  private void needCopy(Type.Data data) {
    derive(copyName(data), () -> DerivedFunctions.copy(copyName(data), type(data), observed, anywhere()));
  }

  private void needDiscard(Type.Data data) {
    derive(discardName(data), () -> DerivedFunctions.discard(discardName(data), type(data), observed, anywhere()));
  }

  private void derive(FunctionName name, Supplier<Function> source) {
    if (!functions.containsKey(name)) {
      Function function = source.get();
      functions.put(name, function);
      pending.add(() -> functions.put(name, calling(function)));
    }
  }

  private DataType type(Type.Data data) {
    return program.dataTypes().get(data.name());
  }

  /// Code that no source line stands for has the program's first function as its place.
  private Span anywhere() {
    return program.functions().values().iterator().next().span();
  }
}
