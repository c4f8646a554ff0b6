package hyle.resolve;

import hyle.name.CoreNames;
import hyle.name.LocalName;
import hyle.report.Diagnostics;
import hyle.report.Span;
import hyle.resolve.Bound.Expression;
import hyle.syntax.Ast;
import hyle.syntax.Ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Resolves blocks, statement by statement.
///
/// A block stays one flat list, except where the rest becomes part of something else: the clause of a pattern, the function
/// that `bind` passes on, the value that is made while a variable is pinned.
final class Blocks {
  private final Expressions expressions;
  private final Lending lending;
  private final Scope scope;
  private final Patterns patterns;
  private final Diagnostics diagnostics;

  Blocks(Expressions expressions, Lookup lookup, Scope scope, Patterns patterns, Diagnostics diagnostics) {
    this.expressions = expressions;
    this.lending = new Lending(lookup, scope, diagnostics);
    this.scope = scope;
    this.patterns = patterns;
    this.diagnostics = diagnostics;
  }

  /// Whether `bind` has a meaning in a block, and by which function.
  sealed interface Surrounding {
    /// No `with` is around.
    record Plain() implements Surrounding {}

    /// Directly inside `with function {…}`.
    record With(Ast.Expression function) implements Surrounding {}
  }

  Lending lending() {
    return lending;
  }

  Expression block(Ast.Expression.Block block, Surrounding surrounding) {
    return scope.within(() -> rest(block, 0, surrounding));
  }

  /// `with function {body}`. The function is resolved here too, since a body without `bind` would never look at it.
  Expression with(Ast.Expression function, Ast.Expression body) {
    expressions.expression(function);
    return head(body, new Surrounding.With(function));
  }

  /// `with` reaches through blocks and the values of their statements, and no further.
  private Expression head(Ast.Expression expression, Surrounding surrounding) {
    return expression instanceof Ast.Expression.Block block
        ? block(block, surrounding)
        : expressions.expression(expression);
  }

  private Expression rest(Ast.Expression.Block block, int from, Surrounding surrounding) {
    List<Bound.Statement> done = new ArrayList<>();
    for (int at = from; at < block.statements().size(); at++) {
      Rest rest = new Rest(block, at + 1, surrounding);
      Optional<Expression> nested = statement(block.statements().get(at), rest, done);
      if (nested.isPresent()) {
        return block(done, nested.get(), span(block, from));
      }
    }
    return block(done, head(block.result(), surrounding), span(block, from));
  }

  /// What follows a statement in its block.
  private record Rest(Ast.Expression.Block block, int from, Surrounding surrounding) {
    Span span() {
      return Blocks.span(block, from);
    }
  }

  private Expression rest(Rest rest) {
    return rest(rest.block(), rest.from(), rest.surrounding());
  }

  private static Span span(Ast.Expression.Block block, int from) {
    if (from == 0) {
      return block.span();
    }
    Span first = from < block.statements().size() ? block.statements().get(from).span() : block.result().span();
    return first.source().span(first.start(), Math.max(first.start(), block.result().span().end()));
  }

  private static Expression block(List<Bound.Statement> statements, Expression result, Span span) {
    return statements.isEmpty() ? result : new Expression.Block(statements, result, span);
  }

  /// Adds the statement to `done`, or gives the expression that it and the rest of the block become.
  private Optional<Expression> statement(Statement statement, Rest rest, List<Bound.Statement> done) {
    return switch (statement) {
      case Statement.Let let when let.word() == Statement.Word.LET && !let.lent().isEmpty() -> {
        Expression type = expressions.expression(let.type());
        Unboxing unboxing = new Unboxing(Bound.BoxMode.LET_ON, 0, type, let.lent(), let.value(), let.span());
        yield unbox(unboxing, let.pattern(), rest, done);
      }
      case Statement.Let let -> let(let, rest, done);
      case Statement.LetBox letBox -> {
        Bound.BoxMode mode =
            switch (letBox.word()) {
              case LETBOX -> Bound.BoxMode.LETBOX;
              case LETBOX_T -> Bound.BoxMode.LETBOX_T;
            };
        int distance =
            switch (letBox.word()) {
              case LETBOX -> 1;
              case LETBOX_T -> 0;
            };
        Expression type = expressions.expression(letBox.type());
        Unboxing unboxing = new Unboxing(mode, distance, type, letBox.lent(), letBox.value(), letBox.span());
        yield unbox(unboxing, letBox.pattern(), rest, done);
      }
      case Statement.Use use -> {
        use(use, rest.surrounding(), done);
        yield Optional.empty();
      }
      case Statement.Pin pin -> Optional.of(pin(pin, rest, done));
      case Statement.Sequence(Ast.Expression value, Span span) -> {
        Expression type = Sugar.global(CoreNames.UNIT_TYPE, value.span());
        done.add(new Bound.Statement.Let(scope.fresh("_"), type, head(value, rest.surrounding()), span));
        yield Optional.empty();
      }
    };
  }

