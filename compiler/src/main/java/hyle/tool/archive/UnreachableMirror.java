package hyle.tool.archive;

/// Says why a mirror gave no archive, in a few words: `answered with status 404`.
public final class UnreachableMirror extends Exception {
  private static final long serialVersionUID = 1;

  UnreachableMirror(String message) {
    super(message, null, false, false);
  }
}
