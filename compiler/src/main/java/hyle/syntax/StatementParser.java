package hyle.syntax;

import hyle.report.Span;
import java.util.List;
import java.util.Optional;

/// Reads what stands in front of `in`: `let`, `try`, `tie`, `bind`, `letbox`, `letbox-T`, `use`, `pin` [spec: statements].
final class StatementParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final HeaderParser headers;
  private final PatternParser patterns;

  StatementParser(Cursor cursor, ExpressionParser expressions, HeaderParser headers, PatternParser patterns) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.headers = headers;
    this.patterns = patterns;
  }

  /// The binding that begins here, up to and with its `in`; nothing where none begins.
  Optional<Ast.Statement> binding() {
    if (!(cursor.current() instanceof Token.Symbol(String word, Span place)) || isPlainName()) {
      return Optional.empty();
    }
    return switch (word) {
      case "let" -> Optional.of(let(Ast.Statement.Word.LET, word, place));
      case "try" -> Optional.of(let(Ast.Statement.Word.TRY, word, place));
      case "catch" -> cursor.followedByPattern() ? Optional.of(handler(word, place)) : Optional.empty();
      case "tie" -> Optional.of(let(Ast.Statement.Word.TIE, word, place));
      case "bind" -> Optional.of(let(Ast.Statement.Word.BIND, word, place));
      case "letbox" -> Optional.of(letBox(Ast.Statement.BoxWord.LETBOX, word, place));
      case "letbox-T" -> Optional.of(letBox(Ast.Statement.BoxWord.LETBOX_T, word, place));
      case "use" -> Optional.of(use(word, place));
      case "pin" -> Optional.of(pin(word, place));
      default -> Optional.empty();
    };
  }

  /// Whether what follows shows that the word here is a function's name, as in `bind(a, b)`.
  private boolean isPlainName() {
    return cursor.followedBy(Mark.OPEN_PAREN) || cursor.followedBy(Mark.CLOSE_PAREN) || cursor.followedBy(Mark.COMMA);
  }

  private Ast.Statement let(Ast.Statement.Word word, String text, Span place) {
    cursor.advance();
    Ast.Pattern pattern = patterns.bound();
    Ast.Expression type = headers.optionalType();
    List<Ast.Name> lent = lent();
    Ast.Expression value = value(text);
    Span span = cursor.since(place.start());
    in(text, place);
    return new Ast.Statement.Let(word, pattern, type, lent, value, span);
  }

  /// `catch` is an older form, and else a name like any other.
  private Ast.Statement handler(String text, Span place) {
    cursor.note(new SyntaxError.DeprecatedForm("catch p = e in …", "match e {| Left(p) => … | Right(x) => Right(x)}", place));
    return let(Ast.Statement.Word.CATCH, text, place);
  }

  private Ast.Statement letBox(Ast.Statement.BoxWord word, String text, Span place) {
    cursor.advance();
    Ast.Pattern pattern = patterns.bound();
    Ast.Expression type = headers.optionalType();
    List<Ast.Name> lent = lent();
    Ast.Expression value = value(text);
    Span span = cursor.since(place.start());
    in(text, place);
    return new Ast.Statement.LetBox(word, pattern, type, lent, value, span);
  }

  private Ast.Statement use(String text, Span place) {
    cursor.advance();
    Ast.Expression value = expressions.term();
    List<Ast.Binder> fields =
        Series.enclosed(cursor, Mark.OPEN_BRACE, Mark.CLOSE_BRACE, "before the fields of this `use`", headers::variableBinder);
    Span span = cursor.since(place.start());
    in(text, place);
    return new Ast.Statement.Use(value, fields, span);
  }

  private Ast.Statement pin(String text, Span place) {
    cursor.advance();
    Ast.Name name = cursor.variable("a name after `pin`");
    Ast.Expression type = headers.optionalType();
    List<Ast.Name> lent = lent();
    Ast.Expression value = value(text);
    Span span = cursor.since(place.start());
    in(text, place);
    return new Ast.Statement.Pin(name, type, lent, value, span);
  }

  /// `on x, y`, or nothing.
  private List<Ast.Name> lent() {
    return cursor.take("on") ? Series.open(cursor, cursor::atSymbol, () -> cursor.name("the name of a variable")) : List.of();
  }

  private Ast.Expression value(String word) {
    cursor.expect(Mark.EQUALS, "before the value of this `" + word + "`");
    cursor.enter(1);
    Ast.Expression value = expressions.expression();
    cursor.leave(1);
    return value;
  }

  private void in(String word, Span place) {
    if (!cursor.take("in")) {
      cursor.fail(new SyntaxError.MissingIn(word, place, cursor.here(), cursor.found()));
    }
  }
}
