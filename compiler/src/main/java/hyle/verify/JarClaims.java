package hyle.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a jar says of itself: a digest for each of its files, and claims about its functions; the last line is a digest of the others.
///
/// ```
/// hyle claims 1
/// entry⇥9f86d0…⇥hyle/program/sample.class
/// claim⇥hyle/program/sample⇥sample_increment⇥(J)J⇥sample.increment⇥allocs 0
/// end⇥60303a…
/// ```
public record JarClaims(Map<String, String> digests, List<Claim> claims) {
  /// Where the claims lie in a jar.
  public static final String PATH = "META-INF/hyle-claims";

  private static final String FIRST = "hyle claims 1";

  /// A claim about a function, and its method.
  public record Claim(String owner, String method, String descriptor, String function, String claim) {
    Method key() {
      return new Method(owner, method, descriptor);
    }
  }

  public JarClaims {
    digests = Map.copyOf(digests);
    claims = List.copyOf(claims);
  }

  /// The digest of a file.
  public static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("every JDK has SHA-256", missing);
    }
  }

  /// The claims of a jar with these files, as bytes.
  public static byte[] write(Map<String, byte[]> entries, List<Claim> claims) {
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    new java.util.TreeMap<>(entries).forEach((path, bytes) -> text.append("entry\t").append(digest(bytes)).append('\t').append(path).append('\n'));
    for (Claim claim : claims) {
      String line = String.join("\t", "claim", claim.owner(), claim.method(), claim.descriptor(), claim.function(), claim.claim());
      text.append(line).append('\n');
    }
    String end = digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return text.append("end\t").append(end).append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  static JarClaims read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.lastIndexOf("end\t");
    if (!text.startsWith(FIRST + "\n") || end < 0 || text.matches("(?s).*[\\p{Cntrl}&&[^\t\n]].*")) {
      throw new Refusal("its claims are not in a form that is known here");
    }
    String stated = text.substring(0, end);
    if (!text.substring(end).equals("end\t" + digest(stated.getBytes(StandardCharsets.UTF_8)) + "\n")) {
      throw new Refusal("its claims were changed");
    }
    Map<String, String> digests = new LinkedHashMap<>();
    List<Claim> claims = new ArrayList<>();
    for (String line : stated.lines().skip(1).toList()) {
      String[] words = line.split("\t", -1);
      if (words.length == 3 && words[0].equals("entry")) {
        digests.put(words[2], words[1]);
      } else if (words.length == 6 && words[0].equals("claim")) {
        claims.add(new Claim(words[1], words[2], words[3], words[4], words[5]));
      } else {
        throw new Refusal("its claims have a line that says nothing");
      }
    }
    return new JarClaims(digests, claims);
  }
}
