package hyle.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Up to 256 words of the language, so that a byte is a word: what a program of bytes says, and a program as bytes.
final class Vocabulary {
  /// Comments, literals, names and marks, near enough to the tokens of the language.
  static final Pattern TOKEN =
      Pattern.compile("//[^\\n]*|\"(?:\\\\.|[^\"\\\\])*\"|`(?:\\\\.|[^`\\\\])*`|=>|::|->|[^\\s()\\[\\]{}<>,;:=|*\"`/]+|\\S");

  private static final List<String> MARKS =
      List.of("(", ")", "{", "}", "[", "]", "<", ">", ",", ";", ":", "::", "=", "=>", "->", "|", "*", "_", "&", "?", "!", ".");

  private static final List<String> KEYWORDS =
      List.of(
          "define", "inline", "data", "nominal", "resource", "foreign", "import", "constant", "introspect", "include-text", "magic", "case",
          "match", "function", "meta", "box", "quote", "if", "when", "assert", "detach", "attach", "with", "exact", "rune", "type", "pointer",
          "void", "admit", "let", "try", "tie", "bind", "letbox", "letbox-T", "use", "pin", "in", "on", "of", "else", "else-if", "catch",
          "cast", "store", "load", "alloca", "external", "opaque", "global", "static", "lift", "unlift", "operating-system", "build-mode", "linux",
          "release", "default");

  private static final List<String> KNOWN =
      List.of(
          "int", "int8", "int16", "int32", "int64", "int1", "float", "float32", "float16", "bool", "False", "True", "and", "or", "not", "either",
          "Left", "Right", "none", "list", "Nil", "Cons", "pair", "Pair", "text", "unit", "Unit", "main", "add-int", "sub-int", "mul-int",
          "div-int", "eq-int", "lt-int", "gt-int", "ne-int", "add-float", "lt-float", "trunc-int-int8", "sext-int8-int", "sitofp-int-float",
          "add-int8", "this", "core", "core.list", "core.text.io", "print", "&list", "&a", "&b", "&int", "&text", "!x", "!y", "!f");

  private static final List<String> LITERALS =
      List.of("0", "1", "2", "-1", "9223372036854775807", "300", "0x1F", "1.5", "-0.0", "\"\"", "\"a\"", "\"\\n\"", "`a`", "`\\n`");

  /// Names of variables, functions and types; each takes the place of one name of a program.
  private static final List<String> SMALL =
      List.of(
          "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "xs", "ys",
          "t1", "t2", "f1", "f2", "go", "my-type", "acc", "rest");

  private static final List<String> CAPITAL = List.of("A", "B", "C", "D", "E", "F", "G", "Leaf", "Node", "Some", "Zero", "Succ");

  private static final List<String> WORDS = join(MARKS, KEYWORDS, KNOWN, LITERALS, SMALL, CAPITAL);

  private Vocabulary() {}

  /// The word that a byte stands for.
  static String word(byte number) {
    return WORDS.get((number & 0xFF) % WORDS.size());
  }

  /// All of them, for the dictionary of a fuzzer.
  static List<String> words() {
    return WORDS;
  }

  /// The program that the bytes from `start` on say.
  static String text(byte[] bytes, int start) {
    StringBuilder text = new StringBuilder();
    for (int at = start; at < bytes.length; at++) {
      String word = word(bytes[at]);
      // Declarations begin a line, where the parser resumes after a mistake.
      text.append(KEYWORDS.subList(0, 7).contains(word) ? "\n" : " ").append(word);
    }
    return text.append('\n').toString();
  }

  /// The program in these words: names that are none of them get one that is, always the same, and so do literals.
  static byte[] bytes(String program) {
    List<String> tokens = TOKEN.matcher(program).results().map(MatchResult::group).filter(token -> !token.startsWith("//")).toList();
    byte[] bytes = new byte[tokens.size()];
    Map<String, Integer> names = new HashMap<>();
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) number(tokens.get(at), names);
    }
    return bytes;
  }

  private static int number(String token, Map<String, Integer> names) {
    int known = WORDS.indexOf(token);
    if (known >= 0) {
      return known;
    }
    char first = token.charAt(0);
    if (first == '"' || first == '`' || Character.isDigit(first)) {
      return WORDS.indexOf(first == '"' ? "\"a\"" : first == '`' ? "`a`" : token.contains(".") ? "1.5" : "2");
    }
    List<String> pool = Character.isUpperCase(first) ? CAPITAL : SMALL;
    return names.computeIfAbsent(token, _ -> WORDS.indexOf(pool.get(names.size() % pool.size())));
  }

  @SafeVarargs
  private static List<String> join(List<String>... parts) {
    List<String> words = new ArrayList<>();
    for (List<String> part : parts) {
      words.addAll(part);
    }
    if (words.size() > 256) {
      throw new AssertionError(words.size() + " words do not fit into a byte");
    }
    return List.copyOf(words);
  }
}
