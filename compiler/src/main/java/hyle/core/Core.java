package hyle.core;

import hyle.name.PrimitiveOperation;
import hyle.report.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The tree of the middle and the back: A-normal form, every cell and every ownership in sight [M1].
///
/// Longer than other files: the whole tree stands in one place.
///
/// Invariants, held by `CoreLint`:
///
/// 1. Every variable is bound once in its function, and bound before it is used; operands have the type their place asks for.
/// 2. A block ends in exactly one `End`; `Jump` goes to an enclosing `Join` body or `Loop` with as many operands as it has parameters, and
///    `Return` gives an operand for each result of the function. The entry and the code of closures have one.
/// 3. A Switch covers its scrutinee: all constructors of its type, or ends in `Otherwise`; no key stands twice.
/// 4. From the pass `linearise` on: a variable whose type is owned (`Data`, `Dynamic`, `Closure`, `Resource`, `Token`, `Hole`) is used up
///    exactly once on every path that continues; `Noema` and `Immediate` variables freely. What uses up stands at each Operation and End.
/// 5. From `linearise` on: no noema is used after the variable that it was borrowed from was used up.
/// 6. `Take` gives a token exactly when its shape has a cell; `Build` gets one exactly then, of its own number of words.
/// 7. From the pass `derive` on: a Data is copied and discarded by a call of the function for its type, a Dynamic by a word that stands
///    there, and nobody reads descriptors in types.
/// 8. In an arm of a Switch its scrutinee is taken apart and looked into as no other constructor than one that leads there; all closures
///    of a function capture the same types.
/// 9. A field is kept only on a token that a `Take` of the same function gave, with what it gave for that very word of the cell, and
///    only together with the tag. From each field that is filled later, a whole word, exactly one Hole is made, before its cell is used
///    otherwise.
/// 10. No noema from a loan, nor one made from it, is used after the `EndBorrow` of that loan.
///
/// Before `linearise` an owned variable may be used any number of times, also none: the pass adds Copy and Discard.
public final class Core {
  private Core() {}

  /// A whole program. `entry` takes nothing and gives an immediate.
  public record Program(
      Map<FunctionName, Function> functions, Map<DataName, DataType> dataTypes, Map<ResourceName, ResourceType> resources, FunctionName entry) {}

