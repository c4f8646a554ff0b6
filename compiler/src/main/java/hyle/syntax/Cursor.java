package hyle.syntax;

import hyle.report.Label;
import hyle.report.Source;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where reading stands in one declaration: a token, the one behind it, and whether an error was met.
///
/// After the first error the cursor pretends that the file has ended: every parser then finishes in a few steps and in silence,
/// with `Malformed` nodes, and `Parser` takes up reading at the next declaration. So no error has others in its wake.
final class Cursor {
  /// How many constructs may stand inside each other; far below what the compiler's stack holds.
  private static final int NESTING_LIMIT = 10_000;

  private final Source source;
  private final int limit;
  private final Lexer lexer;
  private final List<SyntaxError> problems = new ArrayList<>();
  private final KeywordNames keywordNames;
  private final Brackets brackets = new Brackets();
  private Token current;
  private Token following;
  private Token last;
  private int depth;
  private boolean failed;

  /// Reads from `start` up to `limit`.
  Cursor(Source source, int start, int limit, KeywordNames keywordNames) {
    this.source = source;
    this.limit = limit;
    this.lexer = new Lexer(source, start, limit, this::note);
    this.keywordNames = keywordNames;
    this.last = new Token.End("", source.span(start, start));
    this.current = lexer.next();
    this.following = lexer.next();
  }

  /// The token that is to be read next.
  Token current() {
    return failed ? new Token.End("", current.span()) : current;
  }

  /// Where the current token begins.
  int position() {
    return current.span().start();
  }

  /// Where the last token that was read ends.
  int end() {
    return last.span().end();
  }

  /// The place between the last token and the current one, for what was left out.
  Span gap() {
    return source.span(end(), end());
  }

  /// The place of the current token.
  Span here() {
    return current.span();
  }

  /// The empty place before the current token.
  Span before() {
    return source.span(position(), position());
  }

  /// From `start` to the end of the last token that was read.
  Span since(int start) {
    return source.span(start, Math.max(start, end()));
  }

  boolean at(Mark mark) {
    return !failed && isMark(current, mark);
  }

  boolean at(String word) {
    return !failed && isWord(current, word);
  }

  /// Whether a closing bracket of any kind stands here.
  boolean atClosing() {
    return at(Mark.CLOSE_PAREN) || at(Mark.CLOSE_BRACE) || at(Mark.CLOSE_BRACKET) || at(Mark.CLOSE_ANGLE);
  }

  boolean followedBy(Mark mark) {
    return !failed && isMark(following, mark);
  }

  /// Whether the brace here opens the clauses of a `match`, and not one more expression that is looked at.
  boolean atClauses() {
    return at(Mark.OPEN_BRACE) && Lookahead.readsClause(new Lexer(source, here().end(), limit, _ -> {}));
  }

  /// Whether a pattern could begin behind the current token, and an expression could not go on.
  boolean followedByPattern() {
    return !failed && (isMark(following, Mark.OPEN_BRACKET)
        || following instanceof Token.Symbol(String text, var _) && !text.equals("of") && !Words.separates(text));
  }

  boolean atSymbol() {
    return current() instanceof Token.Symbol;
  }

  boolean atEnd() {
    return current() instanceof Token.End;
  }

  void advance() {
    if (!failed) {
      last = current;
      current = following;
      following = lexer.next();
    }
  }

  /// Goes past `mark` if it stands here, and says whether it did.
  boolean take(Mark mark) {
    boolean here = at(mark);
    if (here) {
      advance();
    }
    return here;
  }

  /// Goes past `word` if it stands here, and says whether it did.
  boolean take(String word) {
    boolean here = at(word);
    if (here) {
      advance();
    }
    return here;
  }

  /// Takes away the first characters of the symbol that stands here.
  void trim(Token.Symbol symbol, int length) {
    if (symbol.text().length() == length) {
      advance();
    } else {
      Span rest = source.span(symbol.span().start() + length, symbol.span().end());
      last = new Token.Symbol(symbol.text().substring(0, length), source.span(symbol.span().start(), rest.start()));
      current = new Token.Symbol(symbol.text().substring(length), rest);
    }
  }

