package hyle.syntax;

import hyle.report.Span;
import java.util.List;

/// Reads terms: what begins with a keyword of its own, prefixes, and values with their projections and calls [spec: terms].
final class TermParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final AtomParser atoms;
  private final FunctionParser functions;
  private final BranchParser branches;
  private final MagicParser magic;

  TermParser(Cursor cursor, ExpressionParser expressions, HeaderParser headers, PatternParser patterns) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.atoms = new AtomParser(cursor, expressions);
    this.functions = new FunctionParser(cursor, expressions, headers);
    this.branches = new BranchParser(cursor, expressions, patterns);
    this.magic = new MagicParser(cursor, expressions);
  }

  Ast.Expression term() {
    cursor.enter(1);
    Ast.Expression term =
        switch (cursor.current()) {
          case Token.Symbol symbol when isPrefix(symbol.text().charAt(0)) -> prefixed(symbol);
          case Token.Symbol(String word, Span place) -> worded(word, place.start());
          case Token.Punctuation(Mark mark, Span place) ->
              switch (mark) {
                case OPEN_PAREN, OPEN_ANGLE -> functions.type();
                case STAR -> {
                  cursor.advance();
                  Ast.Expression value = term();
                  yield new Ast.Expression.Embody(value, cursor.since(place.start()));
                }
                case OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, CLOSE_PAREN, CLOSE_ANGLE, COMMA, SEMICOLON, COLON,
                    DOUBLE_COLON, EQUALS, ARROW, FAT_ARROW, BAR -> applied();
              };
          case Token.Text _, Token.Rune _, Token.Unreadable _, Token.End _ -> applied();
        };
    cursor.leave(1);
    return term;
  }

  private static boolean isPrefix(char character) {
    return character == '&' || character == '?';
  }

  /// `&t` and `?t`: both are characters of names too, so that they come as the beginning of a symbol, perhaps several in a row.
  private Ast.Expression prefixed(Token.Symbol symbol) {
    String text = symbol.text();
    int length = 0;
    while (length < text.length() && isPrefix(text.charAt(length))) {
      length++;
    }
    cursor.trim(symbol, length);
    cursor.enter(length);
    Ast.Expression term = term();
    cursor.leave(length);
    for (int i = length - 1; i >= 0 && !cursor.failed(); i--) {
      Span span = cursor.since(symbol.span().start() + i);
      term = text.charAt(i) == '&' ? new Ast.Expression.Noema(term, span) : new Ast.Expression.Optional(term, span);
    }
    return term;
  }

  private Ast.Expression worded(String word, int start) {
    return switch (word) {
      case "define" -> functions.localDefine();
      case "function" -> functions.function();
      case "if", "when", "match", "case", "introspect" -> branches.branch(word);
      case "magic" -> magic.magic();
      case "include-text" -> includeText(start);
      case "meta" -> {
        cursor.advance();
        Ast.Expression type = expressions.expression();
        yield new Ast.Expression.Meta(type, cursor.since(start));
      }
      case "exact" -> {
        cursor.advance();
        Ast.Expression value = term();
        yield new Ast.Expression.Exact(value, cursor.since(start));
      }
      case "box" -> box(start);
      case "quote" -> {
        Ast.Expression body = body(word);
        yield new Ast.Expression.Quote(body, cursor.since(start));
      }
      case "detach" -> {
        Ast.Expression body = body(word);
        yield new Ast.Expression.Detach(body, cursor.since(start));
      }
      case "attach" -> {
        Ast.Expression body = body(word);
        yield new Ast.Expression.Attach(body, cursor.since(start));
      }
      case "with" -> with(start);
      case "assert" -> assertion(start);
      default -> applied();
    };
  }

  private Ast.Expression body(String word) {
    cursor.advance();
    return expressions.braced("after `" + word + "`");
  }

  private Ast.Expression box(int start) {
    cursor.advance();
    List<Ast.Name> captured = Series.open(cursor, cursor::atSymbol, () -> cursor.name("the name of a variable"));
    Ast.Expression body = expressions.braced("before the body of this `box`");
    return new Ast.Expression.Box(captured, body, cursor.since(start));
  }

  private Ast.Expression with(int start) {
    cursor.advance();
    Ast.Expression function = term();
    Ast.Expression body = expressions.braced("before the body of this `with`");
    return new Ast.Expression.With(function, body, cursor.since(start));
  }

  private Ast.Expression assertion(int start) {
    cursor.advance();
    String message = "";
    if (cursor.current() instanceof Token.Text(String value, _)) {
      message = value;
      cursor.advance();
    } else {
      cursor.expected("a text after `assert`", "Write `assert \"what must hold\" { condition }`.");
    }
    Ast.Expression condition = expressions.braced("before the condition of this `assert`");
    return new Ast.Expression.Assert(message, condition, cursor.since(start));
  }

  private Ast.Expression includeText(int start) {
    cursor.advance();
    Token opening = cursor.open(Mark.OPEN_PAREN, "after `include-text`");
    Ast.Name key = cursor.name("the key of a static file");
    cursor.close(Mark.CLOSE_PAREN, opening, "");
    return new Ast.Expression.IncludeText(key, cursor.since(start));
  }

  /// `simple::field(a)(b)`, or `f of {k = e}`: projections come before calls.
  private Ast.Expression applied() {
    int start = cursor.position();
    Ast.Expression value = atoms.atom();
    if (value instanceof Ast.Expression.Variable(Ast.Name name) && cursor.take("of")) {
      List<Ast.Argument> arguments =
          Series.enclosed(cursor, Mark.OPEN_BRACE, Mark.CLOSE_BRACE, "before the arguments by name", this::argument);
      return new Ast.Expression.KeywordCall(name, arguments, cursor.since(start));
    }
    int levels = 0;
    while (cursor.take(Mark.DOUBLE_COLON)) {
      value = new Ast.Expression.Projection(value, cursor.name("the name of a field after `::`"), cursor.since(start));
      cursor.enter(1);
      levels++;
    }
    while (cursor.at(Mark.OPEN_PAREN)) {
      List<Ast.Expression> arguments = arguments();
      value = new Ast.Expression.Call(value, arguments, cursor.since(start));
      cursor.enter(1);
      levels++;
    }
    if (cursor.at(Mark.DOUBLE_COLON)) {
      cursor.fail(new SyntaxError.ProjectionAfterCall(cursor.since(start), cursor.here()));
    }
    cursor.leave(levels);
    return value;
  }

  private List<Ast.Expression> arguments() {
    return Series.enclosed(cursor, Mark.OPEN_PAREN, Mark.CLOSE_PAREN, "before the arguments", expressions::expression);
  }

  private Ast.Argument argument() {
    Ast.Name key = cursor.name("the name of a parameter");
    return new Ast.Argument(key, cursor.take(Mark.EQUALS) ? expressions.expression() : new Ast.Expression.Variable(key));
  }
}
