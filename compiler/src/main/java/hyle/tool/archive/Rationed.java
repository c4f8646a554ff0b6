package hyle.tool.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that gives no more than was allowed: an entry's bytes and a little for the headers before the next one.
///
/// Without this, a header could make whoever reads it take memory without end.
final class Rationed extends FilterInputStream {
  private static final long HEADERS = 1 << 20;

  private long left = HEADERS;

  Rationed(InputStream input) {
    super(input);
  }

  /// From here on, `bytes` may be read, and headers.
  void allow(long bytes) {
    left = bytes + HEADERS;
  }

  @Override
  public int read() throws IOException {
    spend(1);
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    spend(Math.max(count, 0));
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    spend(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void spend(long count) throws Exhausted {
    left -= count;
    if (left < 0) {
      throw new Exhausted();
    }
  }

  /// More was asked for than was allowed.
  static final class Exhausted extends IOException {
    private static final long serialVersionUID = 1;
  }
}
