package hyle.random;

import java.util.List;
import java.util.stream.Stream;

/// Boxes: `quote`, `box` with what it captures, and what opens them inside of other boxes.
final class BoxProductions {
  static final List<Production> TABLE =
      List.of(
          new Production("quote", (maker, goal, _) -> isQuoted(maker, goal) ? 3 : 0, BoxProductions::quote),
          new Production("box", (_, goal, _) -> isBoxed(goal) ? 3 : 0, BoxProductions::box));

  private BoxProductions() {}

  private static boolean isQuoted(Maker maker, Type goal) {
    return goal instanceof Type.Meta(Type content) && maker.world().isActual(content);
  }

  private static boolean isBoxed(Type goal) {
    return goal instanceof Type.Meta && goal.isClosed();
  }

  private static Term quote(Maker maker, Type goal, Scope scope, int size) {
    return new Term.Quote(maker.term(((Type.Meta) goal).content(), scope, size - 1));
  }

  private static Term box(Maker maker, Type goal, Scope scope, int size) {
    List<String> captured = captured(maker, scope);
    return new Term.Box(captured, maker.term(((Type.Meta) goal).content(), scope.insideBox(captured), size - 1));
  }

  /// Some of the noemata in sight, without those of types that are only known here.
  private static List<String> captured(Maker maker, Scope scope) {
    Stream<Scope.Local> noemata = scope.available().stream().filter(local -> local.type() instanceof Type.Noema && local.type().isClosed());
    return noemata.filter(_ -> !maker.oneIn(3)).limit(3).map(Scope.Local::name).toList();
  }
}
