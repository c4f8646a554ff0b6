package hyle.tool.archive;

/// Says why an archive is not unpacked, in words that end a sentence: `its entry ../x leads out of the module`.
public final class UnfitArchive extends Exception {
  private static final long serialVersionUID = 1;

  /// `message` ends a sentence that begins with the archive.
  public UnfitArchive(String message) {
    super(message, null, false, false);
  }
}
