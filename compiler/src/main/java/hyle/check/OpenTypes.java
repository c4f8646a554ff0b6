package hyle.check;

/// What becomes of a type that nothing in the program determines.
public enum OpenTypes {
  /// It is an error.
  REFUSED,
  /// A number is an `int`, or a `float` if it has a fraction; of anything else there is no value, and `unit` will do. For examples, which
  /// nothing surrounds.
  ASSUMED
}