  private Optional<Expression> let(Statement.Let let, Rest rest, List<Bound.Statement> done) {
    if (!let.lent().isEmpty()) {
      String word = let.word().name().toLowerCase(Locale.ROOT);
      diagnostics.report(new FormError.CannotUseOn(word, let.lent().getFirst().span()));
    }
    Expression type = expressions.expression(let.type());
    Expression value = head(let.value(), rest.surrounding());
    return switch (let.word()) {
      case LET -> bindValue(let, type, value, rest, done);
      case TIE -> {
        Expression scrutinee = annotated(type, value, let, done);
        yield Optional.of(destructure(Bound.Mode.CASE, Bound.Origin.TIE, scrutinee, let.pattern(), rest, let.span()));
      }
      case TRY -> Optional.of(attempt(let, Sugar.Side.RIGHT, type, value, rest, done));
      case CATCH -> Optional.of(attempt(let, Sugar.Side.LEFT, type, value, rest, done));
      case BIND -> bind(let, type, value, rest, done);
    };
  }

  private Optional<Expression> bindValue(
      Statement.Let let, Expression type, Expression value, Rest rest, List<Bound.Statement> done) {
    if (let.pattern() instanceof Ast.Pattern.Variable(Ast.Name name)) {
      done.add(new Bound.Statement.Let(scope.bind(name), type, value, let.span()));
      return Optional.empty();
    }
    Expression scrutinee = annotated(type, value, let, done);
    return Optional.of(destructure(Bound.Mode.MATCH, Bound.Origin.LET, scrutinee, let.pattern(), rest, let.span()));
  }

  /// The value itself, or, where the user gave its type, a variable of that type that holds it.
  private Expression annotated(Expression type, Expression value, Statement.Let let, List<Bound.Statement> done) {
    if (type instanceof Expression.Hole) {
      return value;
    }
    LocalName held = scope.fresh(LocalName.HOLDER);
    done.add(new Bound.Statement.Let(held, type, value, let.span()));
    return new Expression.Local(held, value.span());
  }

  private Expression destructure(
      Bound.Mode mode, Bound.Origin origin, Expression scrutinee, Ast.Pattern pattern, Rest rest, Span span) {
    return new Expression.Match(mode, List.of(scrutinee), List.of(clause(pattern, rest)), origin, span);
  }

  private Bound.Clause clause(Ast.Pattern pattern, Rest rest) {
    Bound.Pattern bound = patterns.one(pattern);
    return Sugar.clause(bound, rest(rest));
  }

  /// `try p = e in k` ~> `match e {| Right(p) => k | Left(x) => Left(x)}`; `catch` goes on with the other side.
  private Expression attempt(
      Statement.Let let, Sugar.Side side, Expression type, Expression value, Rest rest, List<Bound.Statement> done) {
    Expression scrutinee = value;
    if (!(type instanceof Expression.Hole)) {
      Expression hole = Sugar.hole(type.span());
      List<Expression> arguments =
          switch (side) {
            case LEFT -> List.of(type, hole);
            case RIGHT -> List.of(hole, type);
          };
      scrutinee = annotated(Sugar.call(CoreNames.EITHER, arguments, type.span()), value, let, done);
    }
    Bound.Clause success =
        scope.within(
            () -> {
              Bound.Pattern pattern = patterns.one(let.pattern());
              List<Bound.Pattern> content = List.of(pattern);
              return Sugar.clause(new Bound.Pattern.Constructor(side.constructor(), content, pattern.span()), rest(rest));
            });
    Span span = value.span();
    LocalName other = scope.fresh("other");
    Bound.Pattern variable = new Bound.Pattern.Variable(other, span);
    Bound.Clause failure =
        Sugar.clause(
            new Bound.Pattern.Constructor(side.other().constructor(), List.of(variable), span),
            Sugar.call(side.other().constructor(), List.of(new Expression.Local(other, span)), span));
    return new Expression.Match(
        Bound.Mode.MATCH, List.of(scrutinee), List.of(success, failure), Bound.Origin.TRY, let.span());
  }

  /// `bind p = e in k` ~> `f(e, function (p) {k})`
  private Optional<Expression> bind(
      Statement.Let let, Expression type, Expression value, Rest rest, List<Bound.Statement> done) {
    return switch (rest.surrounding()) {
      case Surrounding.Plain() -> {
        Span word = let.span().source().span(let.span().start(), let.span().start() + "bind".length());
        diagnostics.report(new FormError.BindOutsideWith(word));
        yield bindValue(let, Sugar.hole(type.span()), new Expression.Malformed(value.span()), rest, done);
      }
      case Surrounding.With(Ast.Expression function) -> {
        Expression callee = expressions.expression(function);
        Span span = let.span().to(rest.span());
        Expression next = scope.inFunction(let.span(), () -> continuation(let, type, rest));
        yield Optional.of(new Expression.Call(callee, List.of(value, next), span));
      }
    };
  }

