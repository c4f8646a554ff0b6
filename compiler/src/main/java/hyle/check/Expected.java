package hyle.check;

/// What is known about the type of an expression before it is looked at.
sealed interface Expected {
  Expected ANY = new Any();

  record Any() implements Expected {}

  record Exactly(Value type, Reason reason) implements Expected {}
}
