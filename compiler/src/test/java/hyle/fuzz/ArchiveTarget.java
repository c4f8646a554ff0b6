package hyle.fuzz;

import java.util.Arrays;

/// Any bytes are unpacked as an archive, or refused with a reason; nothing is written outside of the target [I12].
///
/// The first byte says what the others are: the archive as it is fetched, or the `.tar` in it.
public final class ArchiveTarget {
  private ArchiveTarget() {}

  /// The entry that Jazzer calls.
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    if (input[0] % 4 == 0) {
      Sandbox.unpack(rest);
    } else {
      Sandbox.unpackPlain(rest);
    }
  }
}
