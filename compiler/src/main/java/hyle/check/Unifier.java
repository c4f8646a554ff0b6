package hyle.check;

import hyle.name.LocalName;
import hyle.name.LocalNames;
import hyle.name.PrimitiveType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Makes two values equal by solving holes: structure first, then patterns, then unfolding of `inline` definitions.
final class Unifier {
  /// Two values that must be equal.
  record Pair(Value left, Value right) {}

  /// What an attempt came to.
  sealed interface Verdict {
    /// Equal, provided that the pairs that are left are; they wait for `holes`.
    record Equal(List<Pair> left, Set<Hole> holes) implements Verdict {}

    record Different(Inversion.Obstacle obstacle) implements Verdict {}
  }

  private final Globals globals;
  private final Evaluator evaluator;
  private final Locals locals;
  private final LocalNames names;
  private final Solver solver;
  private Agenda.Stage stage = Agenda.Stage.EARLY;
  private Inversion.Obstacle obstacle = Inversion.Obstacle.NONE;
  private List<Pair> left = new ArrayList<>();
  private Set<Hole> blockers = new LinkedHashSet<>();
  private int comparisons;

  Unifier(Globals globals, Evaluator evaluator, Locals locals, LocalNames names, Solver solver) {
    this.globals = globals;
    this.evaluator = evaluator;
    this.locals = locals;
    this.names = names;
    this.solver = solver;
  }

  Verdict unify(List<Pair> pairs, Agenda.Stage now) {
    stage = now;
    obstacle = Inversion.Obstacle.NONE;
    left = new ArrayList<>();
    blockers = new LinkedHashSet<>();
    evaluator.refuel();
    for (Pair pair : pairs) {
      if (!unify(pair.left(), pair.right())) {
        return new Verdict.Different(obstacle);
      }
    }
    return new Verdict.Equal(List.copyOf(left), new LinkedHashSet<>(blockers));
  }

  private boolean unify(Value one, Value two) {
    Value left = evaluator.force(one);
    Value right = evaluator.force(two);
    if (left == right) {
      return true;
    }
    if (left instanceof Value.Malformed) {
      return poison(right);
    }
    if (right instanceof Value.Malformed) {
      return poison(left);
    }
    Optional<Value.Head.Unknown> leftHole = unknown(left);
    Optional<Value.Head.Unknown> rightHole = unknown(right);
    if (leftHole.isPresent() || rightHole.isPresent()) {
      return flexible(left, leftHole, right, rightHole);
    }
    return rigid(left, right);
  }

