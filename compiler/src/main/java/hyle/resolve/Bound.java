package hyle.resolve;

import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveType;
import hyle.report.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/// The program after name resolution: every name is a binding, layers hold, sugar that needs no types is gone.
///
/// What is gone: `if`, `when`, `try`, `tie` and pattern `let` (a Match), `;` (a Let of type unit), list literals (constructor
/// calls), `?t`, `with`/`bind`, `introspect`, `include-text`, `assert`, `admit`, `detach`, `attach`, keyword order in calls and
/// patterns.
public final class Bound {
  private Bound() {}

  /// All files in dependency order, as one list of declarations, and where the program starts.
  ///
  /// `keys` has the names of the explicit parameters (fields) of every function and constructor.
  public record Program(List<Declaration> declarations, GlobalName entry, Map<GlobalName, List<String>> keys, long inlineLimit) {
    public Program {
      declarations = List.copyOf(declarations);
    }
  }

  /// Whether the type checker looks through a definition.
  public enum Opacity {
    DEFINE,
    INLINE
  }

  /// Whether uses are written with parentheses: a CONSTANT `foo` means `foo()`.
  public enum Shape {
    CONSTANT,
    FUNCTION
  }

  /// `x: t`
  public record Parameter(LocalName name, Expression type, Span span) {}

  /// The declared interface of a top-level name.
  public record Header(
      GlobalName name, Span nameSpan, Shape shape, List<Parameter> implicits, List<Parameter> parameters, Expression result) {
    public Header {
      implicits = List.copyOf(implicits);
      parameters = List.copyOf(parameters);
    }
  }

  /// A constructor; `implicits` of its type are the parameters of its data type.
  public record Constructor(GlobalName name, Span nameSpan, Shape shape, List<Parameter> fields) {
    public Constructor {
      fields = List.copyOf(fields);
    }
  }

  /// A top-level declaration.
  public sealed interface Declaration {
    Span span();

    /// A function or constant.
    record Define(Opacity opacity, Header header, Expression body, Span span) implements Declaration {}

    /// A data type; the names of its parameters are in scope in the fields.
    record Data(GlobalName name, Span nameSpan, Shape shape, List<Parameter> parameters, List<Constructor> constructors, Span span)
        implements Declaration {
      public Data {
        parameters = List.copyOf(parameters);
        constructors = List.copyOf(constructors);
      }
    }

    /// A promise that a definition of this interface follows.
    record Nominal(Header header, Span span) implements Declaration {}

    /// A type whose values are discarded and copied by the user's functions.
    record Resource(GlobalName name, Span nameSpan, Expression discarder, Expression copier, Span span) implements Declaration {}

    /// A foreign function: `result` may be the primitive type void.
    record Foreign(String symbol, Span nameSpan, List<Expression> parameters, Expression result, Span span) implements Declaration {
      public Foreign {
        parameters = List.copyOf(parameters);
      }
    }
  }

  /// A variable that is lent: `outer` is a variable of the surroundings, `inner` its noema, and `after` the owned variable again,
  /// in scope from there on (`on` only; in `box` and in `case`-like places `after` equals `outer`).
  public record Lent(LocalName outer, LocalName inner, LocalName after, Span span) {}

  /// `patterns => body`
  public record Clause(List<Pattern> patterns, Expression body, Span span) {
    public Clause {
      patterns = List.copyOf(patterns);
    }
  }

  /// Whether a match uses its scrutinees up.
  public enum Mode {
    MATCH,
    CASE
  }

  /// What a Block does before its result.
  public sealed interface Statement {
    Span span();

    /// `let name: type = value`. A name `_` discards.
    record Let(LocalName name, Expression type, Expression value, Span span) implements Statement {}

    /// `let name: type on lent = value` (quoted: the type must be Actual), and `letbox-T`/`letbox` with or without `on` (the value is
    /// of type `meta type`).
    record LetBox(BoxMode mode, LocalName name, Expression type, List<Lent> lent, Expression value, Span span)
        implements Statement {
      public LetBox {
        lent = List.copyOf(lent);
      }
    }

    /// `use value {fields}`: the fields of the one constructor of the value's type, by their names.
    record Use(Expression value, List<UsedField> fields, Span span) implements Statement {
      public Use {
        fields = List.copyOf(fields);
      }
    }
  }

