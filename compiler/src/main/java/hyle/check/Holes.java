package hyle.check;

import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// All holes of the program, in order, and the declaration that is being elaborated.
final class Holes {
  private final List<Hole> all = new ArrayList<>();
  private int owner;

  Hole fresh(Scope scope, Value type, Hole.Origin origin, Span span) {
    Hole hole = new Hole(all.size(), scope, type, origin, span, owner);
    all.add(hole);
    return hole;
  }

  /// A hole for the same thing that sees less.
  Hole narrowed(Hole hole, Scope scope) {
    Hole narrowed = new Hole(all.size(), scope, hole.type(), hole.origin(), hole.span(), hole.owner());
    all.add(narrowed);
    return narrowed;
  }

  /// The next declaration begins.
  void nextOwner() {
    owner++;
  }

  int owner() {
    return owner;
  }

  /// Whether the declaration of the hole was elaborated wholly.
  boolean isFinished(Hole hole) {
    return hole.owner() != owner;
  }

  List<Hole> unsolved() {
    return all.stream().filter(hole -> !hole.isSolved()).toList();
  }
}
