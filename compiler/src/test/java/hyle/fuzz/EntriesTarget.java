package hyle.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Archives with well-formed headers and any names, kinds and sizes are unpacked or refused, and nothing leaves the target [I12].
///
/// An entry takes a byte for its kind, one for its size, one for the length of its name, the name, and what it holds.
public final class EntriesTarget {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 100;

  /// Files, directories, links, devices, pipes, long names, extended headers, files with holes, labels.
  private static final String KINDS = "0051270005\u0000346LKxgSVX";

  private EntriesTarget() {}

  /// The entry that Jazzer calls.
  public static void fuzzerTestOneInput(byte[] input) {
    Sandbox.unpackPlain(tar(input));
  }

  /// The archive that the bytes stand for.
  static byte[] tar(byte[] input) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    int at = 0;
    while (at + 3 <= input.length) {
      int nameEnd = Math.min(input.length, at + 3 + (input[at + 2] & 0xFF) % (LONGEST_NAME + 1));
      int end = Math.min(input.length, nameEnd + (input[at + 1] & 0xFF));
      byte[] content = Arrays.copyOfRange(input, nameEnd, end);
      tar.writeBytes(header(KINDS.charAt((input[at] & 0xFF) % KINDS.length()), Arrays.copyOfRange(input, at + 3, nameEnd), content.length));
      tar.writeBytes(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
      at = end;
    }
    tar.writeBytes(new byte[2 * BLOCK]);
    return tar.toByteArray();
  }

  /// By POSIX 1003.1-1988, with the name as the name of what a link leads to as well.
  private static byte[] header(char kind, byte[] name, int size) {
    byte[] header = new byte[BLOCK];
    System.arraycopy(name, 0, header, 0, name.length);
    put(header, 100, "0000644\0000000000\0000000000\000%011o\00000000000000\000        ".formatted(size));
    header[156] = (byte) kind;
    System.arraycopy(name, 0, header, 157, name.length);
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xFF;
    }
    put(header, 148, "%06o\000 ".formatted(sum));
    return header;
  }

  private static void put(byte[] header, int at, String field) {
    byte[] bytes = field.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
