package hyle.check;

import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reports what nothing in the program determines, once for each cause.
final class Unresolved {
  private Unresolved() {}

  static void report(Elaboration elaboration) {
    Set<Span> told = new HashSet<>();
    List<Hole> written = new ArrayList<>();
    List<Hole> others = new ArrayList<>();
    for (Hole hole : elaboration.holes().unsolved()) {
      (hole.origin() instanceof Hole.Origin.Written ? written : others).add(hole);
    }
    written.addAll(others);
    for (Hole hole : written) {
      if (!hole.isSolved()) {
        elaboration.abandon(hole.type());
        if (!elaboration.explainsHoles(hole.owner()) && told.add(hole.span())) {
          elaboration.reportUndetermined(describe(hole), hole.owner());
        }
        elaboration.abandon(hole.value());
      }
    }
  }

  private static TypeError.UnresolvedHole describe(Hole hole) {
    return switch (hole.origin()) {
      case Hole.Origin.Written _ ->
          new TypeError.UnresolvedHole(hole.span(), "Nothing determines this `_`", "Write what is meant in its place.");
      case Hole.Origin.Omitted(String words) ->
          new TypeError.UnresolvedHole(
              hole.span(), sentence(words) + " is not known", "Write the type: nothing in the program determines it.");
      case Hole.Origin.Implicit(String parameter, String function) ->
          new TypeError.UnresolvedHole(
              hole.span(),
              "Nothing determines the type argument `" + parameter + "` of " + function,
              "Write a type where the value is bound: `let x: … = … in`.");
      case Hole.Origin.NumberType _ ->
          new TypeError.UnresolvedHole(
              hole.span(), "The type of this number is not known", "Say its type where it is bound: `let x: int = … in`.");
    };
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
