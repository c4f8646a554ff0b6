package hyle.interpret;

import hyle.check.Typed;
import hyle.name.GlobalName;
import hyle.name.PrimitiveOperation;
import hyle.report.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the interpreter runs: steps over variables, in the order in which the program means them [O14], with every use of a value in
/// sight. Copies and discards are steps too, once `Ownership` has put them in.
final class Plan {
  private Plan() {}

  /// A known word, or what a variable holds.
  sealed interface Atom {}

  /// A number, the number of a constructor without fields, a type, or a function that captured nothing.
  record Constant(long word) implements Atom {}

  /// A variable of one piece of code; two are the same only if they are the same object.
  static final class Variable implements Atom {
    final int number;
    final String name;
    final Kind kind;

    Variable(int number, String name, Kind kind) {
      this.number = number;
      this.name = name;
      this.kind = kind;
    }

    /// Whether its value is used up exactly once.
    boolean isOwned() {
      return !(kind instanceof Kind.Plain);
    }

    @Override
    public String toString() {
      return name + "." + number;
    }
  }

  /// What is known of a variable's value before the program runs.
  sealed interface Kind {
    /// A number, a type, a noema: copying and discarding it means nothing.
    record Plain() implements Kind {}

    /// Its type is computed when a copy or a discard asks for it.
    record OfType(LazyType type) implements Kind {}

    /// Its type came with it: it was captured.
    record Given() implements Kind {}

    /// It is taken apart and never copied or discarded whole.
    record Passing() implements Kind {}

    Kind PLAIN = new Plain();
    Kind GIVEN = new Given();
    Kind PASSING = new Passing();
  }

  /// A constructor and its data type.
  record ConstructorOf(Typed.Declaration.Data data, Typed.Constructor constructor) {
    /// Whether its values are those of its one field [M2].
    boolean isNewtype() {
      return data.constructors().size() == 1 && constructor.fields().size() == 1;
    }

    /// Whether its values are numbers, in a type of numbers only.
    boolean isOfEnumeration() {
      return data.constructors().stream().allMatch(each -> each.fields().isEmpty());
    }
  }

  /// Steps, and the one whose result is the block's.
  record Block(List<Statement> statements, Operation last, Span span) {
    Block {
      statements = List.copyOf(statements);
    }
  }

  /// `results = operation`
  record Statement(List<Variable> results, Operation operation, Span span) {
    Statement {
      results = List.copyOf(results);
    }
  }

  /// One step.
  sealed interface Operation {
    /// The atom itself, used up.
    record Move(Atom atom) implements Operation {}

    record Primitive(PrimitiveOperation operation, List<Atom> atoms, Span span) implements Operation {}

    /// A call of a top-level definition.
    record CallDefinition(GlobalName name, List<Atom> atoms) implements Operation {}

    /// A call of code that captured variables.
    record CallCode(Code code, List<Atom> captured, List<Atom> arguments) implements Operation {}

    /// A call of a function value.
    record Apply(Atom function, List<Atom> atoms) implements Operation {}

    /// A cell of a constructor with fields.
    record Construct(ConstructorOf constructor, List<Atom> fields) implements Operation {}

    /// The type that a data type is at these arguments.
    record MakeType(GlobalName data, List<Atom> arguments) implements Operation {}

    /// A cell of code and what it captured.
    record MakeClosure(Code code, List<Atom> captured) implements Operation {}

    /// A function from types to types, which takes no cell [M17].
    record MakeTypeFunction(Code code, List<Atom> captured) implements Operation {}

    record StaticText(String value) implements Operation {}

    /// A noema of the atom.
    record Lend(Atom atom) implements Operation {}

    /// Nothing, but the variable is needed until here.
    record Keep(Variable variable) implements Operation {}

    /// A copy of what a noema looks at, which is of this kind.
    record Embody(Atom noema, Kind kind) implements Operation {}

    record Load(Kind type, Atom address) implements Operation {}

    record Store(Kind type, Atom value, Atom address) implements Operation {}

    record Allocate(Kind type, Atom count) implements Operation {}

    record Foreign(ForeignSite site, List<Atom> atoms) implements Operation {}

    record ForeignVariable(String symbol) implements Operation {}

    /// All fields of a value of this constructor; the value is used up, and its cell is free.
    record Take(Atom value, ConstructorOf constructor) implements Operation {}

    /// One field of a value of this constructor, which is looked at.
    record Peek(Atom value, ConstructorOf constructor, int field) implements Operation {}

    /// The clause that the tests lead to.
    record Branch(Decision decision, List<Clause> clauses) implements Operation {
      public Branch {
        clauses = List.copyOf(clauses);
      }
    }

    /// A copy of an owned variable.
    record Copy(Variable variable) implements Operation {}

    /// The end of an owned variable.
    record Discard(Variable variable) implements Operation {}
  }

  /// What takes the scrutinees apart, and what follows. `names` are the variables that the patterns name, but for whole scrutinees.
  record Clause(List<Statement> patterns, List<Variable> names, Block body) {
    Clause {
      patterns = List.copyOf(patterns);
      names = List.copyOf(names);
    }
  }

  /// Where a value to be tested lies: a scrutinee, or inside of one.
  record Occurrence(Atom root, List<Integer> fields) {
    Occurrence {
      fields = List.copyOf(fields);
    }
  }

  /// The tests of a match.
  sealed interface Decision {
    record Leaf(int clause) implements Decision {}

    /// No clause fits: a match on an empty type.
    record Fail() implements Decision {}

    /// Goes by the number of the constructor.
    record ByConstructor(Occurrence occurrence, Map<Integer, Arm> arms, Optional<Arm> otherwise) implements Decision {}

    /// Goes by the word.
    record ByWord(Occurrence occurrence, Map<Long, Arm> arms, Arm otherwise) implements Decision {}
  }

  /// What one outcome of a test does before more is tested: copies, and discards of what nobody needs from here on.
  record Arm(List<Statement> head, Decision next) {
    Arm {
      head = List.copyOf(head);
    }
  }
}
