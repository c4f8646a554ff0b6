package hyle.memory;

import hyle.core.Core.Author;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.Constant;
import hyle.core.Core.Constructor;
import hyle.core.Core.DataType;
import hyle.core.Core.End;
import hyle.core.Core.Field;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Key;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Descriptor;
import hyle.core.Layout;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// Writes the copy and the discard of a data type as Core; their fields are still copied and discarded by `Copy` and `Discard`.
///
/// Fields go in order, but the last field of the type itself comes last, in constructor position for the copy and in tail position
/// for the discard: so the other passes make one loop along it. Where the user could see that a later field goes first, it does not.
final class DerivedFunctions {
  private final DataType data;
  private final Observed observed;
  private final Type.Data type;
  private final List<Variable> parameters = new ArrayList<>();
  private final Span span;
  private final Fresh fresh = new Fresh();

  private DerivedFunctions(DataType data, Observed observed, Span span) {
    this.data = data;
    this.observed = observed;
    this.span = span;
    for (int i = 0; i < data.parameters(); i++) {
      parameters.add(fresh.variable("type", Type.IMMEDIATE));
    }
    this.type = new Type.Data(data.name(), parameters.stream().<Descriptor>map(Descriptor.Held::new).toList());
  }

  /// `name(x: &T, types): T`, with a word for each argument that the type holds at run time
  static Function copy(FunctionName name, DataType data, Observed observed, Span span) {
    return new DerivedFunctions(data, observed, span).copy(name);
  }

  /// `name(x: T, types): word`
  static Function discard(FunctionName name, DataType data, Observed observed, Span span) {
    return new DerivedFunctions(data, observed, span).discard(name);
  }

  private Function copy(FunctionName name) {
    Variable noema = fresh.variable("x", new Type.Noema(type));
    return function(name, noema, type, constructor -> copyOf(constructor, noema));
  }

  private Function discard(FunctionName name) {
    Variable value = fresh.variable("x", type);
    return function(name, value, Type.IMMEDIATE, constructor -> discardOf(constructor, value, name));
  }

  private Function function(FunctionName name, Variable parameter, Type result, java.util.function.Function<Constructor, Block> arm) {
    List<Case> cases =
        data.constructors().stream()
            .map(constructor -> new Case(new Key.OfConstructor(data.name(), constructor.number()), arm.apply(constructor)))
            .toList();
    End end = cases.isEmpty() ? new End.Unreachable() : new End.Switch(parameter, cases);
    List<Variable> all = new ArrayList<>(List.of(parameter));
    all.addAll(parameters);
    return new Function(name, name.text(), Author.COMPILER, all, result, new Block(List.of(), end), span);
  }

  private Block copyOf(Constructor constructor, Variable noema) {
    if (constructor.fields().isEmpty()) {
      return new Block(List.of(), new End.Return(new Constant(constructor.number(), type)));
    }
    Shape shape = shape(constructor);
    List<Statement> statements = new ArrayList<>();
    List<Variable> peeked = new ArrayList<>();
    for (int i = 0; i < constructor.fields().size(); i++) {
      Variable field = fresh.variable("field", seen(inside(constructor.fields().get(i), peeked)));
      statements.add(new Statement(List.of(field), new Operation.Peek(noema, shape, i), span));
      peeked.add(field);
    }
    Field[] fields = new Field[peeked.size()];
    for (int i : lastRecursiveLast(constructor)) {
      Type fieldType = inside(constructor.fields().get(i), peeked);
      Variable field = peeked.get(i);
      if (fieldType.isOwned()) {
        Variable copy = fresh.variable("copy", fieldType);
        statements.add(new Statement(List.of(copy), new Operation.Copy(field), span));
        field = copy;
      }
      fields[i] = new Field.Store(field);
    }
    int words = Layout.ofConstructor(data, constructor.number()).words();
    Variable token = fresh.variable("cell", new Type.Token(words));
    Variable result = fresh.variable("result", type);
    statements.add(new Statement(List.of(token), new Operation.Allocate(words), span));
    statements.add(new Statement(List.of(result), new Operation.Build(token, shape, List.of(fields)), span));
    return new Block(statements, new End.Return(result));
  }

  private Block discardOf(Constructor constructor, Variable value, FunctionName self) {
    List<Statement> statements = new ArrayList<>();
    List<Variable> fields = new ArrayList<>();
    constructor.fields().forEach(field -> fields.add(fresh.variable("field", inside(field, fields))));
    List<Variable> results = new ArrayList<>(fields);
    if (!fields.isEmpty()) {
      Variable token = fresh.variable("cell", new Type.Token(Layout.ofConstructor(data, constructor.number()).words()));
      results.add(token);
      statements.add(new Statement(results, new Operation.Take(value, shape(constructor)), span));
      statements.add(new Statement(List.of(), new Operation.Free(token), span));
    } else {
      statements.add(new Statement(results, new Operation.Take(value, shape(constructor)), span));
    }
    End end = new End.Return(new Constant(0, Type.IMMEDIATE));
    for (int i : lastRecursiveLast(constructor)) {
      Variable field = fields.get(i);
      if (i == lastRecursive(constructor)) {
        end = new End.TailCall(self, withArguments(field, statements), span);
      } else if (field.type().isOwned()) {
        statements.add(new Statement(List.of(), new Operation.Discard(field), span));
      }
    }
    return new Block(statements, end);
  }

  /// The operands for a field that is of the data type itself, at these or other arguments.
  private List<Operand> withArguments(Variable field, List<Statement> statements) {
    List<Operand> operands = new ArrayList<>(List.of(field));
    for (Descriptor descriptor : field.type().descriptors()) {
      operands.add(
          descriptor.word(
              (head, arguments) -> {
                Variable word = fresh.variable("type", Type.IMMEDIATE);
                statements.add(new Statement(List.of(word), new Operation.Describe(head, arguments), span));
                return word;
              }));
    }
    return operands;
  }

  /// The type of a field in the terms of the function: the fields before it are its variables.
  private Type inside(Type field, List<Variable> before) {
    return field.map(
        leaf ->
            switch (leaf) {
              case Descriptor.Parameter(int number) -> new Descriptor.Held(parameters.get(number));
              case Descriptor.Field(int number) -> new Descriptor.Held(before.get(number));
              case Descriptor.Held _, Descriptor.Made _, Descriptor.Unknown _ -> leaf;
            });
  }

  private Shape shape(Constructor constructor) {
    return new Shape.Constructed(data.name(), constructor.number());
  }

  /// The fields in their order, but the last of the type itself at the end.
  private List<Integer> lastRecursiveLast(Constructor constructor) {
    List<Integer> order = new ArrayList<>();
    int last = lastRecursive(constructor);
    for (int i = 0; i < constructor.fields().size(); i++) {
      if (i != last) {
        order.add(i);
      }
    }
    if (last >= 0) {
      order.add(last);
    }
    return order;
  }

  /// The field that the loop follows; -1 if there is none.
  private int lastRecursive(Constructor constructor) {
    int last = constructor.fields().lastIndexOf(type);
    boolean isOvertaken = constructor.fields().subList(last + 1, constructor.fields().size()).stream().anyMatch(observed::is);
    return isOvertaken ? -1 : last;
  }

  /// The type of what `Peek` gives for a field.
  private static Type seen(Type field) {
    return field.isOwned() ? new Type.Noema(field) : field;
  }
}
