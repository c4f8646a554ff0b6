package hyle.random;

/// A way to make a term of a type: how likely it is at a place (0 where it is not possible), and what it makes there.
///
/// `weight` may promise too much: `make` throws `Stuck` then, and another way is taken.
record Production(String name, Weight weight, Make make) {
  /// How likely a production is.
  interface Weight {
    int of(Maker maker, Type goal, Scope scope);
  }

  /// Makes a term of about so many nodes.
  interface Make {
    Term term(Maker maker, Type goal, Scope scope, int size);
  }
}