  /// The name of a function: unique in the program, readable: `sample.increment`, `core.list.append<int>`, `sample.main.function-1`.
  /// What a pass makes of a function adds a `/`, which no name of the source holds: `sample.main/part-1`.
  public record FunctionName(String text) implements Comparable<FunctionName> {
    @Override
    public int compareTo(FunctionName other) {
      return text.compareTo(other.text);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// A data type at particular type arguments: `list(int)`, `sample.tree(text)`.
  public record DataName(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /// A resource type.
  public record ResourceName(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /// Whose code a function is: reports speak of the user's functions only.
  public enum Author {
    USER,
    LIBRARY,
    /// Derived from a type: its copy or discard.
    COMPILER
  }

  /// A function. A closure's function has the closure itself as its first parameter (of type `Closure`), and takes it apart first.
  ///
  /// `definition` is the name of the top-level definition it comes from, as users write it (`sample.increment`). A function that only is
  /// called by its name may have more than one result, `more` after the first.
  public record Function(
      FunctionName name, String definition, Author author, List<Variable> parameters, Type result, List<Type> more, Block body, Span span) {
    public Function {
      parameters = List.copyOf(parameters);
      more = List.copyOf(more);
    }

    /// A function with one result.
    public Function(FunctionName name, String definition, Author author, List<Variable> parameters, Type result, Block body, Span span) {
      this(name, definition, author, parameters, result, List.of(), body, span);
    }

    /// The same function with another body.
    public Function withBody(Block body) {
      return new Function(name, definition, author, parameters, result, more, body, span);
    }

    /// The types of all that it gives, in order.
    public List<Type> results() {
      return Stream.concat(Stream.of(result), more.stream()).toList();
    }
  }

  /// What a variable holds: always one 64-bit word. Types that differ only in descriptors are equal: their values lie alike.
  public sealed interface Type {
    /// A number, a rune, a pointer, an enumeration, unit: no ownership, COPY and DISCARD do nothing.
    record Immediate() implements Type {
      @Override
      public String toString() {
        return "word";
      }
    }

    /// A value of a data type with fields: the address of its cell, or, for a constructor without fields, its number. It has arguments
    /// where code was not made for its own: they say what its fields hold.
    record Data(DataName name, List<Descriptor> arguments) implements Type {
      public Data {
        arguments = List.copyOf(arguments);
      }

      public Data(DataName name) {
        this(name, List.of());
      }

      @Override
      public boolean equals(Object other) {
        return other instanceof Data data && data.name.equals(name);
      }

      @Override
      public int hashCode() {
        return name.hashCode();
      }

      @Override
      public String toString() {
        return arguments.isEmpty() ? name.text() : new Descriptor.Made(new Descriptor.Head.Open(name), arguments).text();
      }
    }

    /// An owned value of a type that only the running program knows.
    record Dynamic(Descriptor descriptor) implements Type {
      @Override
      public boolean equals(Object other) {
        return other instanceof Dynamic;
      }

      @Override
      public int hashCode() {
        return Dynamic.class.hashCode();
      }

      @Override
      public String toString() {
        return descriptor.text();
      }
    }

    /// A function value: the address of a cell that holds the number of its code and what it captured, or that number itself when nothing was captured.
    record Closure(List<Type> parameters, Type result) implements Type {
      public Closure {
        parameters = List.copyOf(parameters);
      }

      @Override
      public String toString() {
        return "(" + String.join(", ", parameters.stream().map(Type::toString).toList()) + ") -> " + result;
      }
    }

    /// A value that the functions of its type discard and copy.
    record Resource(ResourceName name) implements Type {
      @Override
      public String toString() {
        return name.text();
      }
    }

    /// A borrowed `of`: the same word, not owned.
    record Noema(Type of) implements Type {
      @Override
      public String toString() {
        return "&" + of;
      }
    }

    /// A dead cell of `words` words, ready to be freed or built into.
    record Token(int words) implements Type {
      @Override
      public String toString() {
        return "cell " + words;
      }
    }

    /// The address of a field that is still to be filled with an `of`.
    record Hole(Type of) implements Type {
      @Override
      public String toString() {
        return "hole " + of;
      }
    }

    Immediate IMMEDIATE = new Immediate();

    /// The same type with other leaves in its descriptors.
    default Type map(UnaryOperator<Descriptor> change) {
      return switch (this) {
        case Immediate _, Closure _, Resource _, Token _ -> this;
        case Data(DataName name, var arguments) -> new Data(name, arguments.stream().map(argument -> argument.map(change)).toList());
        case Dynamic(Descriptor descriptor) -> new Dynamic(descriptor.map(change));
        case Noema(Type of) -> new Noema(of.map(change));
        case Hole(Type of) -> new Hole(of.map(change));
      };
    }

    /// The descriptors in it, but for those of function types.
    default List<Descriptor> descriptors() {
      return switch (this) {
        case Immediate _, Closure _, Resource _, Token _ -> List.of();
        case Data(_, List<Descriptor> arguments) -> arguments;
        case Dynamic(Descriptor descriptor) -> List.of(descriptor);
        case Noema(Type of) -> of.descriptors();
        case Hole(Type of) -> of.descriptors();
      };
    }

    /// Whether variables of this type must be used up exactly once.
    default boolean isOwned() {
      return switch (this) {
        case Immediate _, Noema _ -> false;
        case Data _, Dynamic _, Closure _, Resource _, Token _, Hole _ -> true;
      };
    }
  }

  /// A data type that has a cell: neither an enumeration (Immediate) nor a newtype (its field's type).
  ///
  /// `display` is the type as users write it: `list(int)`. Its derived functions take so many words for what its fields' types mention by
  /// `Descriptor.Parameter`: 0 where code was made for its arguments.
  public record DataType(DataName name, String display, int parameters, List<Constructor> constructors) {
    public DataType {
      constructors = List.copyOf(constructors);
    }
  }

  /// A constructor: its number in its type, its name as users write it, and its fields, with how much of a cell each takes at least.
  public record Constructor(int number, String name, List<Type> fields, List<Width> widths) {
    public Constructor {
      fields = List.copyOf(fields);
      widths = List.copyOf(widths);
    }

    boolean hasNarrowField() {
      return widths.stream().anyMatch(width -> width != Width.WORD);
    }
  }

  /// A resource with the functions for its values: `discard(x) -> word` uses x up, `copy(x) -> x'`.
  ///
  /// Both take and give the carrier, an Immediate. The `author` is the library only for what the core library defines: the
  /// resources of other modules, dependencies among them, are the user's, who may have them print.
  public record ResourceType(ResourceName name, Author author, FunctionName discard, FunctionName copy) {}

  /// A variable of a function: `number` is unique in it, `hint` is the name that the user gave, or a word for what it is.
  public record Variable(int number, String hint, Type type) implements Operand {
    @Override
    public boolean equals(Object other) {
      return other instanceof Variable variable && variable.number == number;
    }

    @Override
    public int hashCode() {
      return number;
    }

    @Override
    public String toString() {
      return hint + "." + number;
    }
  }

  /// What operations take: a variable or a word. A constant of a Data type is a constructor without fields, of a Closure type one that captures nothing.
  public sealed interface Operand permits Variable, Constant, Code {
    Type type();
  }

  /// A word that is known: a number's bits, or the number of a constructor without fields.
  public record Constant(long bits, Type type) implements Operand {
    @Override
    public String toString() {
      return Long.toString(bits);
    }
  }

  /// The closure of a function that captures nothing.
  public record Code(FunctionName function, Type type) implements Operand {
    @Override
    public String toString() {
      return function.text();
    }
  }

  /// What a cell is built as, and taken apart as.
  public sealed interface Shape {
    /// A constructor of a data type.
    record Constructed(DataName data, int constructor) implements Shape {}

    /// What the closure of a function captured, in order.
    record Captured(FunctionName function, List<Type> captures) implements Shape {
      public Captured {
        captures = List.copyOf(captures);
      }
    }
  }

  /// Statements and how they end.
  public record Block(List<Statement> statements, End end) {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  /// `results = operation`; `span` is the place in the source that it comes from.
  public record Statement(List<Variable> results, Operation operation, Span span) {
    public Statement {
      results = List.copyOf(results);
    }
  }

  /// How a field of a cell under construction gets its value.
  public sealed interface Field {
    /// The operand is stored, and used up if owned.
    record Store(Operand operand) implements Field {}

    /// The token's old content already is `variable`: used up, nothing is stored.
    record Keep(Variable variable) implements Field {}

    /// A hole: filled later.
    record Later() implements Field {}
  }

  /// One step. "Uses up" and "borrows" speak of owned operands.
  public sealed interface Operation {
    /// `r = op(a, …)` on immediates. Uses up nothing.
    record Primitive(PrimitiveOperation operation, List<Operand> operands) implements Operation {
      public Primitive {
        operands = List.copyOf(operands);
      }
    }

    /// `r, … = f(a, …)`: uses up its owned operands. Always saturated.
    record Call(FunctionName function, List<Operand> operands) implements Operation {
      public Call {
        operands = List.copyOf(operands);
      }
    }

    /// `r = closure(a, …)`: uses up the closure and its owned operands.
    record Apply(Operand closure, List<Operand> operands) implements Operation {
      public Apply {
        operands = List.copyOf(operands);
      }
    }

    /// `r = symbol(a, …)`, a service of the runtime or a foreign function: uses up its owned operands, borrows noemata. `r` is an
    /// Immediate, or what the program says it is.
    record Foreign(String symbol, List<Operand> operands) implements Operation {
      public Foreign {
        operands = List.copyOf(operands);
      }
    }

    /// `r = "…"`, of type `&text`: a static text.
    record StaticText(String value) implements Operation {}

    /// `r = a` with another type, the same word: uses up an owned `a`; an owned `r` is owned from here on.
    record Reinterpret(Operand operand) implements Operation {}

    /// `fields…, token = take x`: x is of this shape, is used up, and its fields are the program's now. One result for each field, then,
    /// if the shape has a cell, the token.
    record Take(Operand operand, Shape shape) implements Operation {}

    /// `r = x.field`, x an owned or borrowed value of this shape: borrows; r is `Noema(field type)`, or Immediate/Noema as the field is.
    record Peek(Operand operand, Shape shape, int field) implements Operation {}

    /// `token = allocate words`
    record Allocate(int words) implements Operation {}

    /// `free token`: uses the token up. No result.
    record Free(Variable token) implements Operation {}

    /// `r = build shape @ token`: uses the token up, and the fields that are stored or kept.
    record Build(Variable token, Shape shape, List<Field> fields) implements Operation {
      public Build {
        fields = List.copyOf(fields);
      }
    }

    /// `r = borrow x`: r is `Noema(type of x)`; x stays owned.
    record Borrow(Operand operand) implements Operation {}

    /// `end borrow x`: x is a noema from `borrow`, and neither it nor one made from it is used from here on; what it is of is not discarded
    /// before. Or x is owned, and only not discarded before: that is `let _ = x`, whose only meaning is the place of the discard. No result,
    /// no code.
    record EndBorrow(Variable operand) implements Operation {}

    /// `r = copy x`: x is owned or a noema, and is only borrowed; r is a deep copy, owned.
    record Copy(Operand operand) implements Operation {}

    /// `discard x`: uses x up, deep. No result.
    record Discard(Variable operand) implements Operation {}

    /// `r = describe head(a, …)`: r is the word for a type, an Immediate, as the arguments are. Metadata: takes no cell.
    record Describe(Descriptor.Head head, List<Operand> arguments) implements Operation {
      public Describe {
        arguments = List.copyOf(arguments);
      }
    }

    /// `r = copy x as type`: like Copy, of a Dynamic or a noema of one, by the word for its type.
    record CopyAs(Operand operand, Operand type) implements Operation {}

    /// `discard x as type`: uses x up, a Dynamic, by the word for its type. No result.
    record DiscardAs(Variable operand, Operand type) implements Operation {}

    /// `h = hole of field of cell`: the cell stays owned; h is a Hole.
    record HoleOf(Variable cell, Shape shape, int field) implements Operation {}

    /// `fill h with field`: uses up h and the field's variable. No result. A `Keep` stores nothing: the place holds that word already.
    record Fill(Variable hole, Field field) implements Operation {}
  }

  /// A name for a place that jumps go to; unique in its function.
  public record Label(int number, String hint) {
    @Override
    public String toString() {
      return hint + number;
    }
  }

  /// What a case of a switch answers to.
  public sealed interface Key {
    /// A constructor of the scrutinee's data type, by its number.
    record OfConstructor(DataName data, int constructor) implements Key {}

    /// This word.
    record OfWord(long bits) implements Key {}

    /// Everything else; stands last.
    record Otherwise() implements Key {}
  }

  /// `key => block`
  public record Case(Key key, Block block) {}

  /// How a block ends.
  public sealed interface End {
    /// The function's results, mostly one; uses up owned operands.
    record Return(List<Operand> operands) implements End {
      public Return {
        operands = List.copyOf(operands);
      }

      public Return(Operand operand) {
        this(List.of(operand));
      }

      /// The operand of a function with one result.
      public Optional<Operand> only() {
        return operands.size() == 1 ? Optional.of(operands.getFirst()) : Optional.empty();
      }
    }

    /// `return f(a, …)`: uses up its owned operands.
    record TailCall(FunctionName function, List<Operand> operands, Span span) implements End {
      public TailCall {
        operands = List.copyOf(operands);
      }
    }

    /// Goes by the scrutinee: its constructor (a Data or a noema of one; only looked at, not used up) or its word (an Immediate or a noema of one).
    record Switch(Operand scrutinee, List<Case> cases) implements End {
      public Switch {
        cases = List.copyOf(cases);
      }
    }

    /// `join label(parameters) { continuation } in body`: jumps in `body` go on in `continuation`.
    record Join(Label label, List<Variable> parameters, Block continuation, Block body) implements End {
      public Join {
        parameters = List.copyOf(parameters);
      }
    }

    /// `loop label(parameters = initial) { body }`: jumps in `body` start it again.
    record Loop(Label label, List<Variable> parameters, List<Operand> initial, Block body) implements End {
      public Loop {
        parameters = List.copyOf(parameters);
        initial = List.copyOf(initial);
      }
    }

    /// Goes to a label; uses up its owned operands.
    record Jump(Label label, List<Operand> operands) implements End {
      public Jump {
        operands = List.copyOf(operands);
      }
    }

    /// Never reached: a match on an empty type.
    record Unreachable() implements End {}
  }
}
