package hyle.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads blocks: statements, then the value that they lead to [spec: blocks].
///
/// An *expression* may be a block; a *term* may not, unless it stands in braces.
final class ExpressionParser {
  private final Cursor cursor;
  private final StatementParser statements;
  private final TermParser terms;

  ExpressionParser(Cursor cursor) {
    this.cursor = cursor;
    HeaderParser headers = new HeaderParser(cursor, this);
    PatternParser patterns = new PatternParser(cursor);
    this.statements = new StatementParser(cursor, this, headers, patterns);
    this.terms = new TermParser(cursor, this, headers, patterns);
  }

  /// A block as far as it goes. A loop: a block of 100,000 statements is one list.
  Ast.Expression expression() {
    int start = cursor.position();
    List<Ast.Statement> before = new ArrayList<>();
    while (true) {
      Optional<Ast.Statement> binding = statements.binding();
      if (binding.isPresent()) {
        before.add(binding.get());
        continue;
      }
      Ast.Expression value = terms.term();
      if (!cursor.take(Mark.SEMICOLON)) {
        return before.isEmpty() ? value : new Ast.Expression.Block(before, value, cursor.since(start));
      }
      before.add(new Ast.Statement.Sequence(value, value.span()));
    }
  }

  /// An expression that ends where another part of the enclosing construct begins, types among them.
  Ast.Expression term() {
    return terms.term();
  }

  /// `{ expression }`; `purpose` says whose.
  Ast.Expression braced(String purpose) {
    Token opening = cursor.open(Mark.OPEN_BRACE, purpose);
    Ast.Expression expression = expression();
    cursor.close(Mark.CLOSE_BRACE, opening, "`;`");
    return expression;
  }
}
