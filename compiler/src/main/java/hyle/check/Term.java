package hyle.check;

import hyle.name.GlobalName;
import hyle.name.LocalName;
import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveType;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.math.BigInteger;
import java.util.List;

/// The program during elaboration: like Typed, with holes and with modality still there.
///
/// Types of binders that others substitute into are terms; types that only this place needs are values.
sealed interface Term {
  Span span();

  /// `x: t`
  record Parameter(LocalName name, Term type, Span span) {}

  /// `name` stands for `term`.
  record Substitution(LocalName name, Term term) {}

  record Local(LocalName name, Span span) implements Term {}

  record Global(GlobalName name, Span span) implements Term {}

  record Operation(PrimitiveOperation operation, Span span) implements Term {}

  record Primitive(PrimitiveType type, Span span) implements Term {}

  record Universe(Span span) implements Term {}

  record Integer(BigInteger value, Value type, Span span) implements Term {}

  record Real(double value, Value type, Span span) implements Term {}

  record Text(String value, Span span) implements Term {}

  record Rune(int codePoint, Span span) implements Term {}

  record Block(List<Statement> statements, Term result, Span span) implements Term {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  record Call(Term function, List<Term> implicits, List<Term> arguments, Value type, Span span) implements Term {
    public Call {
      implicits = List.copyOf(implicits);
      arguments = List.copyOf(arguments);
    }
  }

  record Function(Signature signature, Term body, Span span) implements Term {}

  record Recursive(LocalName self, Function function, Span span) implements Term {}

  record Pi(Signature signature, Span span) implements Term {}

  /// `&type`
  record Noema(Term type, Span span) implements Term {}

  /// `meta type`
  record Meta(Term type, Span span) implements Term {}

  /// `box captured {body}`
  record Box(List<Lent> captured, Term body, Span span) implements Term {
    public Box {
      captured = List.copyOf(captured);
    }
  }

  record Quote(Term body, Span span) implements Term {}

  record Embody(Term value, Value type, Span span) implements Term {}

  /// `scrutineeTypes` are without `&` when BORROWED.
  record Match(
      Typed.Mode mode,
      List<Term> scrutinees,
      List<Value> scrutineeTypes,
      List<Clause> clauses,
      Value type,
      Bound.Origin origin,
      Span span)
      implements Term {
    public Match {
      scrutinees = List.copyOf(scrutinees);
      scrutineeTypes = List.copyOf(scrutineeTypes);
      clauses = List.copyOf(clauses);
    }
  }

  record Cast(Term from, Term to, Term value, Span span) implements Term {}

  record Store(Term type, Term value, Term pointer, Span span) implements Term {}

  record Load(Term type, Term pointer, Span span) implements Term {}

  record Alloca(Term type, Term count, Span span) implements Term {}

  record External(String symbol, List<Term> arguments, List<Value> argumentTypes, int fixedArguments, Value type, Span span)
      implements Term {
    public External {
      arguments = List.copyOf(arguments);
      argumentTypes = List.copyOf(argumentTypes);
    }
  }

  record ForeignGlobal(String symbol, Term type, Span span) implements Term {}

  record OpaqueValue(Term value, Span span) implements Term {}

  record Unknown(Hole hole, Span span) implements Term {}

  /// `term` with values for some of its variables.
  record Instance(Term term, List<Substitution> substitutions, Span span) implements Term {
    public Instance {
      substitutions = List.copyOf(substitutions);
    }
  }

  record Malformed(Span span) implements Term {}

  /// What a Block does before its result.
  sealed interface Statement {
    Span span();

    Term value();

    record Let(LocalName name, Value type, Term value, Span span) implements Statement {}

    record Borrow(List<Lent> lent, LocalName name, Value type, Term value, Span span) implements Statement {
      public Borrow {
        lent = List.copyOf(lent);
      }
    }
  }

  /// A variable that is lent; `type` is that of the owned value.
  record Lent(LocalName outer, LocalName inner, LocalName after, Value type, Span span) {}

  record Clause(List<Pattern> patterns, Term body, Span span) {
    public Clause {
      patterns = List.copyOf(patterns);
    }
  }

  /// Patterns; the types are without `&`.
  sealed interface Pattern {
    Span span();

    record Variable(LocalName name, Value type, Span span) implements Pattern {}

    record Constructor(GlobalName name, List<Value> typeArguments, List<Pattern> arguments, Span span) implements Pattern {
      public Constructor {
        typeArguments = List.copyOf(typeArguments);
        arguments = List.copyOf(arguments);
      }
    }

    record Integer(BigInteger value, Value type, Span span) implements Pattern {}

    record Rune(int codePoint, Span span) implements Pattern {}

    record Malformed(Span span) implements Pattern {}
  }
}
