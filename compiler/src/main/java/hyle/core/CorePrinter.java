package hyle.core;

import hyle.core.Core.Author;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.Code;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Core as text for people to read: what `--dump` shows. Variables are called what the user called them, numbered where that is not
/// enough.
///
/// ```
/// define sample.increment(xs: int-list): int-list {
///   match xs {
///   | Nil =>
///     take xs as Nil;
///     Nil
///   | Cons =>
///     let Cons(x, rest) with cell = take xs in
///     let foo = add-int(x, 1) in
///     let bar = sample.increment(rest) in
///     Cons(foo, bar) @ cell
///   }
/// }
/// ```
public final class CorePrinter {
  private final Program program;
  private final StringBuilder text = new StringBuilder();
  private final Map<Variable, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int depth;

  private CorePrinter(Program program) {
    this.program = program;
  }

  /// The user's functions.
  public static String print(Program program) {
    return text(program, List.of(Author.USER));
  }

  /// All functions: the user's, the library's, and those derived from types.
  public static String printAll(Program program) {
    return text(program, List.of(Author.USER, Author.LIBRARY, Author.COMPILER));
  }

  private static String text(Program program, List<Author> authors) {
    return authors.stream()
        .flatMap(author -> program.functions().values().stream().filter(function -> function.author() == author))
        .map(function -> new CorePrinter(program).text(function))
        .collect(Collectors.joining("\n"));
  }

  private String text(Function function) {
    String parameters = function.parameters().stream().map(this::declared).collect(Collectors.joining(", "));
    line("define " + function.name() + "(" + parameters + "): " + String.join(", ", function.results().stream().map(this::type).toList()) + " {");
    inside(function.body());
    line("}");
    return text.toString();
  }

  private void inside(Block block) {
    depth++;
    block.statements().forEach(this::statement);
    end(block.end());
    depth--;
  }

  private void line(String words) {
    text.repeat("  ", depth).append(words).append('\n');
  }

  private void statement(Statement statement) {
    String words = operation(statement);
    switch (statement.operation()) {
      case Operation.Take(_, Shape shape) -> {
        List<String> results = statement.results().stream().map(this::bound).toList();
        int fields = Layout.of(program, shape).fields().size();
        String cell = results.size() > fields ? " with " + results.getLast() : "";
        line(results.isEmpty() ? words + " as " + name(shape) + ";" : "let " + applied(name(shape), results.subList(0, fields)) + cell + " = " + words + " in");
      }
      case Operation.Free _, Operation.EndBorrow _, Operation.Discard _, Operation.DiscardAs _, Operation.Fill _ -> line(words + ";");
      case Operation.Primitive _, Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.StaticText _, Operation.Reinterpret _,
          Operation.Peek _, Operation.Allocate _, Operation.Build _, Operation.Borrow _, Operation.Copy _, Operation.CopyAs _, Operation.Describe _,
          Operation.HoleOf _ ->
          line("let " + statement.results().stream().map(this::bound).collect(Collectors.joining(", ")) + " = " + words + " in");
    }
  }

  private String operation(Statement statement) {
    return switch (statement.operation()) {
      case Operation.Primitive(var primitive, List<Operand> operands) -> applied(primitive.text(), words(operands));
      case Operation.Call(FunctionName function, List<Operand> operands) -> function + "(" + String.join(", ", words(operands)) + ")";
      case Operation.Apply(Operand closure, List<Operand> operands) -> "apply " + word(closure) + "(" + String.join(", ", words(operands)) + ")";
      case Operation.Foreign(String symbol, List<Operand> operands) -> "foreign " + symbol + "(" + String.join(", ", words(operands)) + ")";
      case Operation.StaticText(String value) -> quoted(value);
      case Operation.Reinterpret(Operand operand) -> word(operand) + " as " + type(statement.results().getFirst().type());
      case Operation.Take(Operand operand, _) -> "take " + word(operand);
      case Operation.Peek(Operand operand, Shape shape, int field) -> "peek " + word(operand) + "." + name(shape) + "." + field;
      case Operation.Allocate(int words) -> "allocate " + words;
      case Operation.Free(Variable token) -> "free " + word(token);
      case Operation.Build(Variable token, Shape shape, List<Field> fields) ->
          applied(name(shape), fields.stream().map(this::field).toList()) + " @ " + word(token);
      case Operation.Borrow(Operand operand) -> "borrow " + word(operand);
      case Operation.EndBorrow(Variable operand) -> "end borrow " + word(operand);
      case Operation.Copy(Operand operand) -> "copy " + word(operand);
      case Operation.Discard(Variable operand) -> "discard " + word(operand);
      case Operation.CopyAs(Operand operand, Operand type) -> "copy " + word(operand) + " as ?" + word(type);
      case Operation.DiscardAs(Variable operand, Operand type) -> "discard " + word(operand) + " as ?" + word(type);
      case Operation.Describe(Descriptor.Head head, List<Operand> arguments) -> described(head, words(arguments));
      case Operation.HoleOf(Variable cell, Shape shape, int field) -> "hole " + word(cell) + "." + name(shape) + "." + field;
      case Operation.Fill(Variable hole, Field field) -> "fill " + word(hole) + " with " + field(field);
    };
  }

