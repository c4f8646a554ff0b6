package hyle.syntax;

import java.util.List;
import java.util.Set;

/// The words of the language and the spelling of names [spec: names].
final class Words {
  /// The words that open a statement of a file. `constant` is the older form of `inline` without parentheses.
  private static final List<String> DECLARATION =
      List.of("define", "inline", "data", "nominal", "resource", "foreign", "import", "constant");

  /// The words that mean something of their own where an expression stands, so that no variable can be read by such a name.
  private static final Set<String> EXPRESSION =
      Set.of(
          "define", "introspect", "include-text", "magic", "case", "match", "function", "meta", "box", "quote", "if", "when",
          "assert", "detach", "attach", "with", "exact", "rune", "type", "pointer", "void", "admit", "let", "try", "tie", "bind",
          "letbox", "letbox-T", "use", "pin", "in", "else", "else-if");

  /// The characters besides the controls that end a name.
  private static final String DELIMITERS = "=() `\":;,<>[]{}/*|";

  private Words() {}

  /// The words that open a statement of a file.
  static List<String> declarations() {
    return DECLARATION;
  }

  /// Whether this word opens a statement of a file.
  static boolean opensDeclaration(String text) {
    return DECLARATION.contains(text);
  }

  /// Whether an expression cannot read a variable of this name.
  static boolean isKeyword(String text) {
    return EXPRESSION.contains(text);
  }

  /// Whether this word stands between the parts of an expression and never begins one.
  static boolean separates(String text) {
    return text.equals("in") || text.equals("else") || text.equals("else-if");
  }

  /// Whether a name goes on with this character. Surrogates count; the lexer looks whether they come in pairs.
  static boolean continuesName(char character) {
    return character >= ' ' && character != 0x7f && DELIMITERS.indexOf(character) < 0;
  }

  /// Whether a name in a pattern is a constructor's: its first character after any leading `_` is upper case.
  static boolean isCapitalised(String name) {
    int at = 0;
    while (at < name.length() && name.charAt(at) == '_') {
      at++;
    }
    return at < name.length() && isUpperCase(name.codePointAt(at));
  }

  /// The offset from `from` on of the next line that begins with a word that opens a declaration, or the length of the text.
  static int nextDeclarationLine(String text, int from) {
    int line = from == 0 || text.charAt(from - 1) == '\n' ? from : nextLine(text, from);
    while (line < text.length() && !declarationOpensAt(text, line)) {
      line = nextLine(text, line);
    }
    return line;
  }

  private static int nextLine(String text, int from) {
    int feed = text.indexOf('\n', from);
    return feed < 0 ? text.length() : feed + 1;
  }

  private static boolean declarationOpensAt(String text, int offset) {
    for (String word : DECLARATION) {
      int end = offset + word.length();
      if (text.startsWith(word, offset) && (end == text.length() || !continuesName(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUpperCase(int codePoint) {
    int category = Character.getType(codePoint);
    return category == Character.UPPERCASE_LETTER || category == Character.TITLECASE_LETTER;
  }
}
