package hyle.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A test program with one small mistake in it.
record Mutant(String mistake, String text) {
  /// Comments, literals, names and single marks: near enough to the tokens of the language.
  private static final Pattern TOKEN = Pattern.compile("//[^\\n]*|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|`(?:\\\\.|[^`\\\\])*`|=>|::|->|[^\\s()\\[\\]{}<>,;:=|*\"`/]+|\\S");

  /// What a finger may hit: each mark, words of the language, literals whole and broken, and what is no character of the language.
  private static final List<String> INTRUDERS =
      List.of(
          "(", ")", "{", "}", "[", "]", "<", ">", ",", ";", ":", "::", "=", "=>", "->", "|", "*", "/", "&", "?", "!", "_", ".", "\"", "`",
          "let", "in", "on", "of", "match", "case", "if", "else", "define", "data", "function", "type", "box", "meta", "use", "pin", "try",
          "letbox", "with", "bind", "magic", "x", "Cons", "0", "-1", "1.5", "\"a\"", "`a`", "a.b", "//", "\u0000", "\t", "\r", "\ufeff", "\ud800",
          "\\");

  /// The ways to make a mistake, and how often each can be made.
  enum Kind {
    /// The text ends early: at a token, or inside one.
    CUT,
    DELETED,
    DOUBLED,
    SWAPPED,
    INSERTED
  }

  /// Every mutant of the kinds that have one at each token: cuts, deletions, repetitions, swaps, and one insertion.
  static int count(String text) {
    return Kind.values().length * tokens(text).size();
  }

  /// The mutants with these numbers, from 0 up to and without `count`.
  static List<Mutant> of(String text, List<Integer> numbers) {
    List<MatchResult> tokens = tokens(text);
    List<Mutant> mutants = new ArrayList<>();
    for (int number : numbers) {
      mutants.add(of(text, tokens, number % tokens.size(), Kind.values()[number / tokens.size()]));
    }
    return mutants;
  }

  private static Mutant of(String text, List<MatchResult> tokens, int index, Kind kind) {
    MatchResult token = tokens.get(index);
    String before = text.substring(0, token.start());
    String after = text.substring(token.end());
    Random random = new Random(31L * text.hashCode() + index);
    String place = " at " + text.substring(0, token.start()).lines().count() + " `" + token.group() + "`";
    return switch (kind) {
      case CUT -> {
        int inside = random.nextInt(3) == 0 ? random.nextInt(token.group().length()) : 0;
        yield new Mutant("cut" + place, before + token.group().substring(0, inside));
      }
      case DELETED -> new Mutant("deleted" + place, before + after);
      case DOUBLED -> new Mutant("doubled" + place, before + token.group() + " " + token.group() + after);
      case SWAPPED -> {
        MatchResult next = tokens.get(Math.min(index + 1, tokens.size() - 1));
        String between = text.substring(Math.min(token.end(), next.start()), next.start());
        yield new Mutant("swapped" + place, before + next.group() + between + token.group() + text.substring(next.end()));
      }
      case INSERTED -> {
        String intruder = INTRUDERS.get(random.nextInt(INTRUDERS.size()));
        yield new Mutant("`" + intruder + "` inserted" + place, before + intruder + " " + token.group() + after);
      }
    };
  }

  private static List<MatchResult> tokens(String text) {
    return TOKEN.matcher(text).results().toList();
  }
}
