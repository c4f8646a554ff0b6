package hyle.syntax;

import java.util.List;

/// Reads functions without a place in the file, and the types of functions [spec: functions].
final class FunctionParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final HeaderParser headers;

  FunctionParser(Cursor cursor, ExpressionParser expressions, HeaderParser headers) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.headers = headers;
  }

  /// `define header { body }`
  Ast.Expression localDefine() {
    int start = cursor.position();
    cursor.advance();
    Ast.Header header = headers.localHeader();
    Ast.Expression body = expressions.braced("before the body of this `define`");
    return new Ast.Expression.LocalDefine(header, body, cursor.since(start));
  }

  /// `function <a> (x: t): u { body }`
  Ast.Expression function() {
    int start = cursor.position();
    cursor.advance();
    List<Ast.Binder> implicits = headers.implicits();
    if (cursor.atSymbol()) {
      cursor.expected("`(` before the parameters", "A function that has a name is written `define name(x: t): u { … }`.");
    }
    List<Ast.Binder> parameters = headers.parameters();
    Ast.Expression result = headers.optionalType();
    Ast.Expression body = expressions.braced("before the body of this `function`");
    return new Ast.Expression.Function(implicits, parameters, result, body, cursor.since(start));
  }

  /// `<a> (x: t, u) -> v`: whatever begins with a parenthesis is the type of a function.
  Ast.Expression type() {
    int start = cursor.position();
    List<Ast.Binder> implicits = headers.implicits();
    List<Ast.Binder> parameters =
        Series.enclosed(cursor, Mark.OPEN_PAREN, Mark.CLOSE_PAREN, "before the parameters of this type", headers::namedOrPlain);
    if (!cursor.take(Mark.ARROW)) {
      cursor.expected(
          "`->` after the parameters of a function type",
          "Parentheses are for the types of functions and for arguments; braces make one expression of several: `{ … }`.");
    }
    Ast.Expression codomain = expressions.term();
    return new Ast.Expression.Pi(implicits, parameters, codomain, cursor.since(start));
  }
}
