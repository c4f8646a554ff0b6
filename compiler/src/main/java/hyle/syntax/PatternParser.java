package hyle.syntax;

import hyle.report.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Reads patterns [spec: patterns].
final class PatternParser {
  private final Cursor cursor;

  PatternParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /// The pattern of a clause.
  Ast.Pattern pattern() {
    cursor.enter(1);
    Ast.Pattern pattern =
        switch (cursor.current()) {
          case Token.Symbol(String text, Span span) -> numberOrName(text, span);
          case Token.Rune(int codePoint, Span span) -> {
            cursor.advance();
            yield new Ast.Pattern.Rune(codePoint, span);
          }
          case Token.Punctuation(Mark mark, _) when mark == Mark.OPEN_BRACKET -> list();
          case Token.Punctuation _, Token.Unreadable _, Token.End _ -> missing("");
          case Token.Text _ -> missing("A text cannot be a pattern; compare it by a function, or match its characters.");
        };
    cursor.leave(1);
    return pattern;
  }

  /// The pattern of a `let` and its like, where a number alone is the name of a variable, as in the reference.
  Ast.Pattern bound() {
    boolean isNumber = cursor.current() instanceof Token.Symbol(String text, _) && Numerals.patternInteger(text).isPresent();
    return isNumber ? new Ast.Pattern.Variable(cursor.variable("a name")) : pattern();
  }

  private Ast.Pattern numberOrName(String text, Span span) {
    if (Numerals.isTooLong(text)) {
      cursor.note(new SyntaxError.NumberTooLong(text.length(), span));
      cursor.advance();
      return new Ast.Pattern.Malformed(span);
    }
    Optional<BigInteger> integer = Numerals.patternInteger(text);
    if (integer.isPresent()) {
      cursor.advance();
      return new Ast.Pattern.Integer(integer.get(), span);
    }
    return named(cursor.name("a pattern"));
  }

  private Ast.Pattern named(Ast.Name name) {
    if (cursor.at(Mark.OPEN_PAREN)) {
      refuseLowerCase(name);
      List<Ast.Pattern> arguments =
          Series.enclosed(cursor, Mark.OPEN_PAREN, Mark.CLOSE_PAREN, "before the fields", this::pattern);
      return new Ast.Pattern.Constructor(name, Ast.Shape.FUNCTION, arguments, cursor.since(name.span().start()));
    }
    if (cursor.at("of") && cursor.followedBy(Mark.OPEN_BRACE)) {
      cursor.advance();
      refuseLowerCase(name);
      List<Ast.FieldPattern> fields =
          Series.enclosed(cursor, Mark.OPEN_BRACE, Mark.CLOSE_BRACE, "before the fields", this::field);
      return new Ast.Pattern.Keyword(name, fields, cursor.since(name.span().start()));
    }
    if (isConstructor(name)) {
      return new Ast.Pattern.Constructor(name, Ast.Shape.CONSTANT, List.of(), name.span());
    }
    cursor.noteVariable(name);
    return new Ast.Pattern.Variable(name);
  }

  private Ast.FieldPattern field() {
    Ast.Name key = cursor.name("the name of a field");
    return new Ast.FieldPattern(key, cursor.take(Mark.EQUALS) ? pattern() : new Ast.Pattern.Variable(key));
  }

  private Ast.Pattern list() {
    int start = cursor.position();
    List<Ast.Pattern> elements =
        Series.enclosed(cursor, Mark.OPEN_BRACKET, Mark.CLOSE_BRACKET, "before the elements", this::pattern);
    return new Ast.Pattern.ListPattern(elements, cursor.since(start));
  }

  private void refuseLowerCase(Ast.Name name) {
    if (!isConstructor(name)) {
      cursor.fail(new SyntaxError.ConstructorLowerCase(name.text(), name.span()));
    }
  }

  /// A path leads to a constructor, unless it is made like a number.
  private static boolean isConstructor(Ast.Name name) {
    boolean isPath = name.text().indexOf('.') >= 0 && Numerals.floating(name.text()).isEmpty();
    return isPath || Words.isCapitalised(name.text());
  }

  private Ast.Pattern missing(String hint) {
    cursor.expected("a pattern", hint);
    return new Ast.Pattern.Malformed(cursor.gap());
  }
}