  private boolean unifyAll(List<Value> ones, List<Value> twos) {
    if (ones.size() != twos.size()) {
      return false;
    }
    for (int i = 0; i < ones.size(); i++) {
      if (!unify(ones.get(i), twos.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// What would have filled the holes of `value` was lost to an error: they are reported no more.
  private boolean poison(Value value) {
    if (comparisons == 0) {
      switch (evaluator.force(value)) {
        case Value.Neutral(Value.Head.Unknown(Hole hole, Environment _), List<Value.Arguments> _) -> solver.abandon(hole);
        case Value.Neutral(Value.Head _, List<Value.Arguments> spine) ->
            spine.forEach(
                arguments -> {
                  arguments.implicits().forEach(this::poison);
                  arguments.explicits().forEach(this::poison);
                });
        case Value.Noema(Value content) -> poison(content);
        case Value.Box(Value content) -> poison(content);
        case Value.Universe _, Value.Primitive _, Value.Pi _, Value.Function _, Value.Integer _, Value.Real _, Value.Text _,
            Value.Rune _, Value.Malformed _, Value.Delayed _ -> {}
      }
    }
    return true;
  }

  private boolean flexible(
      Value left, Optional<Value.Head.Unknown> leftHole, Value right, Optional<Value.Head.Unknown> rightHole) {
    if (leftHole.isPresent() && rightHole.isPresent() && leftHole.get().hole() == rightHole.get().hole()) {
      Hole same = leftHole.get().hole();
      if (compare(() -> sameEnvironment(same, leftHole.get().environment(), rightHole.get().environment()))
          && compare(() -> spines(spine(left), spine(right)))) {
        return true;
      }
      return comparisons == 0 && postpone(left, right, List.of(same));
    }
    if (comparisons > 0) {
      return false;
    }
    if (isNoNumber(leftHole, right) || isNoNumber(rightHole, left)) {
      obstacle = Inversion.Obstacle.NUMBER;
      return false;
    }
    Inversion.Obstacle worst = Inversion.Obstacle.NONE;
    List<Hole> unsolved = new ArrayList<>();
    if (leftHole.isPresent()) {
      unsolved.add(leftHole.get().hole());
      worst = solver.solve(leftHole.get(), spine(left), right, stage);
      if (worst == Inversion.Obstacle.NONE) {
        return true;
      }
    }
    if (rightHole.isPresent()) {
      unsolved.add(rightHole.get().hole());
      Inversion.Obstacle other = solver.solve(rightHole.get(), spine(right), left, stage);
      if (other == Inversion.Obstacle.NONE) {
        return true;
      }
      worst = worst == Inversion.Obstacle.NONE || other.compareTo(worst) < 0 ? other : worst;
    }
    if (worst == Inversion.Obstacle.UNDECIDED) {
      return decompose(left, right) || postpone(left, right, unsolved);
    }
    obstacle = worst;
    return false;
  }

  /// Whether the hole is the type of a literal, and `value` is known not to be one of numbers.
  private boolean isNoNumber(Optional<Value.Head.Unknown> hole, Value value) {
    return hole.flatMap(head -> head.hole().literal()).isPresent()
        && !NumberType.mayBe(Newtypes.representation(globals, evaluator, value));
  }

  /// `?f(a) = g(b)` when nothing more will be known: `?f = g` and `a = b`.
  private boolean decompose(Value left, Value right) {
    if (stage == Agenda.Stage.EARLY
        || !(left instanceof Value.Neutral(Value.Head one, List<Value.Arguments> ones))
        || !(right instanceof Value.Neutral(Value.Head two, List<Value.Arguments> twos))
        || ones.isEmpty()
        || twos.isEmpty()) {
      return false;
    }
    Value.Arguments last = ones.getLast();
    Value.Arguments other = twos.getLast();
    return last.implicits().size() == other.implicits().size()
        && last.explicits().size() == other.explicits().size()
        && unify(
            new Value.Neutral(one, ones.subList(0, ones.size() - 1)), new Value.Neutral(two, twos.subList(0, twos.size() - 1)))
        && unifyAll(last.implicits(), other.implicits())
        && unifyAll(last.explicits(), other.explicits());
  }

  private boolean postpone(Value one, Value two, List<Hole> holes) {
    left.add(new Pair(one, two));
    blockers.addAll(holes);
    return true;
  }

  private boolean rigid(Value left, Value right) {
    if (structure(left, right)) {
      return true;
    }
    Optional<Value> unfoldedLeft = evaluator.unfold(left);
    Optional<Value> unfoldedRight = evaluator.unfold(right);
    if (unfoldedLeft.isPresent() || unfoldedRight.isPresent()) {
      return unify(unfoldedLeft.orElse(left), unfoldedRight.orElse(right));
    }
    List<Hole> holes = new ArrayList<>();
    computed(left, holes);
    computed(right, holes);
    return !holes.isEmpty() && comparisons == 0 && stage == Agenda.Stage.EARLY && postpone(left, right, holes);
  }

  /// Equality without unfolding; holes are solved on the way unless an unfolding could make that premature.
  private boolean structure(Value left, Value right) {
    return switch (left) {
      case Value.Universe _ -> right instanceof Value.Universe;
      case Value.Primitive(PrimitiveType type) -> right instanceof Value.Primitive(PrimitiveType other) && type.equals(other);
      case Value.Noema(Value type) -> right instanceof Value.Noema(Value other) && unify(type, other);
      case Value.Box(Value type) -> right instanceof Value.Box(Value other) && unify(type, other);
      case Value.Pi(Signature signature, Environment environment) ->
          right instanceof Value.Pi(Signature other, Environment outer) && signatures(signature, environment, other, outer);
      case Value.Function function -> functions(function, right);
      case Value.Integer integer -> integers(integer, right);
      case Value.Real(double value, Value _) -> right instanceof Value.Real(double other, Value _) && value == other;
      case Value.Text(String value) -> right instanceof Value.Text(String other) && value.equals(other);
      case Value.Rune(int value) -> right instanceof Value.Rune(int other) && value == other;
      case Value.Neutral neutral ->
          right instanceof Value.Function function ? functions(function, left) : neutrals(neutral, right);
      case Value.Malformed _, Value.Delayed _ -> throw new AssertionError("not a forced value");
    };
  }

  private boolean signatures(Signature left, Environment inLeft, Signature right, Environment inRight) {
    if (left.implicits().size() != right.implicits().size() || left.parameters().size() != right.parameters().size()) {
      return false;
    }
    Opening opening = Opening.of(left, inLeft, evaluator, locals, names);
    Environment other = opening.instantiate(right, inRight);
    for (int i = 0; i < left.implicits().size(); i++) {
      if (!unify(opening.implicits().get(i).type(), evaluator.later(right.implicits().get(i).type(), other))) {
        return false;
      }
    }
    for (int i = 0; i < left.parameters().size(); i++) {
      if (!unify(opening.parameters().get(i).type(), evaluator.later(right.parameters().get(i).type(), other))) {
        return false;
      }
    }
    return unify(evaluator.later(left.result(), opening.environment()), evaluator.later(right.result(), other));
  }

  /// Functions are equal if they give equal results; `f` equals `function (x) {f(x)}`.
  private boolean functions(Value.Function function, Value other) {
    Signature signature = function.function().signature();
    Opening opening = Opening.of(signature, function.environment(), evaluator, locals, names);
    Value result = evaluator.evaluate(function.function().body(), opening.environment());
    return switch (other) {
      case Value.Function _, Value.Neutral _ -> unify(result, evaluator.apply(other, opening.arguments()));
      case Value.Universe _, Value.Primitive _, Value.Noema _, Value.Box _, Value.Pi _, Value.Integer _, Value.Real _ -> false;
      case Value.Text _, Value.Rune _, Value.Malformed _, Value.Delayed _ -> false;
    };
  }

  private boolean integers(Value.Integer left, Value right) {
    if (!(right instanceof Value.Integer(BigInteger value, Value _))) {
      return false;
    }
    return evaluator.reduce(left.type()) instanceof Value.Primitive(PrimitiveType.Int(int bits))
        ? Folding.wrap(left.value(), bits).equals(Folding.wrap(value, bits))
        : left.value().equals(value);
  }

  private boolean neutrals(Value.Neutral left, Value other) {
    if (!(other instanceof Value.Neutral right) || left.spine().size() != right.spine().size()) {
      return false;
    }
    return switch (left.head()) {
      case Value.Head.Local(LocalName name) ->
          right.head() instanceof Value.Head.Local(LocalName same) && name.equals(same) && spines(left.spine(), right.spine());
      case Value.Head.Global global -> {
        if (!global.equals(right.head())) {
          yield false;
        }
        boolean isTransparent = globals.transparent(global.name()).isPresent();
        yield isTransparent ? compare(() -> spines(left.spine(), right.spine())) : spines(left.spine(), right.spine());
      }
      case Value.Head.Operation operation -> {
        List<Hole> holes = new ArrayList<>();
        computed(left, holes);
        computed(right, holes);
        boolean mayCompute = !holes.isEmpty() && stage == Agenda.Stage.EARLY;
        yield operation.equals(right.head())
            && (mayCompute ? compare(() -> spines(left.spine(), right.spine())) : spines(left.spine(), right.spine()));
      }
      case Value.Head.Stuck stuck ->
          right.head() instanceof Value.Head.Stuck same && stuck(stuck, same) && spines(left.spine(), right.spine());
      case Value.Head.Unknown _ -> throw new AssertionError("a hole is not rigid");
    };
  }

  private boolean spines(List<Value.Arguments> left, List<Value.Arguments> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!unifyAll(left.get(i).implicits(), right.get(i).implicits())
          || !unifyAll(left.get(i).explicits(), right.get(i).explicits())) {
        return false;
      }
    }
    return true;
  }

  /// One place in the program gives equal values where its variables stand for equal ones.
  private boolean stuck(Value.Head.Stuck left, Value.Head.Stuck right) {
    if (left.term() != right.term()) {
      return false;
    }
    for (LocalName name : FreeNames.of(left.term())) {
      Value one = left.environment().find(name).orElseGet(() -> Value.local(name));
      Value two = right.environment().find(name).orElseGet(() -> Value.local(name));
      if (!unify(one, two)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameEnvironment(Hole hole, Environment left, Environment right) {
    Set<LocalName> bound = new LinkedHashSet<>();
    for (Environment at : List.of(left, right)) {
      Environment rest = at;
      while (rest instanceof Environment.Bound(LocalName name, Value _, Environment next)) {
        bound.add(name);
        rest = next;
      }
    }
    bound.removeIf(name -> !locals.isVisible(name, hole.scope()));
    return bound.stream()
        .allMatch(
            name ->
                unify(
                    left.find(name).orElseGet(() -> Value.local(name)), right.find(name).orElseGet(() -> Value.local(name))));
  }

  /// Equality as things stand: no hole is solved.
  private boolean compare(BooleanSupplier comparison) {
    comparisons++;
    boolean result = comparison.getAsBoolean();
    comparisons--;
    return result;
  }

  /// The holes that keep arithmetic from being computed.
  private void computed(Value value, List<Hole> holes) {
    if (!(evaluator.force(value) instanceof Value.Neutral(Value.Head head, List<Value.Arguments> spine))) {
      return;
    }
    switch (head) {
      case Value.Head.Unknown unknown -> holes.add(unknown.hole());
      case Value.Head.Operation _ ->
          spine.forEach(arguments -> arguments.explicits().forEach(operand -> computed(operand, holes)));
      case Value.Head.Local _, Value.Head.Global _, Value.Head.Stuck _ -> {}
    }
  }

  private static Optional<Value.Head.Unknown> unknown(Value value) {
    return value instanceof Value.Neutral(Value.Head.Unknown unknown, List<Value.Arguments> _)
        ? Optional.of(unknown)
        : Optional.empty();
  }

  private static List<Value.Arguments> spine(Value value) {
    return value instanceof Value.Neutral(Value.Head _, List<Value.Arguments> spine) ? spine : List.of();
  }
}
