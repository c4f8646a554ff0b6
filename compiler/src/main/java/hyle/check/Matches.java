package hyle.check;

import hyle.name.CoreNames;
import hyle.report.Label;
import hyle.report.Span;
import hyle.resolve.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// `match` and `case`, and what is written as `if`, `when`, `try`, `tie` and `let` with a pattern.
final class Matches {
  private static final String PASSED_ON =
      "What follows a `try` gives an `either(e, t)`, such as `?t`: the other side of the value is passed on as the result.";

  private final Elaboration elaboration;
  private final Expressions expressions;
  private final Patterns patterns;

  Matches(Elaboration elaboration, Expressions expressions) {
    this.elaboration = elaboration;
    this.expressions = expressions;
    this.patterns = new Patterns(elaboration);
  }

  /// A value that is matched: its term, and its type without `&` in a `case`.
  record Scrutinee(Term term, Value type, Span span) {}

  Typing elaborate(Bound.Expression.Match match, Expected expected) {
    Typed.Mode mode = mode(match.mode());
    List<Scrutinee> scrutinees = new ArrayList<>();
    for (int i = 0; i < match.scrutinees().size(); i++) {
      scrutinees.add(scrutinee(match, i, mode));
    }
    Value type = resultType(match, expected);
    List<Term.Clause> clauses = new ArrayList<>();
    List<Scrutinee> asked = new ArrayList<>(scrutinees);
    for (int i = 0; i < match.clauses().size(); i++) {
      clauses.add(clause(match, i, asked, mode, new Expected.Exactly(type, reason(match, i, expected))));
    }
    return new Typing(
        new Term.Match(
            mode,
            scrutinees.stream().map(Scrutinee::term).toList(),
            scrutinees.stream().map(Scrutinee::type).toList(),
            clauses,
            type,
            match.origin(),
            match.span()),
        type);
  }

  /// A match with one clause that takes the fields of a record.
  Term single(Scrutinee scrutinee, Bound.Pattern pattern, Supplier<Term> body, Value type, Span span) {
    Scope outer = elaboration.scope();
    Term.Pattern elaborated = patterns.elaborate(pattern, scrutinee.type(), Typed.Mode.OWNED, scrutinee.span()).pattern();
    Term.Clause clause = new Term.Clause(List.of(elaborated), body.get(), span);
    elaboration.leave(outer);
    return new Term.Match(
        Typed.Mode.OWNED,
        List.of(scrutinee.term()),
        List.of(scrutinee.type()),
        List.of(clause),
        type,
        Bound.Origin.LET,
        span);
  }

  private Scrutinee scrutinee(Bound.Expression.Match match, int index, Typed.Mode mode) {
    Bound.Expression expression = match.scrutinees().get(index);
    Typing typing =
        switch (match.origin()) {
          case IF, WHEN -> expressions.elaborate(expression, condition(match));
          case MATCH, TRY, LET, TIE -> expressions.infer(expression);
        };
    Value type =
        switch (mode) {
          case OWNED -> owned(match, index, typing);
          case BORROWED -> borrowed(expression, typing);
        };
    return new Scrutinee(typing.term(), type, expression.span());
  }

  private static Expected condition(Bound.Expression.Match match) {
    String keyword = match.origin() == Bound.Origin.IF ? "if" : "when";
    return new Expected.Exactly(Value.global(CoreNames.BOOL), Reason.of("the condition of this `" + keyword + "`"));
  }

  /// A noema may be bound by `match`, but not taken apart.
  private Value owned(Bound.Expression.Match match, int index, Typing typing) {
    if (!(elaboration.reduce(typing.type()) instanceof Value.Noema)) {
      return typing.type();
    }
    for (Bound.Clause clause : match.clauses()) {
      if (clause.patterns().size() > index && isRefutable(clause.patterns().get(index))) {
        Span pattern = clause.patterns().get(index).span();
        String type = elaboration.print(typing.type());
        elaboration.report(new ModalityError.MatchOnNoema(pattern, type, match.scrutinees().get(index).span()));
        return Value.MALFORMED;
      }
    }
    return typing.type();
  }

  private static boolean isRefutable(Bound.Pattern pattern) {
    return switch (pattern) {
      case Bound.Pattern.Constructor _, Bound.Pattern.Integer _, Bound.Pattern.Rune _ -> true;
      case Bound.Pattern.Variable _, Bound.Pattern.Malformed _ -> false;
    };
  }

  private Value borrowed(Bound.Expression expression, Typing typing) {
    Value type = elaboration.reduce(typing.type());
    if (type instanceof Value.Noema(Value inner)) {
      return inner;
    }
    if (type instanceof Value.Malformed) {
      return Value.MALFORMED;
    }
    if (!elaboration.isKnown(type)) {
      Hole.Origin origin = new Hole.Origin.Omitted("the type of this value");
      Value inner = elaboration.hole(Value.UNIVERSE, origin, expression.span()).value();
      elaboration.require(new Value.Noema(inner), type, expression.span(), Reason.of("what `case` looks at"));
      return inner;
    }
    elaboration.report(new ModalityError.CaseOnOwned(expression.span(), elaboration.print(type)));
    return type;
  }

  private Value resultType(Bound.Expression.Match match, Expected expected) {
    return switch (expected) {
      case Expected.Exactly(Value type, Reason _) -> type;
      case Expected.Any _ -> {
        Hole.Origin origin = new Hole.Origin.Omitted("the type of this result");
        yield elaboration.hole(Value.UNIVERSE, origin, match.span()).value();
      }
    };
  }

  /// The first branch decides where nothing else does.
  private static Reason reason(Bound.Expression.Match match, int index, Expected expected) {
    return switch (expected) {
      case Expected.Exactly(Value _, Reason reason) ->
          match.origin() == Bound.Origin.TRY && index == 1 ? reason.hinting(PASSED_ON) : reason;
      case Expected.Any _ -> {
        Reason reason = Reason.of("this branch");
        Span first = match.clauses().getFirst().body().span();
        yield index == 0 ? reason : reason.because(new Label(first, "the first branch decides"));
      }
    };
  }

  /// A value whose patterns are wrong is of unknown type for the clauses after the first wrong one.
  private Term.Clause clause(
      Bound.Expression.Match match, int index, List<Scrutinee> scrutinees, Typed.Mode mode, Expected.Exactly expected) {
    Bound.Clause clause = match.clauses().get(index);
    Scope outer = elaboration.scope();
    int count = clause.patterns().size();
    List<Term.Pattern> elaborated = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Value type = i < scrutinees.size() ? scrutinees.get(i).type() : Value.MALFORMED;
      Span span = i < scrutinees.size() ? scrutinees.get(i).span() : clause.span();
      Term.Pattern pattern = patterns.elaborate(clause.patterns().get(i), type, mode, span).pattern();
      elaborated.add(pattern);
      if (pattern instanceof Term.Pattern.Malformed && i < scrutinees.size()) {
        scrutinees.set(i, new Scrutinee(scrutinees.get(i).term(), Value.MALFORMED, span));
      }
    }
    Term body = expressions.elaborate(clause.body(), expected).term();
    elaboration.leave(outer);
    return new Term.Clause(elaborated, body, clause.span());
  }

  private static Typed.Mode mode(Bound.Mode mode) {
    return switch (mode) {
      case MATCH -> Typed.Mode.OWNED;
      case CASE -> Typed.Mode.BORROWED;
    };
  }
}
