package hyle.module;

/// Whether a program is built to be developed or to be delivered; `introspect build-mode` tells.
public enum BuildMode {
  DEVELOP("develop"),
  RELEASE("release");

  private final String word;

  BuildMode(String word) {
    this.word = word;
  }

  /// The value as `introspect` writes it.
  public String word() {
    return word;
  }
}
