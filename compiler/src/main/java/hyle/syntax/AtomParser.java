package hyle.syntax;

import hyle.report.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Reads what a projection or a call can be applied to: names, literals, lists, and anything in braces [spec: simple terms].
final class AtomParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  AtomParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  Ast.Expression atom() {
    return switch (cursor.current()) {
      case Token.Symbol(String text, _) when Words.separates(text) -> missing();
      case Token.Symbol(String text, Span span) -> {
        cursor.advance();
        yield symbol(text, span);
      }
      case Token.Text(String value, Span span) -> {
        cursor.advance();
        yield new Ast.Expression.Text(value, span);
      }
      case Token.Rune(int codePoint, Span span) -> {
        cursor.advance();
        yield new Ast.Expression.Rune(codePoint, span);
      }
      case Token.Punctuation(Mark mark, _) when mark == Mark.OPEN_BRACE -> expressions.braced("before an expression");
      case Token.Punctuation(Mark mark, Span span) when mark == Mark.OPEN_BRACKET -> list(span.start());
      case Token.Punctuation _, Token.Unreadable _, Token.End _ -> missing();
    };
  }

  private Ast.Expression symbol(String text, Span span) {
    return switch (text) {
      case "type" -> new Ast.Expression.Universe(span);
      case "pointer" -> new Ast.Expression.Pointer(span);
      case "void" -> new Ast.Expression.Void(span);
      case "rune" -> new Ast.Expression.RuneType(span);
      case "admit" -> new Ast.Expression.Admit(span);
      case "_" -> new Ast.Expression.Hole(span);
      default -> numberOrName(text, span);
    };
  }

  private Ast.Expression numberOrName(String text, Span span) {
    if (Numerals.isTooLong(text)) {
      cursor.note(new SyntaxError.NumberTooLong(text.length(), span));
      return new Ast.Expression.Malformed(span);
    }
    Optional<BigInteger> integer = Numerals.integer(text);
    if (integer.isPresent()) {
      return new Ast.Expression.Integer(integer.get(), span);
    }
    Optional<Double> floating = Numerals.floating(text);
    if (floating.isPresent()) {
      return new Ast.Expression.Float(floating.get(), span);
    }
    if (Numerals.resemblesFloat(text)) {
      cursor.note(new SyntaxError.MalformedNumber(text, span));
      return new Ast.Expression.Malformed(span);
    }
    return new Ast.Expression.Variable(new Ast.Name(text, span));
  }

  private Ast.Expression list(int start) {
    List<Ast.Expression> elements =
        Series.enclosed(cursor, Mark.OPEN_BRACKET, Mark.CLOSE_BRACKET, "before the elements", expressions::expression);
    return new Ast.Expression.ListLiteral(elements, cursor.since(start));
  }

  private Ast.Expression missing() {
    cursor.expectedExpression();
    return new Ast.Expression.Malformed(cursor.gap());
  }
}
