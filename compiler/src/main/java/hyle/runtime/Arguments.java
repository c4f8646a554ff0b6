package hyle.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The arguments of a program, as bytes: whoever starts it need not write UTF-8.
public final class Arguments {
  private static final String OF_PROCESS = "/proc/self/cmdline";

  private final List<byte[]> texts;

  private Arguments(List<byte[]> texts) {
    this.texts = List.copyOf(texts);
  }

  /// In UTF-8. No streams here: the first one in a process takes some milliseconds of its start.
  public static Arguments of(List<String> arguments) {
    List<byte[]> texts = new ArrayList<>();
    for (String argument : arguments) {
      texts.add(argument.getBytes(StandardCharsets.UTF_8));
    }
    return new Arguments(texts);
  }

  /// The last arguments of this process, as it got them. Java has read them by the process's locale, which may know only ASCII, and which
  /// says nothing about what they are; so the system is asked, unless they are ASCII or it does not tell.
  public static Arguments ofProcess(List<String> arguments) {
    boolean isAscii = true;
    for (String argument : arguments) {
      isAscii &= isAscii(argument);
    }
    if (isAscii) {
      return of(arguments);
    }
    try {
      List<byte[]> given = split(Files.readAllBytes(Path.of(OF_PROCESS)));
      List<byte[]> last = given.subList(Math.max(0, given.size() - arguments.size()), given.size());
      return agree(last, arguments) ? new Arguments(last) : of(arguments);
    } catch (IOException _) {
      return of(arguments);
    }
  }

  /// What stands before each NUL.
  private static List<byte[]> split(byte[] bytes) {
    List<byte[]> parts = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == 0) {
        parts.add(Arrays.copyOfRange(bytes, start, at));
        start = at + 1;
      }
    }
    return parts;
  }

  /// Whether those that can be compared are the same.
  private static boolean agree(List<byte[]> given, List<String> arguments) {
    for (int at = 0; at < given.size(); at++) {
      if (isAscii(arguments.get(at)) && !arguments.get(at).equals(new String(given.get(at), StandardCharsets.ISO_8859_1))) {
        return false;
      }
    }
    return given.size() == arguments.size();
  }

  /// What Java could not read is no ASCII either.
  static boolean isAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  int count() {
    return texts.size();
  }

  byte[] get(int number) {
    return texts.get(number);
  }
}
