package hyle.syntax;

import java.util.ArrayList;
import java.util.List;

/// Reads the forms of `magic` [spec: magic].
final class MagicParser {
  private static final String FORMS = "The forms are `cast`, `store`, `load`, `alloca`, `external`, `global` and `opaque-value`.";

  private final Cursor cursor;
  private final ExpressionParser expressions;

  MagicParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  Ast.Expression magic() {
    int start = cursor.position();
    cursor.advance();
    if (!(cursor.current() instanceof Token.Symbol(String form, _))) {
      return unknown();
    }
    return switch (form) {
      case "cast" -> {
        List<Ast.Expression> parts = parts(3);
        yield new Ast.Expression.Cast(parts.get(0), parts.get(1), parts.get(2), cursor.since(start));
      }
      case "store" -> {
        List<Ast.Expression> parts = parts(3);
        yield new Ast.Expression.Store(parts.get(0), parts.get(1), parts.get(2), cursor.since(start));
      }
      case "load" -> {
        List<Ast.Expression> parts = parts(2);
        yield new Ast.Expression.Load(parts.get(0), parts.get(1), cursor.since(start));
      }
      case "alloca" -> {
        List<Ast.Expression> parts = parts(2);
        yield new Ast.Expression.Alloca(parts.get(0), parts.get(1), cursor.since(start));
      }
      case "external" -> external(start);
      case "global" -> global(start);
      case "opaque-value" -> {
        cursor.advance();
        Ast.Expression value = expressions.braced("after `opaque-value`");
        yield new Ast.Expression.OpaqueValue(value, cursor.since(start));
      }
      default -> unknown();
    };
  }

  /// `(a, b)` with exactly `count` parts.
  private List<Ast.Expression> parts(int count) {
    cursor.advance();
    Token opening = cursor.open(Mark.OPEN_PAREN, "after this form of `magic`");
    List<Ast.Expression> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        cursor.expect(Mark.COMMA, "before part " + (i + 1) + " of the " + count + " of this form of `magic`");
      }
      parts.add(expressions.expression());
    }
    cursor.take(Mark.COMMA);
    cursor.close(Mark.CLOSE_PAREN, opening, "");
    return parts;
  }

  private Ast.Expression external(int start) {
    cursor.advance();
    Ast.Name function = cursor.name("the name of a foreign function");
    List<Ast.Expression> arguments =
        Series.enclosed(cursor, Mark.OPEN_PAREN, Mark.CLOSE_PAREN, "before the arguments", expressions::expression);
    List<Ast.Variadic> variadic =
        cursor.at(Mark.OPEN_PAREN)
            ? Series.enclosed(cursor, Mark.OPEN_PAREN, Mark.CLOSE_PAREN, "before the further arguments", this::variadic)
            : List.of();
    return new Ast.Expression.External(function, arguments, variadic, cursor.since(start));
  }

  private Ast.Variadic variadic() {
    Ast.Expression value = expressions.expression();
    cursor.expect(Mark.COLON, "before the type of this argument");
    return new Ast.Variadic(value, expressions.term());
  }

  private Ast.Expression global(int start) {
    cursor.advance();
    Token opening = cursor.open(Mark.OPEN_PAREN, "after `global`");
    String name = "";
    if (cursor.current() instanceof Token.Text(String value, _)) {
      name = value;
      cursor.advance();
    } else {
      cursor.expected("the name of a foreign value as a text", "");
    }
    cursor.expect(Mark.COMMA, "before the type of this foreign value");
    Ast.Expression type = expressions.expression();
    cursor.take(Mark.COMMA);
    cursor.close(Mark.CLOSE_PAREN, opening, "");
    return new Ast.Expression.ForeignGlobal(name, type, cursor.since(start));
  }

  private Ast.Expression unknown() {
    cursor.expected("a form of `magic`", FORMS);
    return new Ast.Expression.Malformed(cursor.gap());
  }
}