  /// How a LetBox unboxes.
  public enum BoxMode {
    /// `let … on`: the value has the type itself, which must be Actual
    LET_ON,
    /// `letbox`
    LETBOX,
    /// `letbox-T`
    LETBOX_T
  }

  /// A field that `use` names, with the type that the user gave it.
  public record UsedField(String field, LocalName name, Expression type, Span span) {}

  /// Expressions and types.
  public sealed interface Expression {
    Span span();

    record Local(LocalName name, Span span) implements Expression {}

    /// A definition, data type, constructor or resource. Of shape CONSTANT or FUNCTION, as its declaration says.
    record Global(GlobalName name, Span span) implements Expression {}

    record Operation(PrimitiveOperation operation, Span span) implements Expression {}

    record Primitive(PrimitiveType type, Span span) implements Expression {}

    record Integer(BigInteger value, Span span) implements Expression {}

    record Float(double value, Span span) implements Expression {}

    /// Of type `&text`.
    record Text(String value, Span span) implements Expression {}

    /// The code point.
    record Rune(int codePoint, Span span) implements Expression {}

    record Universe(Span span) implements Expression {}

    record Hole(Span span) implements Expression {}

    record Block(List<Statement> statements, Expression result, Span span) implements Expression {
      public Block {
        statements = List.copyOf(statements);
      }
    }

    record Call(Expression function, List<Expression> arguments, Span span) implements Expression {
      public Call {
        arguments = List.copyOf(arguments);
      }
    }

    record Projection(Expression value, String field, Span fieldSpan, Span span) implements Expression {}

    record Function(List<Parameter> implicits, List<Parameter> parameters, Expression result, Expression body, Span span)
        implements Expression {
      public Function {
        implicits = List.copyOf(implicits);
        parameters = List.copyOf(parameters);
      }
    }

    /// A local `define`: a function that may call itself by `self`.
    record Recursive(LocalName self, Function function, Span span) implements Expression {}

    record Pi(List<Parameter> implicits, List<Parameter> parameters, Expression codomain, Span span) implements Expression {
      public Pi {
        implicits = List.copyOf(implicits);
        parameters = List.copyOf(parameters);
      }
    }

    record Meta(Expression type, Span span) implements Expression {}

    record Noema(Expression type, Span span) implements Expression {}

    record Box(List<Lent> captured, Expression body, Span span) implements Expression {
      public Box {
        captured = List.copyOf(captured);
      }
    }

    record Quote(Expression body, Span span) implements Expression {}

    record Embody(Expression value, Span span) implements Expression {}

    record Exact(Expression value, Span span) implements Expression {}

    record Match(Mode mode, List<Expression> scrutinees, List<Clause> clauses, Origin origin, Span span) implements Expression {
      public Match {
        scrutinees = List.copyOf(scrutinees);
        clauses = List.copyOf(clauses);
      }
    }

    record Cast(Expression from, Expression to, Expression value, Span span) implements Expression {}

    record Store(Expression type, Expression value, Expression pointer, Span span) implements Expression {}

    record Load(Expression type, Expression pointer, Span span) implements Expression {}

    record Alloca(Expression type, Expression count, Span span) implements Expression {}

    record External(String symbol, List<Expression> arguments, List<Variadic> variadic, Span span) implements Expression {
      public External {
        arguments = List.copyOf(arguments);
        variadic = List.copyOf(variadic);
      }
    }

    record ForeignGlobal(String symbol, Expression type, Span span) implements Expression {}

    record OpaqueValue(Expression value, Span span) implements Expression {}

    /// Stands where an error was reported; it fits every type and provokes no further message.
    record Malformed(Span span) implements Expression {}
  }

  /// Where a Match comes from, so that messages speak of what the user wrote.
  public enum Origin {
    MATCH,
    IF,
    WHEN,
    TRY,
    LET,
    TIE
  }

  /// `value: type` among varargs.
  public record Variadic(Expression value, Expression type) {}

  /// Patterns.
  public sealed interface Pattern {
    Span span();

    record Variable(LocalName name, Span span) implements Pattern {}

    record Constructor(GlobalName name, List<Pattern> arguments, Span span) implements Pattern {
      public Constructor {
        arguments = List.copyOf(arguments);
      }
    }

    record Integer(BigInteger value, Span span) implements Pattern {}

    /// The code point.
    record Rune(int codePoint, Span span) implements Pattern {}

    /// Stands where an error was reported.
    record Malformed(Span span) implements Pattern {}
  }
}