  private void end(End end) {
    switch (end) {
      case End.Return(List<Operand> operands) -> line(String.join(", ", words(operands)));
      case End.TailCall(FunctionName function, List<Operand> operands, _) ->
          line("tail " + function + "(" + String.join(", ", words(operands)) + ")");
      case End.Switch(Operand scrutinee, List<Case> cases) -> {
        line("match " + word(scrutinee) + " {");
        for (Case each : cases) {
          line("| " + key(each.key()) + " =>");
          inside(each.block());
        }
        line("}");
      }
      case End.Join(Core.Label label, List<Variable> parameters, Block continuation, Block body) -> {
        line("block " + label + " {");
        inside(body);
        line("} then (" + parameters.stream().map(this::bound).collect(Collectors.joining(", ")) + ") =>");
        continuation.statements().forEach(this::statement);
        end(continuation.end());
      }
      case End.Loop(Core.Label label, List<Variable> parameters, List<Operand> initial, Block body) -> {
        List<String> starts = words(initial);
        StringBuilder start = new StringBuilder();
        for (int i = 0; i < starts.size(); i++) {
          start.append(i == 0 ? "" : ", ").append(bound(parameters.get(i))).append(" = ").append(starts.get(i));
        }
        line("loop " + label + "(" + start + ") {");
        inside(body);
        line("}");
      }
      case End.Jump(Core.Label label, List<Operand> operands) -> line("go " + label + "(" + String.join(", ", words(operands)) + ")");
      case End.Unreachable() -> line("unreachable");
    }
  }

  private String field(Field field) {
    return switch (field) {
      case Field.Store(Operand operand) -> word(operand);
      case Field.Keep(Variable variable) -> "keep " + word(variable);
      case Field.Later() -> "later";
    };
  }

  private String key(Key key) {
    return switch (key) {
      case Key.OfConstructor(Core.DataName data, int constructor) -> name(new Shape.Constructed(data, constructor));
      case Key.OfWord(long bits) -> Long.toString(bits);
      case Key.Otherwise() -> "_";
    };
  }

  private String name(Shape shape) {
    return switch (shape) {
      case Shape.Constructed(Core.DataName data, int constructor) -> program.dataTypes().get(data).constructors().get(constructor).name();
      case Shape.Captured(FunctionName function, _) -> "closure " + function;
    };
  }

  private String type(Type type) {
    return switch (type) {
      case Type.Data(Core.DataName data, var arguments) when arguments.isEmpty() && program.dataTypes().containsKey(data) ->
          program.dataTypes().get(data).display();
      case Type.Noema(Type of) -> "&" + type(of);
      case Type.Hole(Type of) -> "hole " + type(of);
      case Type.Closure(List<Type> parameters, Type result) ->
          "(" + parameters.stream().map(this::type).collect(Collectors.joining(", ")) + ") -> " + type(result);
      case Type.Dynamic(Descriptor descriptor) -> descriptor(descriptor);
      case Type.Data(Core.DataName data, List<Descriptor> arguments) when !arguments.isEmpty() ->
          descriptor(new Descriptor.Made(new Descriptor.Head.Open(data), arguments));
      case Type.Immediate _, Type.Data _, Type.Resource _, Type.Token _ -> type.toString();
    };
  }

  /// Words for types are called what the program calls them when it begins: passes may have given them other names since.
  private String descriptor(Descriptor descriptor) {
    return switch (descriptor) {
      case Descriptor.Held(Variable variable) -> "?" + (variable.hint().equals("_") ? "field" : variable.hint());
      case Descriptor.Made(Descriptor.Head.Known(Type type), _) -> "?" + type(type);
      case Descriptor.Made(Descriptor.Head.Open(Core.DataName data), List<Descriptor> arguments) -> {
        String display = program.dataTypes().get(data).display();
        yield applied(display.substring(0, display.indexOf('(')), arguments.stream().map(this::descriptor).toList());
      }
      case Descriptor.Made _, Descriptor.Held _, Descriptor.Parameter _, Descriptor.Field _, Descriptor.Unknown _ -> descriptor.text();
    };
  }

  private String described(Descriptor.Head head, List<String> arguments) {
    return switch (head) {
      case Descriptor.Head.Known(Type.Closure _) -> "type function";
      case Descriptor.Head.Known(Type type) -> "type " + type(type);
      case Descriptor.Head.Open(Core.DataName data) -> applied("type " + program.dataTypes().get(data).display(), arguments);
      case Descriptor.Head.Code(FunctionName function) -> applied("type function " + function, arguments);
      case Descriptor.Head.Applied() -> "type " + applied(arguments.getFirst(), arguments.subList(1, arguments.size()));
    };
  }

  private List<String> words(List<Operand> operands) {
    return operands.stream().map(this::word).toList();
  }

  private String word(Operand operand) {
    return switch (operand) {
      case Variable variable -> names.containsKey(variable) ? names.get(variable) : "?" + variable;
      case Constant(long bits, Type.Data(Core.DataName data, _)) -> name(new Shape.Constructed(data, (int) bits));
      case Constant(long bits, _) -> Long.toString(bits);
      case Code(FunctionName function, _) -> "closure " + function;
    };
  }

  private String declared(Variable variable) {
    return bound(variable) + ": " + type(variable.type());
  }

  /// The first variable of a hint is called so, the next ones are numbered.
  private String bound(Variable variable) {
    String hint = variable.hint().equals("_") ? "field" : variable.hint();
    String name = hint;
    while (!taken.add(name)) {
      name = hint + numbers.merge(hint, 1, Integer::sum);
    }
    names.put(variable, name);
    return name;
  }

  private static String applied(String name, List<String> operands) {
    return operands.isEmpty() ? name : name + "(" + String.join(", ", operands) + ")";
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char each : value.toCharArray()) {
      switch (each) {
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        default -> quoted.append(each);
      }
    }
    return quoted.append('"').toString();
  }
}
