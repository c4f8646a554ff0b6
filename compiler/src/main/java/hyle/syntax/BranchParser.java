package hyle.syntax;

import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads what chooses between expressions: `if`, `when`, `match`, `case`, `introspect` [spec: branches].
final class BranchParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final PatternParser patterns;

  BranchParser(Cursor cursor, ExpressionParser expressions, PatternParser patterns) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.patterns = patterns;
  }

  /// The construct that begins here with `word`.
  Ast.Expression branch(String word) {
    Span place = cursor.here();
    cursor.advance();
    return switch (word) {
      case "if" -> conditional(place);
      case "when" -> {
        Ast.Branch only = conditionAndBody(word);
        yield new Ast.Expression.When(only.condition(), only.body(), cursor.since(place.start()));
      }
      case "match" -> match(Ast.Expression.Mode.MATCH, word, place.start());
      case "case" -> match(Ast.Expression.Mode.CASE, word, place.start());
      case "introspect" -> introspect(place.start());
      default -> throw new AssertionError(word);
    };
  }

  private Ast.Expression conditional(Span place) {
    List<Ast.Branch> branches = new ArrayList<>();
    branches.add(conditionAndBody("if"));
    while (cursor.take("else-if")) {
      branches.add(conditionAndBody("else-if"));
    }
    Ast.Expression otherwise = otherwise(place);
    return new Ast.Expression.If(branches, otherwise, cursor.since(place.start()));
  }

  private Ast.Branch conditionAndBody(String word) {
    Ast.Expression condition = expressions.term();
    return new Ast.Branch(condition, expressions.braced("before the body of this `" + word + "`"));
  }

  private Ast.Expression otherwise(Span place) {
    if (!cursor.take("else")) {
      cursor.fail(new SyntaxError.MissingElse(place, cursor.here(), cursor.found()));
    }
    if (cursor.at("if")) {
      cursor.expected("`{` after `else`", "`else-if` is one word, with a `-`.");
    }
    return expressions.braced("after `else`");
  }

  private Ast.Expression match(Ast.Expression.Mode mode, String word, int start) {
    List<Ast.Expression> scrutinees = new ArrayList<>();
    do {
      scrutinees.add(expressions.term());
    } while (cursor.take(Mark.COMMA) && !cursor.atClauses());
    List<Ast.Clause> clauses = alternatives("before the clauses of this `" + word + "`", this::clause);
    return new Ast.Expression.Match(mode, scrutinees, clauses, cursor.since(start));
  }

  private Ast.Clause clause() {
    int start = cursor.position();
    List<Ast.Pattern> row = new ArrayList<>();
    do {
      row.add(patterns.pattern());
    } while (cursor.take(Mark.COMMA) && !cursor.at(Mark.FAT_ARROW));
    arrow();
    Ast.Expression body = expressions.expression();
    return new Ast.Clause(row, body, cursor.since(start));
  }

  private Ast.Expression introspect(int start) {
    Ast.Name key = cursor.name("what to look at after `introspect`");
    List<Ast.Alternative> alternatives = alternatives("before the choices of this `introspect`", this::alternative);
    return new Ast.Expression.Introspect(key, alternatives, cursor.since(start));
  }

  private Ast.Alternative alternative() {
    Ast.Name value = cursor.name("a value of the key");
    arrow();
    return new Ast.Alternative(value, expressions.expression());
  }

  private void arrow() {
    if (!cursor.take(Mark.FAT_ARROW)) {
      cursor.expected("`=>` before the body of this clause", cursor.at(Mark.ARROW) ? "The arrow of a clause is `=>`." : "");
    }
  }

  /// `{| a | b}`, with or without the first bar.
  private <T> List<T> alternatives(String purpose, Supplier<T> alternative) {
    Token opening = cursor.open(Mark.OPEN_BRACE, purpose);
    List<T> read = new ArrayList<>();
    boolean more = cursor.take(Mark.BAR) || !cursor.at(Mark.CLOSE_BRACE) && !cursor.failed();
    while (more) {
      read.add(alternative.get());
      more = cursor.take(Mark.BAR);
    }
    cursor.close(Mark.CLOSE_BRACE, opening, read.isEmpty() ? "" : "`|`");
    return read;
  }
}
