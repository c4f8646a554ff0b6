package hyle.check;

import hyle.report.Diagnostic;
import java.util.List;
import java.util.Optional;

/// Two types that must be equal, and what to say if they are not.
final class Equation implements Agenda.Task {
  /// Makes the message.
  interface Problem {
    Diagnostic describe(Inversion.Obstacle obstacle);
  }

  private final Elaboration elaboration;
  private final Problem problem;
  private final int owner;
  private List<Unifier.Pair> pairs;
  private Optional<Diagnostic> failure = Optional.empty();
  private boolean hasFailed;
  private boolean isHeld;

  Equation(Elaboration elaboration, Value expected, Value found, Problem problem) {
    this.elaboration = elaboration;
    this.problem = problem;
    this.owner = elaboration.holes().owner();
    this.pairs = List.of(new Unifier.Pair(expected, found));
  }

  /// Keeps the message back: something more precise may be found in what follows.
  Equation held() {
    isHeld = true;
    return this;
  }

  /// Gives the message that was kept back, if there was reason for one.
  void release() {
    isHeld = false;
    failure.ifPresent(diagnostic -> elaboration.report(diagnostic, owner));
    failure = Optional.empty();
  }

  /// Forgets the message that was kept back.
  void forget() {
    isHeld = false;
    failure = Optional.empty();
  }

  boolean hasFailed() {
    return hasFailed;
  }

  @Override
  public Agenda.Progress attempt(Agenda.Stage stage) {
    return switch (elaboration.unifier().unify(pairs, stage)) {
      case Unifier.Verdict.Different(Inversion.Obstacle obstacle) -> {
        fail(obstacle);
        yield Agenda.DONE;
      }
      case Unifier.Verdict.Equal equal -> {
        pairs = equal.left();
        yield pairs.isEmpty() ? Agenda.DONE : new Agenda.Progress.Waits(equal.holes());
      }
    };
  }

  /// A hole that is left is reported on its own.
  @Override
  public void giveUp() {
    boolean isExplained =
        pairs.stream().anyMatch(pair -> !elaboration.isKnown(pair.left()) || !elaboration.isKnown(pair.right()));
    if (!isExplained) {
      fail(Inversion.Obstacle.UNDECIDED);
    }
  }

  private void fail(Inversion.Obstacle obstacle) {
    hasFailed = true;
    failure = Optional.of(problem.describe(obstacle));
    if (!isHeld) {
      release();
    }
  }
}