  /// Goes past `mark`, or reports that it is missing; `purpose` says what it is there for.
  void expect(Mark mark, String purpose) {
    if (!take(mark)) {
      expected(mark.quoted() + " " + purpose, "");
    }
  }

  /// Goes past an opening bracket and gives its place, for `close`.
  Token open(Mark opener, String purpose) {
    Token opening = current();
    expect(opener, purpose);
    if (opening instanceof Token.Punctuation bracket && !failed) {
      brackets.open(bracket);
    }
    return opening;
  }

  /// Goes past a closing bracket; `what` says what else may stand in its place.
  void close(Mark closer, Token opening, String what) {
    if (failed || !(opening instanceof Token.Punctuation bracket)) {
      return;
    }
    if (take(closer)) {
      brackets.close(last);
    } else {
      List<Label> context = new ArrayList<>(brackets.suspects());
      context.addFirst(new Label(bracket.span(), bracket.mark().quoted() + " opened here"));
      expected((what.isEmpty() ? "" : what + " or ") + closer.quoted(), context, Hints.afterExpression(last, current));
    }
  }

  /// A name of any spelling; `what` says whose.
  Ast.Name name(String what) {
    if (current() instanceof Token.Symbol(String text, Span span)) {
      advance();
      return new Ast.Name(text, span);
    }
    expected(what, "");
    return new Ast.Name("_", gap());
  }

  /// The name of something that is being defined at the top level: without a dot.
  Ast.Name newName(String what) {
    Ast.Name name = name(what);
    if (name.text().indexOf('.') >= 0) {
      note(new SyntaxError.DottedName(name.text(), name.span()));
    }
    keywordNames.define(name);
    return name;
  }

  /// The name of a variable. One that is a keyword is remembered: the place where it is read explains better what is wrong.
  Ast.Name variable(String what) {
    Ast.Name name = name(what);
    noteVariable(name);
    return name;
  }

  /// Remembers a name that turned out to be a variable's.
  void noteVariable(Ast.Name name) {
    keywordNames.bind(name);
  }

  /// Reports that `what` should stand here, unless an error was reported before.
  void expected(String what, String hint) {
    expected(what, List.of(), hint);
  }

  /// The same; where everything has ended, the bracket that is still open tells more.
  private void expected(String what, List<Label> context, String hint) {
    if (failed) {
      return;
    }
    Optional<SyntaxError> unclosed =
        current instanceof Token.End(String end, Span missed) ? brackets.unclosed(missed, end) : Optional.empty();
    fail(unclosed.orElse(new SyntaxError.Expected(what, found(), current.span(), context, hint)));
  }

  /// Reports that an expression should stand here.
  void expectedExpression() {
    expected("an expression", Hints.beforeExpression(last, current));
  }

  /// The current token in words.
  String found() {
    return current().description();
  }

  /// Reports an error that ends the reading of this declaration.
  void fail(SyntaxError error) {
    if (failed) {
      return;
    }
    note(
        switch (current) {
          case Token.Unreadable(SyntaxError problem, _) -> problem;
          case Token.Symbol _, Token.Text _, Token.Rune _, Token.Punctuation _, Token.End _ ->
              keywordNames.explain(error, last, current);
        });
    failed = true;
  }

  /// Reports a problem that does not hinder reading.
  void note(SyntaxError problem) {
    if (problems.size() < Parser.MOST_ERRORS) {
      problems.add(problem);
    }
  }

  /// Goes some levels of nesting deeper; too deep is an error.
  void enter(int levels) {
    depth += levels;
    if (depth > NESTING_LIMIT) {
      fail(new SyntaxError.NestingTooDeep(NESTING_LIMIT, current.span()));
    }
  }

  /// Comes back out of some levels of nesting.
  void leave(int levels) {
    depth -= levels;
  }

  boolean failed() {
    return failed;
  }

  /// What was met, in order; asked for once, when all is read. Variables named like a keyword are refused here.
  List<SyntaxError> problems() {
    if (!failed) {
      keywordNames.unread().forEach(this::note);
    }
    return problems;
  }

  private static boolean isMark(Token token, Mark mark) {
    return token instanceof Token.Punctuation(Mark here, _) && here == mark;
  }

  private static boolean isWord(Token token, String word) {
    return token instanceof Token.Symbol(String text, _) && text.equals(word);
  }
}
