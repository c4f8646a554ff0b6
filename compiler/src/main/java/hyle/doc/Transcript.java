package hyle.doc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/// What a program made of examples printed, taken apart: for each example its own output, and the text of its value.
///
/// The program writes texts as their length and their bytes, and runes as their packed bytes, for only here they become literals.
public final class Transcript {
  static final String TEXT = "\\u{2}";
  private static final byte TEXT_BYTE = 2;
  static final String END_OF_LENGTH = ":";
  static final String RUNE = "\\u{3}";
  private static final byte RUNE_BYTE = 3;
  static final String END_OF_RUNE = ";";

  private static final char SEPARATOR = '\u0001';

  private final Map<Integer, String> values = new LinkedHashMap<>();
  private int unfinished = -1;

  private Transcript() {}

  /// What separates the parts of the output.
  enum Mark {
    BEGIN,
    VALUE,
    END;

    /// What the program prints for the example of this number, as a literal has it.
    String literal(int number) {
      return "\\u{1}" + name() + number + "\\u{1}";
    }

    private byte[] bytes(int number) {
      return (SEPARATOR + name() + number + SEPARATOR).getBytes(StandardCharsets.UTF_8);
    }
  }

  /// Reads the output of a program in which the examples of these numbers are run in this order.
  public static Transcript read(byte[] output, Iterable<Integer> numbers) {
    Transcript transcript = new Transcript();
    int at = 0;
    for (int number : numbers) {
      int begin = find(Mark.BEGIN.bytes(number), output, at);
      int value = find(Mark.VALUE.bytes(number), output, at);
      int end = find(Mark.END.bytes(number), output, at);
      if (end < 0) {
        transcript.unfinished = number;
        return transcript;
      }
      byte[] printed = Arrays.copyOfRange(output, begin + Mark.BEGIN.bytes(number).length, value);
      byte[] shown = Arrays.copyOfRange(output, value + Mark.VALUE.bytes(number).length, end);
      transcript.values.put(number, shown.length == 0 ? Literals.text(printed) : text(shown));
      at = end;
    }
    return transcript;
  }

  /// The values of the examples that came to their end; of an example without a value, of type `unit`, what it printed.
  public Map<Integer, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /// The example at which the program ended too early.
  public OptionalInt unfinished() {
    return unfinished < 0 ? OptionalInt.empty() : OptionalInt.of(unfinished);
  }

  private static int find(byte[] wanted, byte[] bytes, int from) {
    for (int start = from; start + wanted.length <= bytes.length; start++) {
      if (Arrays.equals(wanted, 0, wanted.length, bytes, start, start + wanted.length)) {
        return start;
      }
    }
    return -1;
  }

  private static String text(byte[] shown) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int at = 0;
    while (at < shown.length) {
      switch (shown[at]) {
        case TEXT_BYTE -> {
          int colon = indexOf(END_OF_LENGTH, shown, at);
          int end = colon + 1 + number(shown, at + 1, colon);
          text.writeBytes(Literals.text(Arrays.copyOfRange(shown, colon + 1, end)).getBytes(StandardCharsets.UTF_8));
          at = end;
        }
        case RUNE_BYTE -> {
          int end = indexOf(END_OF_RUNE, shown, at);
          text.writeBytes(Literals.rune((int) Long.parseLong(digits(shown, at + 1, end))).getBytes(StandardCharsets.UTF_8));
          at = end + 1;
        }
        default -> text.write(shown[at++]);
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static int indexOf(String mark, byte[] bytes, int from) {
    return find(mark.getBytes(StandardCharsets.UTF_8), bytes, from);
  }

  private static int number(byte[] bytes, int start, int end) {
    return Integer.parseInt(digits(bytes, start, end));
  }

  private static String digits(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
  }
}
