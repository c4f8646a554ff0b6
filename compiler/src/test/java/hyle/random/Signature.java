package hyle.random;

import java.util.List;

/// A function that random terms may call: of the program, of the library, or a primitive operation.
///
/// `cost` is about how many steps a call takes, so that programs end soon.
record Signature(String name, List<String> typeParameters, List<Term.Parameter> parameters, Type result, int cost, Traits traits) {
  Signature {
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
  }

  /// How a function may be called.
  enum Traits {
    PLAIN,
    /// Its first parameter counts down.
    FUELED,
    /// By the names of its parameters, too.
    KEYED,
    /// Its type parameters are arguments like others, and come first.
    EXPLICIT,
    /// It belongs to the library.
    LIBRARY
  }

  static Signature library(String name, List<String> typeParameters, Type result, Type... parameters) {
    List<Term.Parameter> named = java.util.Arrays.stream(parameters).map(type -> new Term.Parameter("_", type)).toList();
    return new Signature(name, typeParameters, named, result, 10, Traits.LIBRARY);
  }
}
