package hyle.tool.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The name of an archive by its bytes: its SHA-256 in base64url, without padding.
public final class Digest {
  private static final int CHUNK = 1 << 16;

  private Digest() {}

  /// The digest of a file.
  public static String of(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream input = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int count = input.read(chunk); count >= 0; count = input.read(chunk)) {
        digest.update(chunk, 0, count);
      }
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException problem) {
      throw new AssertionError("every Java has SHA-256", problem);
    }
  }
}
