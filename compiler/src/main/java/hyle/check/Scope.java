package hyle.check;

import hyle.name.LocalName;

/// The local variables that are in scope at a place, as a path in the tree of all scopes.
///
/// Each scope also knows one far ancestor (skew-binary jump pointers), so that ancestors are found in logarithmic time
/// however many variables a function has.
final class Scope {
  static final Scope EMPTY = new Scope();

  private final Scope parent;
  private final Scope jump;
  private final int depth;
  private final LocalName name;

  private Scope() {
    this.parent = this;
    this.jump = this;
    this.depth = 0;
    this.name = new LocalName("_", -1);
  }

  private Scope(LocalName name, Scope parent) {
    Scope far = parent.jump;
    this.parent = parent;
    this.jump = parent.depth - far.depth == far.depth - far.jump.depth ? far.jump : parent;
    this.depth = parent.depth + 1;
    this.name = name;
  }

  /// The scope in which `inner` is visible too.
  Scope enter(LocalName inner) {
    return new Scope(inner, this);
  }

  /// Whether whatever is visible here is visible in `inner`.
  boolean encloses(Scope inner) {
    return inner.depth >= depth && inner.ancestor(depth) == this;
  }

  /// The largest scope that encloses both.
  Scope shared(Scope other) {
    int common = Math.min(depth, other.depth);
    Scope one = ancestor(common);
    Scope two = other.ancestor(common);
    while (one != two) {
      boolean far = one.jump != two.jump;
      one = far ? one.jump : one.parent;
      two = far ? two.jump : two.parent;
    }
    return one;
  }

  /// The innermost variable.
  LocalName name() {
    return name;
  }

  Scope parent() {
    return parent;
  }

  private Scope ancestor(int wanted) {
    Scope at = this;
    while (at.depth > wanted) {
      at = at.jump.depth >= wanted ? at.jump : at.parent;
    }
    return at;
  }
}
