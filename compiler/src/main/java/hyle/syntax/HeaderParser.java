package hyle.syntax;

import java.util.List;
import java.util.Optional;

/// Reads binders and headers: `name<a>(x: t): u` [spec: headers].
final class HeaderParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  HeaderParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /// The header of a definition of the file. One that is not read to its end keeps nothing that a use can contradict.
  Ast.Header header() {
    Ast.Name name = cursor.newName("the name of the definition");
    Ast.Header header = after(name);
    return cursor.failed() ? malformed(name) : header;
  }

  /// A header of which only the name is good: where none of its parts can be told from the body, for instance.
  Ast.Header malformed(Ast.Name name) {
    return new Ast.Header(name, List.of(), Ast.Shape.CONSTANT, List.of(), new Ast.Expression.Malformed(cursor.gap()));
  }

  /// The header of a definition inside an expression.
  Ast.Header localHeader() {
    return after(cursor.variable("the name of the local function"));
  }

  private Ast.Header after(Ast.Name name) {
    List<Ast.Binder> implicits = implicits();
    Optional<List<Ast.Binder>> parameters = optionalParameters();
    Ast.Expression result = optionalType();
    return new Ast.Header(name, implicits, shape(parameters), parameters.orElse(List.of()), result);
  }

  /// `(x: t, y)`, or nothing.
  Optional<List<Ast.Binder>> optionalParameters() {
    return cursor.at(Mark.OPEN_PAREN) ? Optional.of(parameters()) : Optional.empty();
  }

  /// `(x: t, y)`
  List<Ast.Binder> parameters() {
    return Series.enclosed(cursor, Mark.OPEN_PAREN, Mark.CLOSE_PAREN, "before the parameters", this::variableBinder);
  }

  /// `<a, b: t>`, or nothing.
  List<Ast.Binder> implicits() {
    return cursor.at(Mark.OPEN_ANGLE)
        ? Series.enclosed(cursor, Mark.OPEN_ANGLE, Mark.CLOSE_ANGLE, "before the type parameters", this::variableBinder)
        : List.of();
  }

  /// `x: t`, or `x`, for a variable that something can read.
  Ast.Binder variableBinder() {
    return typed(cursor.variable("the name of a parameter"));
  }

  /// `x: t`, or a type alone, whose name is then `_`: what constructors and function types list.
  Ast.Binder namedOrPlain() {
    if (cursor.atSymbol() && cursor.followedBy(Mark.COLON)) {
      return typed(cursor.name("the name of a parameter"));
    }
    Ast.Name name = new Ast.Name("_", cursor.before());
    return new Ast.Binder(name, expressions.term());
  }

  /// `: t`, or a hole.
  Ast.Expression optionalType() {
    return cursor.take(Mark.COLON) ? expressions.term() : new Ast.Expression.Hole(cursor.gap());
  }

  static Ast.Shape shape(Optional<List<Ast.Binder>> parameters) {
    return parameters.isPresent() ? Ast.Shape.FUNCTION : Ast.Shape.CONSTANT;
  }

  private Ast.Binder typed(Ast.Name name) {
    return new Ast.Binder(name, optionalType());
  }
}
