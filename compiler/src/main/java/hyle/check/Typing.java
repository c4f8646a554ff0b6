package hyle.check;

/// An elaborated expression and its type.
record Typing(Term term, Value type) {}
