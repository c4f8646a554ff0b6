package hyle.check;

import hyle.name.LocalName;
import hyle.report.Span;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// How a value looks from inside the scope of a hole that is to become it.
///
/// `?h[x := a, y := b](c) = list(pair(a, c))  ~>  ?h := function (z) {list(pair(x, z))}` where a, b, c are distinct variables.
/// Holes in the value whose scope is larger are cut down to what the two scopes share.
final class Inversion implements Readback.Rule {
  /// Why a value cannot be the solution.
  enum Obstacle {
    NONE,
    /// Not yet decided: more holes must be solved first.
    UNDECIDED,
    /// The hole is the type of a literal, and the value is no type of numbers.
    NUMBER,
    /// The value mentions a variable that the hole cannot.
    ESCAPES,
    /// The value contains the hole.
    INFINITE
  }

  private final Hole hole;
  private final Locals locals;
  private final Function<Hole, Function<Scope, Hole>> narrowing;
  private final Map<LocalName, LocalName> renaming = new LinkedHashMap<>();
  private final Set<LocalName> ambiguous = new LinkedHashSet<>();
  private final Set<LocalName> replaced = new LinkedHashSet<>();
  private final Set<LocalName> opened = new LinkedHashSet<>();
  private Obstacle obstacle = Obstacle.NONE;
  private int flexibility;

  /// `narrowing` replaces a hole by one of a smaller scope.
  Inversion(Hole hole, Locals locals, Function<Hole, Function<Scope, Hole>> narrowing) {
    this.hole = hole;
    this.locals = locals;
    this.narrowing = narrowing;
  }

  Obstacle obstacle() {
    return obstacle;
  }

  /// Where the value says `outside`, the solution says `inside`.
  void rename(LocalName outside, LocalName inside) {
    if (renaming.containsKey(outside)) {
      ambiguous.add(outside);
    }
    renaming.put(outside, inside);
  }

  /// `name` of the hole's scope stands for something else here, so the same name in the value means another variable.
  void replace(LocalName name) {
    replaced.add(name);
  }

  @Override
  public Term local(LocalName name, Span span) {
    if (opened.contains(name)) {
      return new Term.Local(name, span);
    }
    if (ambiguous.contains(name)) {
      hinder(Obstacle.UNDECIDED);
      return new Term.Malformed(span);
    }
    if (renaming.containsKey(name)) {
      return new Term.Local(renaming.get(name), span);
    }
    if (replaced.contains(name) || !locals.isVisible(name, hole.scope())) {
      hinder(Obstacle.ESCAPES);
      return new Term.Malformed(span);
    }
    return new Term.Local(name, span);
  }

  @Override
  public Term unknown(Value.Head.Unknown head, Readback readback) {
    if (head.hole() == hole) {
      hinder(Obstacle.INFINITE);
      return new Term.Malformed(readback.span());
    }
    Set<LocalName> bound = names(head.environment());
    Scope shared = head.hole().scope().shared(hole.scope());
    Hole visible = head.hole();
    for (Scope at = visible.scope(); at != shared; at = at.parent()) {
      if (!bound.contains(at.name()) && !renaming.containsKey(at.name())) {
        visible = narrowing.apply(visible).apply(shared);
        break;
      }
    }
    flexibility++;
    Hole target = visible;
    List<Term.Substitution> substitutions =
        readback.substitutions(head.environment(), name -> locals.isVisible(name, target.scope()));
    renaming.forEach(
        (outside, inside) -> {
          if (!bound.contains(outside) && locals.isVisible(outside, target.scope())) {
            substitutions.add(new Term.Substitution(outside, new Term.Local(inside, readback.span())));
          }
        });
    flexibility--;
    Term term = new Term.Unknown(target, readback.span());
    return substitutions.isEmpty() ? term : new Term.Instance(term, substitutions, readback.span());
  }

  @Override
  public Term stuck(Value.Head.Stuck head, Readback readback) {
    Set<LocalName> bound = names(head.environment());
    Set<LocalName> free = FreeNames.of(head.term());
    List<Term.Substitution> substitutions = readback.substitutions(head.environment(), free::contains);
    for (LocalName name : free) {
      if (!bound.contains(name)) {
        substitutions.add(new Term.Substitution(name, local(name, readback.span())));
      }
    }
    return substitutions.isEmpty() ? head.term() : new Term.Instance(head.term(), substitutions, readback.span());
  }

  @Override
  public void opened(LocalName name) {
    opened.add(name);
  }

  @Override
  public void enterFlexible() {
    flexibility++;
  }

  @Override
  public void leaveFlexible() {
    flexibility--;
  }

  private void hinder(Obstacle found) {
    Obstacle now = flexibility > 0 ? Obstacle.UNDECIDED : found;
    if (obstacle.compareTo(now) < 0) {
      obstacle = now;
    }
  }

  private static Set<LocalName> names(Environment environment) {
    Set<LocalName> names = new LinkedHashSet<>();
    Environment at = environment;
    while (at instanceof Environment.Bound(LocalName name, Value _, Environment rest)) {
      names.add(name);
      at = rest;
    }
    return names;
  }
}
