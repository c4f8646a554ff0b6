package hyle.syntax;

import hyle.report.Diagnostics;
import hyle.report.Source;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Text to syntax tree: `Parser.parse` reads a file, declaration by declaration.
///
/// Where a declaration cannot be read, one error is reported for it, and reading goes on at the next one.
public final class Parser {
  /// How many problems of form one file can have before the rest of it is left unread.
  static final int MOST_ERRORS = 100;

  /// How many lines that begin like a declaration can stand inside one, behind a place where a declaration ran away.
  private static final int MOST_LINES = 4;

  private final Source source;
  private final String text;
  private final Diagnostics diagnostics;
  private final List<Ast.Import> imports = new ArrayList<>();
  private final List<Ast.Declaration> declarations = new ArrayList<>();
  private final Set<String> lost = new HashSet<>();
  private final Map<String, Span> keywordDefinitions = new LinkedHashMap<>();
  private int reported;
  private boolean ranAway;

  private Parser(Source source, Diagnostics diagnostics) {
    this.source = source;
    this.text = source.text();
    this.diagnostics = diagnostics;
  }

  /// The tree of a file. What cannot be read is reported and left out, or `Malformed`.
  public static Ast.Module parse(Source source, Diagnostics diagnostics) {
    return new Parser(source, diagnostics).module();
  }

  private Ast.Module module() {
    int at = text.startsWith("\ufeff") ? 1 : 0;
    Cursor ahead = cursor(at, text.length());
    while (!ahead.atEnd() && reported < MOST_ERRORS) {
      int start = ahead.position();
      Reading reading = read(ahead);
      imports.addAll(reading.imports);
      declarations.addAll(reading.declarations);
      report(reading.cursor.problems());
      int next = resumption(start, reading.cursor);
      if (reading.cursor.failed() && !reading.keepsItsNames()) {
        lose(start, next);
      }
      ahead = cursor(next, text.length());
    }
    if (!ahead.atEnd()) {
      lose(ahead.position(), text.length());
    }
    return new Ast.Module(source, imports, declarations, lost);
  }

  private void lose(int start, int end) {
    Lexer lexer = new Lexer(source, start, end, _ -> {});
    Token token = lexer.next();
    while (!(token instanceof Token.End)) {
      if (token instanceof Token.Symbol(String word, _)) {
        lost.add(word);
      } else if (token instanceof Token.Unreadable(_, Span place)) {
        lexer = new Lexer(source, place.start() + 1, end, _ -> {});
      }
      token = lexer.next();
    }
  }

  /// What was read of one declaration, and where the cursor came to a stop.
  private record Reading(List<Ast.Import> imports, List<Ast.Declaration> declarations, Cursor cursor) {
    /// Whether the tree has every name that this declaration gives, even if it was not read to its end.
    boolean keepsItsNames() {
      return declarations.stream()
          .anyMatch(
              declaration ->
                  switch (declaration) {
                    case Ast.Declaration.Define _, Ast.Declaration.Resource _ -> true;
                    case Ast.Declaration.Data _, Ast.Declaration.Nominal _, Ast.Declaration.Foreign _ -> false;
                  });
    }
  }

  /// Reads the declaration that begins at the cursor.
  ///
  /// A brace or a quote that is not closed makes it swallow what comes after. So when reading stops with an error beyond the next
  /// line that begins like a declaration, it is done again up to that line, and the error is found where it is. From then on
  /// every declaration is read up to such a line, or a few lines more if that reads it whole, for a local `define` may begin a
  /// line: the time would else grow with the errors times the length of the file.
  private Reading read(Cursor whole) {
    int start = whole.position();
    int nextLine = Words.nextDeclarationLine(text, start + 1);
    if (!ranAway) {
      Reading reading = declaration(whole);
      if (!whole.failed() || whole.here().end() <= nextLine) {
        return reading;
      }
      ranAway = true;
    }
    Reading shortest = declaration(cursor(start, nextLine));
    Reading longer = shortest;
    int limit = nextLine;
    for (int more = 0; more < MOST_LINES && longer.cursor.failed() && limit < text.length(); more++) {
      limit = Words.nextDeclarationLine(text, limit + 1);
      longer = declaration(cursor(start, limit));
    }
    return longer.cursor.failed() ? shortest : longer;
  }

  private Reading declaration(Cursor cursor) {
    if (cursor.current() instanceof Token.Symbol(String word, Span place) && Words.opensDeclaration(word)) {
      if (!word.equals("import")) {
        return new Reading(List.of(), new DeclarationParser(cursor).declaration(word).stream().toList(), cursor);
      }
      if (!declarations.isEmpty()) {
        cursor.note(new SyntaxError.MisplacedImport(place));
      }
      return new Reading(new ImportParser(cursor).items(), List.of(), cursor);
    }
    cursor.expected("a definition", Hints.beforeDefinition(cursor.current()));
    return new Reading(List.of(), List.of(), cursor);
  }

  /// Where the next declaration is looked for: behind the last one, or, after an error, at the next word that opens a declaration
  /// at the beginning of a line or right behind the brace that closes the one with the error.
  private int resumption(int start, Cursor cursor) {
    if (!cursor.failed()) {
      return cursor.end();
    }
    int failure = Math.max(cursor.position(), start + 1);
    int nextLine = Words.nextDeclarationLine(text, failure);
    Lexer lexer = new Lexer(source, start, nextLine, _ -> {});
    int openBraces = 0;
    boolean afterBrace = false;
    while (true) {
      Token token = lexer.next();
      switch (token) {
        case Token.End _ -> {
          return nextLine;
        }
        case Token.Symbol(String word, Span span) -> {
          if (afterBrace && openBraces <= 0 && span.start() >= failure && Words.opensDeclaration(word)) {
            return span.start();
          }
          afterBrace = false;
        }
        case Token.Punctuation(Mark mark, _) -> {
          openBraces += mark == Mark.OPEN_BRACE ? 1 : mark == Mark.CLOSE_BRACE ? -1 : 0;
          afterBrace = mark == Mark.CLOSE_BRACE;
        }
        case Token.Text _, Token.Rune _, Token.Unreadable _ -> afterBrace = false;
      }
    }
  }

  private void report(List<SyntaxError> problems) {
    for (SyntaxError problem : problems) {
      if (reported < MOST_ERRORS) {
        diagnostics.report(problem);
        reported++;
      }
    }
  }

  private Cursor cursor(int start, int limit) {
    return new Cursor(source, start, limit, new KeywordNames(keywordDefinitions));
  }
}
