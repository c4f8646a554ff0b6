package hyle.name;

/// A local variable: the text that the user wrote and a number that no other local of the program has.
///
/// Two locals are the same variable exactly when their numbers agree; nothing shadows after name resolution.
public record LocalName(String text, int number) {
  /// Whether the name carries the `!` that allows copies.
  public boolean allowsCopies() {
    return text.startsWith("!");
  }

  /// The text of a variable of our own making that holds a value for a pattern.
  public static final String HOLDER = "value";

  /// How a message speaks of what the variable holds.
  public String content() {
    return isWildcard() || text.equals(HOLDER) ? "this value" : "the value of `" + text + "`";
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
