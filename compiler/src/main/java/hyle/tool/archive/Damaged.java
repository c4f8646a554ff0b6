package hyle.tool.archive;

import java.io.IOException;

/// An archive that is no archive, or that ends too early.
final class Damaged extends IOException {
  private static final long serialVersionUID = 1;

  Damaged(String message) {
    super(message);
  }
}
