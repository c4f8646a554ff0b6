package hyle.check;

import hyle.name.CoreNames;
import hyle.name.PrimitiveType;
import java.util.List;
import java.util.Optional;

/// Fills the types that nothing determines, one after the other, since each may decide others.
final class Assumptions {
  private Assumptions() {}

  static void make(Elaboration elaboration) {
    Optional<Hole> next = next(elaboration);
    while (next.isPresent()) {
      Hole hole = next.get();
      elaboration.assume(hole, hole.literal().<Term>map(literal -> number(literal.custom(), hole)).orElseGet(() -> unit(hole)));
      elaboration.agenda().run();
      elaboration.agenda().decide();
      next = next(elaboration);
    }
  }

  /// Numbers first: where one of them is an element, its list is none of units.
  private static Optional<Hole> next(Elaboration elaboration) {
    List<Hole> open = elaboration.holes().unsolved();
    return open.stream()
        .filter(hole -> hole.literal().isPresent())
        .findFirst()
        .or(() -> open.stream().filter(hole -> isAssumed(hole, elaboration)).findFirst());
  }

  private static boolean isAssumed(Hole hole, Elaboration elaboration) {
    return switch (hole.origin()) {
      case Hole.Origin.Written _ -> false;
      case Hole.Origin.Omitted _, Hole.Origin.Implicit _, Hole.Origin.NumberType _ ->
          elaboration.evaluator().force(hole.type()) instanceof Value.Universe;
    };
  }

  private static Term number(PrimitiveType type, Hole hole) {
    return new Term.Primitive(type, hole.span());
  }

  private static Term unit(Hole hole) {
    return new Term.Call(new Term.Global(CoreNames.UNIT_TYPE, hole.span()), List.of(), List.of(), Value.UNIVERSE, hole.span());
  }
}
