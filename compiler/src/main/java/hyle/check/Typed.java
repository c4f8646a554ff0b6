package hyle.check;

import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveType;
import hyle.report.Span;
import java.util.List;
import java.util.Map;

/// The program after type checking: no holes, implicit arguments written out, every value's type at hand.
///
/// Modality is gone: `meta t` is `t`, `quote` and `letbox` are plain, `box x {e}` embodies `x` before `e`; what remains at run time is
/// borrowing (`Statement.Borrow`) and embodying (`Embody`). Types are expressions too; they mention locals of type `type` that are in
/// scope.
public final class Typed {
  private Typed() {}

  /// All declarations in source order, and where the program starts.
  public record Program(Map<GlobalName, Declaration> declarations, GlobalName entry) {}

  /// Whether uses are written with parentheses; a CONSTANT is used as a Call without explicit arguments all the same.
  public enum Shape {
    CONSTANT,
    FUNCTION
  }

  /// Whether calls are expanded.
  public enum Opacity {
    DEFINE,
    INLINE
  }

  /// `x: t`
  public record Parameter(LocalName name, Expression type) {}

  /// A constructor of a data type; its number is its place in the declaration.
  public record Constructor(GlobalName name, int number, Shape shape, List<Parameter> fields) {
    public Constructor {
      fields = List.copyOf(fields);
    }
  }

  /// A top-level declaration.
  public sealed interface Declaration {
    GlobalName name();

    Span span();

    /// A function or a constant.
    record Definition(
        GlobalName name,
        Opacity opacity,
        Shape shape,
        List<Parameter> implicits,
        List<Parameter> parameters,
        Expression result,
        Expression body,
        Span span)
        implements Declaration {
      public Definition {
        implicits = List.copyOf(implicits);
        parameters = List.copyOf(parameters);
      }
    }

    /// A data type.
    record Data(GlobalName name, Shape shape, List<Parameter> parameters, List<Constructor> constructors, Span span)
        implements Declaration {
      public Data {
        parameters = List.copyOf(parameters);
        constructors = List.copyOf(constructors);
      }
    }

    /// A type with user-written discarder `(carrier) -> unit` and copier `(carrier) -> carrier`.
    record Resource(GlobalName name, Expression carrier, Expression discarder, Expression copier, Span span)
        implements Declaration {}
  }

  /// `patterns => body`
  public record Clause(List<Pattern> patterns, Expression body, Span span) {
    public Clause {
      patterns = List.copyOf(patterns);
    }
  }

  /// Whether a match uses its scrutinees up.
  public enum Mode {
    OWNED,
    BORROWED
  }

  /// A borrowed variable: in the value of its statement `noema` stands for `&type`; after it `after` is the owned variable again.
  public record Lent(LocalName outer, LocalName noema, LocalName after, Expression type) {}

  /// What a Block does before its result.
  public sealed interface Statement {
    Span span();

    /// `let name: type = value`
    record Let(LocalName name, Expression type, Expression value, Span span) implements Statement {}

    /// `let name: type on lent = value`
    record Borrow(List<Lent> lent, LocalName name, Expression type, Expression value, Span span) implements Statement {
      public Borrow {
        lent = List.copyOf(lent);
      }
    }
  }

  /// Expressions and types.
  public sealed interface Expression {
    Span span();

    /// A local variable and its type.
    record Local(LocalName name, Expression type, Span span) implements Expression {}

    /// A global as a value: a function, constructor or type constructor that is not called here.
    record Global(GlobalName name, Span span) implements Expression {}

    record Operation(PrimitiveOperation operation, Span span) implements Expression {}

    record Primitive(PrimitiveType type, Span span) implements Expression {}

    record Universe(Span span) implements Expression {}

    /// A value of an integer or float type, or of a newtype over one; the bits are those of the representation.
    record Number(long bits, Expression type, Span span) implements Expression {}

    /// Of type `&text`.
    record Text(String value, Span span) implements Expression {}

    /// Packed UTF-8 bytes.
    record Rune(int packed, Span span) implements Expression {}

    record Block(List<Statement> statements, Expression result, Span span) implements Expression {
      public Block {
        statements = List.copyOf(statements);
      }
    }

    /// A saturated call of a Global (also of shape CONSTANT, constructors and data types), an Operation, or any function value.
    /// `type` is the call's own type.
    record Call(Expression function, List<Expression> implicits, List<Expression> arguments, Expression type, Span span)
        implements Expression {
      public Call {
        implicits = List.copyOf(implicits);
        arguments = List.copyOf(arguments);
      }
    }

    record Function(List<Parameter> implicits, List<Parameter> parameters, Expression result, Expression body, Span span)
        implements Expression {
      public Function {
        implicits = List.copyOf(implicits);
        parameters = List.copyOf(parameters);
      }
    }

    /// A local `define`.
    record Recursive(LocalName self, Function function, Span span) implements Expression {}

    record Pi(List<Parameter> implicits, List<Parameter> parameters, Expression codomain, Span span) implements Expression {
      public Pi {
        implicits = List.copyOf(implicits);
        parameters = List.copyOf(parameters);
      }
    }

    record Noema(Expression type, Span span) implements Expression {}

    /// `*value`; `type` is the type of the result.
    record Embody(Expression value, Expression type, Span span) implements Expression {}

    /// `type` is the type of the whole; `scrutineeTypes` are those of the scrutinees, without `&` when BORROWED.
    record Match(
        Mode mode, List<Expression> scrutinees, List<Expression> scrutineeTypes, List<Clause> clauses, Expression type, Span span)
        implements Expression {
      public Match {
        scrutinees = List.copyOf(scrutinees);
        scrutineeTypes = List.copyOf(scrutineeTypes);
        clauses = List.copyOf(clauses);
      }
    }

    record Cast(Expression from, Expression to, Expression value, Span span) implements Expression {}

    record Store(Expression type, Expression value, Expression pointer, Span span) implements Expression {}

    record Load(Expression type, Expression pointer, Span span) implements Expression {}

    record Alloca(Expression type, Expression count, Span span) implements Expression {}

    /// A foreign call; `argumentTypes` and `type` decide how words cross.
    record External(
        String symbol, List<Expression> arguments, List<Expression> argumentTypes, int fixedArguments, Expression type, Span span)
        implements Expression {
      public External {
        arguments = List.copyOf(arguments);
        argumentTypes = List.copyOf(argumentTypes);
      }
    }

    record ForeignGlobal(String symbol, Expression type, Span span) implements Expression {}
  }

  /// Patterns.
  public sealed interface Pattern {
    Span span();

    /// `type` is the type of what it matches, without `&`.
    record Variable(LocalName name, Expression type, Span span) implements Pattern {}

    /// `typeArguments` are those of the data type.
    record Constructor(GlobalName name, List<Expression> typeArguments, List<Pattern> arguments, Span span) implements Pattern {
      public Constructor {
        typeArguments = List.copyOf(typeArguments);
        arguments = List.copyOf(arguments);
      }
    }

    /// An integer (sign-extended to the width of its type) or rune.
    record Literal(long bits, Expression type, Span span) implements Pattern {}
  }
}