  private Expression continuation(Statement.Let let, Expression type, Rest rest) {
    Span span = let.pattern().span();
    Span result = Sugar.end(rest.span());
    if (let.pattern() instanceof Ast.Pattern.Variable(Ast.Name name)) {
      Bound.Parameter parameter = new Bound.Parameter(scope.bind(name), type, span);
      return new Expression.Function(List.of(), List.of(parameter), Sugar.hole(result), rest(rest), let.span());
    }
    LocalName value = scope.fresh(LocalName.HOLDER);
    Expression scrutinee = new Expression.Local(value, span);
    Expression body = destructure(Bound.Mode.MATCH, Bound.Origin.LET, scrutinee, let.pattern(), rest, let.span());
    Bound.Parameter parameter = new Bound.Parameter(value, type, span);
    return new Expression.Function(List.of(), List.of(parameter), Sugar.hole(result), body, let.span());
  }

  /// A statement that takes a value out of its box; the value stands `distance` layers above.
  private record Unboxing(
      Bound.BoxMode mode, int distance, Expression type, List<Ast.Name> lent, Ast.Expression value, Span span) {}

  private Optional<Expression> unbox(Unboxing unboxing, Ast.Pattern pattern, Rest rest, List<Bound.Statement> done) {
    List<Lending.Loan> loans = lending.distinctLoans(unboxing.lent());
    List<LocalName> inner = new ArrayList<>();
    Expression value =
        lending.inside(unboxing.distance(), loans, inner, () -> head(unboxing.value(), rest.surrounding()));
    List<Bound.Lent> lent = lending.returned(loans, inner);
    if (pattern instanceof Ast.Pattern.Variable(Ast.Name name)) {
      done.add(
          new Bound.Statement.LetBox(unboxing.mode(), scope.bind(name), unboxing.type(), lent, value, unboxing.span()));
      return Optional.empty();
    }
    LocalName held = scope.fresh(LocalName.HOLDER);
    done.add(new Bound.Statement.LetBox(unboxing.mode(), held, unboxing.type(), lent, value, unboxing.span()));
    Expression scrutinee = new Expression.Local(held, unboxing.value().span());
    return Optional.of(destructure(Bound.Mode.MATCH, Bound.Origin.LET, scrutinee, pattern, rest, unboxing.span()));
  }

  private void use(Statement.Use use, Surrounding surrounding, List<Bound.Statement> done) {
    Expression value = head(use.value(), surrounding);
    expressions.requireDistinct("field", use.fields().stream().map(Ast.Binder::name).toList());
    List<Bound.UsedField> fields = new ArrayList<>();
    for (Ast.Binder field : use.fields()) {
      Expression type = expressions.expression(field.type());
      fields.add(new Bound.UsedField(field.name().text(), scope.bind(field.name()), type, field.name().span()));
    }
    done.add(new Bound.Statement.Use(value, fields, use.span()));
  }

  /// `pin x = e in k` ~> `let x = e in let result on x = k in result`
  private Expression pin(Statement.Pin pin, Rest rest, List<Bound.Statement> done) {
    Expression type = expressions.expression(pin.type());
    LocalName owned;
    if (pin.lent().isEmpty()) {
      Expression value = head(pin.value(), rest.surrounding());
      owned = scope.bind(pin.name(), Scope.Role.DESCRIBING);
      done.add(new Bound.Statement.Let(owned, type, value, pin.span()));
    } else {
      List<Lending.Loan> loans = lending.distinctLoans(pin.lent());
      List<LocalName> inner = new ArrayList<>();
      Expression value = lending.inside(0, loans, inner, () -> head(pin.value(), rest.surrounding()));
      List<Bound.Lent> lent = lending.returned(loans, inner);
      owned = scope.bind(pin.name(), Scope.Role.DESCRIBING);
      done.add(new Bound.Statement.LetBox(Bound.BoxMode.LET_ON, owned, type, lent, value, pin.span()));
    }
    Span name = pin.name().span();
    List<LocalName> borrowed = new ArrayList<>();
    Expression body =
        lending.inside(
            0, List.of(Lending.Loan.pinned(pin.name(), owned)), borrowed, () -> rest(rest));
    LocalName result = scope.fresh("result");
    Bound.Lent lent = new Bound.Lent(owned, borrowed.getFirst(), scope.fresh(pin.name().text()), name);
    Expression hole = Sugar.hole(Sugar.end(name));
    done.add(new Bound.Statement.LetBox(Bound.BoxMode.LET_ON, result, hole, List.of(lent), body, pin.span()));
    return new Expression.Local(result, body.span());
  }
}
