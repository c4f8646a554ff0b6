package hyle.random;

import java.util.List;

/// Makes bodies of functions that call themselves and end.
final class Recursive {
  private final Maker maker;

  Recursive(Maker maker) {
    this.maker = maker;
  }

  /// `if le-int(fuel, 0) {…} else {… f(sub-int(fuel, 1), …) …}`
  Term fueled(List<Signature> functions, String fuel, Type result, Scope scope, int size) {
    Scope empty = scope.branch();
    Scope full = scope.branch().withRecursion(Recursion.fueled(functions, fuel, 1 + maker.below(2)));
    Term end = maker.term(result, empty, size / 4);
    Term more = maker.term(result, full, size);
    scope.join(List.of(empty, full));
    Term isEmpty = Term.call("le-int", Type.BOOL, new Term.Name(fuel, Type.INT), Term.integer(0));
    return new Term.If(List.of(isEmpty, end, more), result);
  }
}
