package hyle.tool;

import hyle.jvm.Emitter;
import hyle.report.JsonLines;
import hyle.runtime.ForeignLibraries;
import hyle.verify.Verdict;
import hyle.verify.Verdict.Finding;
import hyle.verify.Verdict.Judgement;
import hyle.verify.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// `hyle memory --verify x.jar`: reads a jar, and says which of its claims its class files prove [M22].
final class JarVerification {
  /// No program comes near this: it is there for archives that grow without end.
  private static final long MOST_BYTES = 1L << 29;

  private JarVerification() {}

  /// A line for each claim, and how many were proven.
  static String table(String path) {
    return table(findings(path));
  }

  /// A JSON object a claim, each on a line of its own.
  static String json(String path) {
    return findings(path).stream().map(finding -> json(finding) + "\n").collect(Collectors.joining());
  }

  private static List<Finding> findings(String path) {
    return switch (Verifier.verify(entries(path), ProgramJar.alwaysThere(Emitter.MAIN_CLASS), ForeignLibraries.RESOURCE)) {
      case Verdict.Refused(String why) -> throw Failure.ofProgram("`" + path + "` is refused: " + why + ".");
      case Verdict.Accepted(List<Finding> findings) -> findings;
    };
  }

  private static Map<String, byte[]> entries(String path) {
    try {
      Path file = Path.of(path);
      if (!Files.isRegularFile(file)) {
        throw Failure.wrongUsage("there is no file `" + path + "`; --verify takes a jar that `hyle build` wrote.");
      }
      try (ZipFile jar = new ZipFile(file.toFile())) {
        return entries(path, jar);
      }
    } catch (InvalidPathException _) {
      throw Failure.wrongUsage("`" + path + "` cannot be the path of a file.");
    } catch (ZipException | IllegalArgumentException problem) {
      throw Failure.ofProgram("`" + path + "` is refused: it is no jar, or a part of one (" + problem.getMessage() + ").");
    } catch (IOException problem) {
      throw Failure.ofProgram("`" + path + "` cannot be read: " + Failure.reason(problem));
    }
  }

  private static Map<String, byte[]> entries(String path, ZipFile jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    long left = MOST_BYTES;
    for (ZipEntry entry : Collections.list(jar.entries())) {
      try (InputStream content = jar.getInputStream(entry)) {
        byte[] bytes = content.readNBytes((int) Math.min(Integer.MAX_VALUE, left + 1));
        left -= bytes.length;
        if (left < 0 || entries.put(entry.getName(), bytes) != null) {
          String why = left < 0 ? "it is larger than any program" : "`" + entry.getName() + "` is in it twice";
          throw Failure.ofProgram("`" + path + "` is refused: " + why + ".");
        }
      }
    }
    return entries;
  }

  private static String table(List<Finding> findings) {
    int functions = findings.stream().mapToInt(finding -> finding.function().length()).max().orElse(0);
    int claims = findings.stream().mapToInt(finding -> finding.claim().length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    for (Finding finding : findings) {
      table.append(padded(finding.function(), functions + 2)).append(padded(finding.claim(), claims + 2)).append(words(finding)).append('\n');
    }
    long proven = findings.stream().filter(finding -> finding.judgement() instanceof Judgement.Proven).count();
    return table.append(proven).append(" claims proven, ").append(findings.size() - proven).append(" beyond the verifier\n").toString();
  }

  private static String json(Finding finding) {
    String start = "{\"function\":" + JsonLines.quote(finding.function()) + ",\"claim\":" + JsonLines.quote(finding.claim()) + ",\"judgement\":";
    return switch (finding.judgement()) {
      case Judgement.Proven() -> start + "\"proven\"}";
      case Judgement.Beyond(String why) -> start + "\"beyond\",\"why\":" + JsonLines.quote(why) + "}";
    };
  }

  private static String words(Finding finding) {
    return switch (finding.judgement()) {
      case Judgement.Proven() -> "proven";
      case Judgement.Beyond(String why) -> "beyond the verifier: " + why;
    };
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
