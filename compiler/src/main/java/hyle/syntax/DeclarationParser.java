package hyle.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the declarations of a file [spec: declarations].
///
/// A definition with an error in it is kept if its name was read, so that what uses it is not reported as well: a body that was
/// not read to its end is `Malformed`, and so is the type of a header that was not. A data type is kept if it was read whole.
final class DeclarationParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final HeaderParser headers;

  DeclarationParser(Cursor cursor) {
    this.cursor = cursor;
    this.expressions = new ExpressionParser(cursor);
    this.headers = new HeaderParser(cursor, expressions);
  }

  /// The declaration that begins here with `word`; nothing where not even its name could be read.
  Optional<Ast.Declaration> declaration(String word) {
    int start = cursor.position();
    if (word.equals("constant")) {
      cursor.note(new SyntaxError.DeprecatedForm("constant name: type { … }", "inline name: type { … }", cursor.here()));
    }
    cursor.advance();
    return switch (word) {
      case "define" -> define(Ast.Opacity.DEFINE, word, start);
      case "inline", "constant" -> define(Ast.Opacity.INLINE, word, start);
      case "data" -> data(start);
      case "nominal" -> Optional.of(nominal(start));
      case "resource" -> resource(start);
      case "foreign" -> Optional.of(foreign(start));
      default -> throw new AssertionError(word);
    };
  }

  private Optional<Ast.Declaration> define(Ast.Opacity opacity, String word, int start) {
    Ast.Header header = headers.header();
    if (!header.name().isRead()) {
      return Optional.empty();
    }
    if (!cursor.at(Mark.OPEN_BRACE)) {
      header = headers.malformed(header.name());
    }
    Ast.Expression body = expressions.braced("before the body of this `" + word + "`");
    return Optional.of(new Ast.Declaration.Define(opacity, header, readable(body), cursor.since(start)));
  }

  private Ast.Expression readable(Ast.Expression expression) {
    return cursor.failed() ? new Ast.Expression.Malformed(expression.span()) : expression;
  }

  private Optional<Ast.Declaration> data(int start) {
    Ast.Name name = cursor.newName("the name of the data type");
    if (!name.isRead()) {
      return Optional.empty();
    }
    Optional<List<Ast.Binder>> parameters = headers.optionalParameters();
    if (cursor.at(Mark.OPEN_ANGLE)) {
      cursor.expected(
          "`(` or `{` behind the name of this type", "The parameters of a data type stand in parentheses: `data tree(a) { … }`.");
    }
    Token opening = cursor.open(Mark.OPEN_BRACE, "before the constructors of this type");
    List<Ast.Constructor> constructors = new ArrayList<>();
    boolean more = cursor.take(Mark.BAR) || !cursor.at(Mark.CLOSE_BRACE) && !cursor.failed();
    while (more) {
      constructors.add(constructor());
      more = cursor.take(Mark.BAR);
    }
    cursor.close(Mark.CLOSE_BRACE, opening, constructors.isEmpty() ? "" : "`|`");
    if (cursor.failed()) {
      return Optional.empty();
    }
    return Optional.of(
        new Ast.Declaration.Data(
            name, HeaderParser.shape(parameters), parameters.orElse(List.of()), constructors, cursor.since(start)));
  }

  private Ast.Constructor constructor() {
    Ast.Name name = cursor.newName("the name of a constructor");
    if (!cursor.failed() && !Words.isCapitalised(name.text())) {
      cursor.note(new SyntaxError.ConstructorLowerCase(name.text(), name.span()));
    }
    Optional<List<Ast.Binder>> fields =
        cursor.at(Mark.OPEN_PAREN)
            ? Optional.of(
                Series.enclosed(cursor, Mark.OPEN_PAREN, Mark.CLOSE_PAREN, "before the fields", headers::namedOrPlain))
            : Optional.empty();
    return new Ast.Constructor(name, HeaderParser.shape(fields), fields.orElse(List.of()));
  }

  private Ast.Declaration nominal(int start) {
    List<Ast.Header> promised =
        Series.enclosed(cursor, Mark.OPEN_BRACE, Mark.CLOSE_BRACE, "before what this `nominal` promises", headers::header);
    promised.removeIf(header -> !header.name().isRead());
    return new Ast.Declaration.Nominal(promised, cursor.since(start));
  }

  private Optional<Ast.Declaration> resource(int start) {
    Ast.Name name = cursor.newName("the name of the resource");
    if (!name.isRead()) {
      return Optional.empty();
    }
    Token opening = cursor.open(Mark.OPEN_BRACE, "before the discarder and the copier of this resource");
    Ast.Expression discarder = expressions.expression();
    cursor.expect(Mark.COMMA, "between the discarder and the copier of this resource");
    Ast.Expression copier = expressions.expression();
    cursor.take(Mark.COMMA);
    cursor.close(Mark.CLOSE_BRACE, opening, "");
    return Optional.of(new Ast.Declaration.Resource(name, readable(discarder), readable(copier), cursor.since(start)));
  }

  private Ast.Declaration foreign(int start) {
    List<Ast.ForeignFunction> functions =
        Series.enclosed(cursor, Mark.OPEN_BRACE, Mark.CLOSE_BRACE, "before the foreign functions", this::foreignFunction);
    functions.removeIf(function -> !function.name().isRead());
    return new Ast.Declaration.Foreign(functions, cursor.since(start));
  }

  private Ast.ForeignFunction foreignFunction() {
    Ast.Name name = cursor.name("the name of a foreign function");
    List<Ast.Expression> parameters =
        Series.enclosed(cursor, Mark.OPEN_PAREN, Mark.CLOSE_PAREN, "before the types of the arguments", expressions::term);
    cursor.expect(Mark.COLON, "before the type of the result");
    return new Ast.ForeignFunction(name, parameters, expressions.term());
  }
}
