package hyle.check;

import hyle.name.LocalName;
import hyle.name.LocalNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Solves a hole that is applied to distinct variables (a Miller pattern): the solution is then unique.
final class Solver {
  private final Evaluator evaluator;
  private final Locals locals;
  private final LocalNames names;
  private final TypeOf types;
  private final Agenda agenda;
  private final Holes holes;

  Solver(Evaluator evaluator, Locals locals, LocalNames names, TypeOf types, Agenda agenda, Holes holes) {
    this.evaluator = evaluator;
    this.locals = locals;
    this.names = names;
    this.types = types;
    this.agenda = agenda;
    this.holes = holes;
  }

  /// Makes `head` applied to `spine` equal to `value` if it can; what hinders it otherwise.
  Inversion.Obstacle solve(Value.Head.Unknown head, List<Value.Arguments> spine, Value value, Agenda.Stage stage) {
    Hole hole = head.hole();
    Inversion inversion = new Inversion(hole, locals, narrowed -> scope -> narrow(narrowed, scope));
    boolean isLenient = stage == Agenda.Stage.LAST || holes.isFinished(hole);
    if (!invert(head.environment(), hole, inversion) && !isLenient) {
      return Inversion.Obstacle.UNDECIDED;
    }
    List<List<Term.Parameter>> parameters = new ArrayList<>();
    Readback readback = new Readback(evaluator, locals, names, types, inversion, hole.span());
    for (Value.Arguments arguments : spine) {
      List<LocalName> fresh = new ArrayList<>();
      for (Value argument : arguments.explicits()) {
        if (!(evaluator.force(argument) instanceof Value.Neutral(Value.Head.Local(LocalName name), List<Value.Arguments> rest))
            || !rest.isEmpty()) {
          return Inversion.Obstacle.UNDECIDED;
        }
        LocalName inside = names.fresh(name.text());
        locals.declareFree(inside, locals.type(name));
        inversion.rename(name, inside);
        fresh.add(inside);
      }
      if (!arguments.implicits().isEmpty()) {
        return Inversion.Obstacle.UNDECIDED;
      }
      parameters.add(
          fresh.stream()
              .map(name -> new Term.Parameter(name, readback.term(locals.type(name)), hole.span()))
              .toList());
    }
    Term solution = readback.term(value);
    if (inversion.obstacle() != Inversion.Obstacle.NONE) {
      return inversion.obstacle();
    }
    Value result = value;
    for (List<Term.Parameter> list : parameters.reversed()) {
      Signature signature = Signature.simple(list, readback.term(types.of(result)));
      solution = new Term.Function(signature, solution, hole.span());
      result = evaluator.evaluate(solution, Environment.EMPTY);
    }
    passOn(hole, value);
    boolean isPlain = head.environment().isEmpty() && spine.isEmpty();
    settle(hole, solution, isPlain ? value : evaluator.evaluate(solution, Environment.EMPTY));
    return Inversion.Obstacle.NONE;
  }

  /// What becomes of the type of a literal is the type of a literal too.
  private void passOn(Hole hole, Value value) {
    if (evaluator.force(value) instanceof Value.Neutral(Value.Head.Unknown(Hole other, var _), List<Value.Arguments> _)) {
      hole.literal().ifPresent(other::becomesNumber);
    }
  }

  /// Fills a hole that an error made meaningless.
  void abandon(Hole hole) {
    settle(hole, new Term.Malformed(hole.span()), Value.MALFORMED);
  }

  void settle(Hole hole, Term term, Value value) {
    hole.solve(term, value);
    agenda.wake(hole);
  }

  /// Notes what the hole's variables stand for; whether each stands for a variable.
  private boolean invert(Environment environment, Hole hole, Inversion inversion) {
    boolean isPattern = true;
    Set<LocalName> seen = new LinkedHashSet<>();
    Environment at = environment;
    while (at instanceof Environment.Bound(LocalName name, Value value, Environment rest)) {
      if (seen.add(name) && locals.isVisible(name, hole.scope())) {
        inversion.replace(name);
        if (evaluator.force(value) instanceof Value.Neutral(Value.Head.Local(LocalName outside), List<Value.Arguments> spine)
            && spine.isEmpty()) {
          inversion.rename(outside, name);
        } else {
          isPattern = false;
        }
      }
      at = rest;
    }
    return isPattern;
  }

  private Hole narrow(Hole hole, Scope scope) {
    Hole narrowed = holes.narrowed(hole, scope);
    hole.literal().ifPresent(narrowed::becomesNumber);
    settle(hole, new Term.Unknown(narrowed, hole.span()), narrowed.value());
    return narrowed;
  }
}
