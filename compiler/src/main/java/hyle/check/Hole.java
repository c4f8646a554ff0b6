package hyle.check;

import hyle.name.PrimitiveType;
import hyle.report.Span;
import java.util.Optional;

/// Something that the program leaves open and that unification finds: a type, an implicit argument, a `_`.
///
/// Its solution mentions only variables of its scope.
final class Hole {
  /// What a message says about the hole when nothing fills it.
  sealed interface Origin {
    /// `_`, written by the user.
    record Written() implements Origin {}

    /// A type that is not written: `words` says of what.
    record Omitted(String words) implements Origin {}

    /// The implicit parameter of a function that is called.
    record Implicit(String parameter, String function) implements Origin {}

    /// The type of a number.
    record NumberType() implements Origin {}
  }

  /// A literal whose type the hole is, and the type that such a literal has by custom.
  record Literal(Span span, PrimitiveType custom) {}

  /// What is known about a hole once it is solved: the value, and the same as a term for use under substitutions.
  record Solution(Term term, Value value) {}

  private final int number;
  private final Scope scope;
  private final Value type;
  private final Origin origin;
  private final Span span;
  private final int owner;
  private Optional<Solution> solution = Optional.empty();
  private Optional<Literal> literal = Optional.empty();

  /// `owner` numbers the declaration that the hole belongs to.
  Hole(int number, Scope scope, Value type, Origin origin, Span span, int owner) {
    this.number = number;
    this.scope = scope;
    this.type = type;
    this.origin = origin;
    this.span = span;
    this.owner = owner;
  }

  int number() {
    return number;
  }

  Scope scope() {
    return scope;
  }

  Value type() {
    return type;
  }

  Origin origin() {
    return origin;
  }

  Span span() {
    return span;
  }

  int owner() {
    return owner;
  }

  Optional<Solution> solution() {
    return solution;
  }

  boolean isSolved() {
    return solution.isPresent();
  }

  void solve(Term term, Value value) {
    if (solution.isPresent()) {
      throw new AssertionError("a hole is solved twice");
    }
    solution = Optional.of(new Solution(term, value));
  }

  /// A literal whose type the hole is, so that it can only become a type of numbers; one with a fraction if there is any.
  Optional<Literal> literal() {
    return literal;
  }

  void becomesNumber(Literal number) {
    boolean decides = literal.isEmpty() || number.custom().equals(PrimitiveType.FLOAT64) && !literal.get().custom().equals(number.custom());
    literal = decides ? Optional.of(number) : literal;
  }

  /// The hole as a value, in its own scope.
  Value value() {
    return new Value.Neutral(new Value.Head.Unknown(this, Environment.EMPTY), java.util.List.of());
  }
}
