package hyle.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// A test program with any number of changes to its words is refused with messages, or becomes classes.
///
/// Two bytes choose the program; each four that follow are a change: what to do, where (two bytes), and with what.
public final class EditsTarget {
  private static final List<String> PROGRAMS = Programs.texts();
  private static final int MOST_CHANGES = 16;

  private EditsTarget() {}

  /// What can be done at a place.
  private enum Change {
    DELETE,
    SWAP,
    DOUBLE,
    INSERT,
    REPLACE,
    /// By another word of the same program.
    RENAME,
    /// A few words of another program.
    GRAFT
  }

  /// The entry that Jazzer calls.
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length >= 2) {
      Pipeline.check(text(input), Library.WHOLE);
    }
  }

  /// How many programs the first two bytes choose from.
  static int programs() {
    return PROGRAMS.size();
  }

  /// The program that the bytes stand for.
  static String text(byte[] input) {
    List<String> words = words(PROGRAMS.get(number(input, 0) % PROGRAMS.size()));
    for (int at = 2, changes = 0; at + 4 <= input.length && changes < MOST_CHANGES && words.size() > 1; at += 4, changes++) {
      Change change = Change.values()[(input[at] & 0xFF) % Change.values().length];
      apply(change, words, number(input, at + 1) % words.size(), input[at + 3] & 0xFF);
    }
    return String.join("", words);
  }

  private static void apply(Change change, List<String> words, int place, int choice) {
    switch (change) {
      case DELETE -> words.remove(place);
      case SWAP -> words.add(Math.max(0, place - 1 - choice % 4), words.remove(place));
      case DOUBLE -> words.add(place, words.get(place));
      case INSERT -> words.add(place, Vocabulary.word((byte) choice) + " ");
      case REPLACE -> words.set(place, Vocabulary.word((byte) choice) + " ");
      case RENAME -> words.set(place, words.get((place + 1 + choice) % words.size()));
      case GRAFT -> {
        List<String> donor = words(PROGRAMS.get((place * 31 + choice) % PROGRAMS.size()));
        int start = choice * 7 % donor.size();
        words.addAll(place, List.copyOf(donor.subList(start, Math.min(donor.size(), start + 2 + choice % 12))));
      }
    }
  }

  /// Each word with the blanks behind it.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = Vocabulary.TOKEN.matcher(text);
    int start = 0;
    while (matcher.find()) {
      if (matcher.start() > start) {
        words.add(text.substring(start, matcher.start()));
        start = matcher.start();
      }
      int end = matcher.end();
      while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      words.add(text.substring(start, end));
      start = end;
      matcher.region(end, text.length());
    }
    return words;
  }

  private static int number(byte[] input, int at) {
    return (input[at] & 0xFF) << 8 | input[at + 1] & 0xFF;
  }
}
