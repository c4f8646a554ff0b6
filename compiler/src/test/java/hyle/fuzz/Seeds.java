package hyle.fuzz;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the fuzzing of each target starts from: the test programs, in the form that the target reads.
final class Seeds {
  /// Stands before programs that print, where the library is the small one.
  private static final String PRINT = "define print(t: &text): unit {\n  let _ = t in\n  Unit\n}\n\n";

  /// Two entries as `EntriesTarget` reads them: a file with three bytes, a directory.
  private static final byte[] ENTRIES = {0, 3, 4, 'a', '.', 'n', 't', 'o', 'n', 'e', 2, 0, 3, 'd', 'i', 'r'};

  private Seeds() {}

  /// The texts of test programs.
  static List<byte[]> texts() {
    return bytes(Programs.texts());
  }

  /// The `module.ens` of test programs.
  static List<byte[]> moduleFiles() {
    return bytes(Programs.texts("module.ens"));
  }

  /// Test programs that need little of the library.
  static List<byte[]> smallPrograms() {
    return bytes(withoutLibrary());
  }

  /// The same as words, with each of the frames around them.
  static List<byte[]> words() {
    List<byte[]> seeds = new ArrayList<>();
    for (String text : withoutLibrary()) {
      byte[] words = Vocabulary.bytes(text);
      byte[] framed = new byte[words.length + 1];
      framed[0] = (byte) (seeds.size() % 8 == 7 ? 3 : 0);
      System.arraycopy(words, 0, framed, 1, words.length);
      seeds.add(framed);
    }
    return seeds;
  }

  /// Each test program without a change.
  static List<byte[]> numbers() {
    List<byte[]> seeds = new ArrayList<>();
    for (int number = 0; number < EditsTarget.programs(); number++) {
      seeds.add(new byte[] {(byte) (number >> 8), (byte) number});
    }
    return seeds;
  }

  /// Some entries, as `EntriesTarget` reads them.
  static List<byte[]> entries() {
    return List.of(ENTRIES);
  }

  /// An archive as it is fetched, and the `.tar` in it.
  static List<byte[]> archives() {
    byte[] tar = EntriesTarget.tar(ENTRIES);
    return List.of(prefixed(0, Zstd.compress(tar)), prefixed(1, tar));
  }

  private static byte[] prefixed(int first, byte[] rest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(first);
    bytes.writeBytes(rest);
    return bytes.toByteArray();
  }

  private static List<String> withoutLibrary() {
    return Programs.texts().stream().filter(text -> !text.contains("import")).map(text -> text.contains("print(") ? PRINT + text : text).toList();
  }

  private static List<byte[]> bytes(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
