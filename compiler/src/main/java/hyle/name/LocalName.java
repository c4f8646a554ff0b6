package hyle.name;

/// A local variable: the text that the user wrote and a number that no other local of the program has.
///
/// Two locals are the same variable exactly when their numbers agree; nothing shadows after name resolution.
public record LocalName(String text, int number) {
  /// Whether the name carries the `!` that allows copies.
  public boolean allowsCopies() {
    return text.startsWith("!");
  }

  /// Whether the user wrote `_`.
  public boolean isWildcard() {
    return text.equals("_");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LocalName name && name.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }

  @Override
  public String toString() {
    return text + "#" + number;
  }
}
