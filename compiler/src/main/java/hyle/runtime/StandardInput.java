package hyle.runtime;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Standard input of this process. Where it is closed, the first file that the JVM opens, its own library, gets its number: that file is
/// not to be read, and reading fails as it does from what is closed.
public final class StandardInput extends InputStream {
  private static final Path TARGET = Path.of("/proc/self/fd/0");

  private final InputStream stream = new FileInputStream(FileDescriptor.in);
  private boolean isKnown;
  private boolean isOpen;

  @Override
  public int read() throws IOException {
    demandOpen();
    return stream.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    demandOpen();
    return stream.read(bytes, offset, count);
  }

  @Override
  public int available() throws IOException {
    demandOpen();
    return stream.available();
  }

  private synchronized void demandOpen() throws IOException {
    if (!isKnown) {
      isOpen = !isLibraryOfJava();
      isKnown = true;
    }
    if (!isOpen) {
      throw new IOException(ErrorNumber.BAD_DESCRIPTOR_WORDS);
    }
  }

  /// Whether it is; where the system does not tell, it is not.
  private static boolean isLibraryOfJava() {
    try {
      return TARGET.toRealPath().equals(Path.of(System.getProperty("java.home"), "lib", "modules").toRealPath());
    } catch (IOException _) {
      return false;
    }
  }
}
