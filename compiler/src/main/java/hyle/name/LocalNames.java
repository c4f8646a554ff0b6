package hyle.name;

/// Hands out the numbers of local variables; one supply serves a whole compilation.
public final class LocalNames {
  private int next;

  /// A new variable that is shown as `text`.
  public LocalName fresh(String text) {
    return new LocalName(text, next++);
  }
}
