package hyle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the library offers, and what prints.
final class LibraryProductions {
  private static final Type A = new Type.Variable("a");
  private static final Type B = new Type.Variable("b");
  private static final Type C = new Type.Variable("c");
  private static final List<String> ONE = List.of("a");
  private static final List<String> TWO = List.of("a", "b");

  /// Functions that any program may call, in groups of one file each.
  private static final List<List<Signature>> FILES =
      List.of(
          List.of(
              Signature.library("core.list.append", ONE, Type.list(A), Type.list(A), Type.list(A)),
              Signature.library("core.list.reverse", ONE, Type.list(A), Type.list(A)),
              Signature.library("core.list.length", ONE, Type.INT, new Type.Noema(Type.list(A))),
              Signature.library("core.list.is-empty", ONE, Type.BOOL, new Type.Noema(Type.list(A))),
              Signature.library("core.list.take", ONE, Type.list(A), Type.list(A), Type.INT),
              Signature.library("core.list.drop", ONE, Type.list(A), Type.list(A), Type.INT),
              Signature.library("core.list.take-N", ONE, Type.list(A), new Type.Noema(Type.list(A)), Type.INT),
              Signature.library("core.list.concat", ONE, Type.list(A), Type.list(Type.list(A))),
              Signature.library("core.list.zip", TWO, Type.list(Type.pair(A, B)), Type.list(A), Type.list(B)),
              Signature.library("core.list.unzip", TWO, Type.pair(Type.list(A), Type.list(B)), Type.list(Type.pair(A, B))),
              Signature.library("core.list.uncons", ONE, Type.either(Type.UNIT, Type.pair(A, Type.list(A))), Type.list(A)),
              Signature.library("core.list.nth", ONE, Type.either(Type.UNIT, A), new Type.Noema(Type.list(A)), Type.INT),
              Signature.library("core.list.filter", ONE, Type.list(A), Type.list(A), function(Type.BOOL, new Type.Noema(A))),
              Signature.library("core.list.for-each", TWO, Type.list(B), Type.list(A), function(B, A)),
              Signature.library("core.list.for-each-N", TWO, Type.list(B), new Type.Noema(Type.list(A)), function(B, new Type.Noema(A))),
              Signature.library("core.list.fold-left", TWO, B, B, Type.list(A), function(B, B, A)),
              Signature.library("core.list.fold-right", TWO, B, Type.list(A), B, function(B, A, B)),
              Signature.library("core.list.zip-with", List.of("a", "b", "c"), Type.list(C), Type.list(A), Type.list(B), function(C, A, B))),
          List.of(
              Signature.library("core.pair.swap", TWO, Type.pair(B, A), Type.pair(A, B)),
              Signature.library("core.pair.first", TWO, A, Type.pair(A, B)),
              Signature.library("core.pair.second", TWO, B, Type.pair(A, B))),
          List.of(
              Signature.library("core.either.swap", TWO, Type.either(B, A), Type.either(A, B)),
              Signature.library("core.either.from-right", TWO, B, Type.either(A, B), B),
              Signature.library("core.either.map-right", List.of("a", "b", "c"), Type.either(A, C), Type.either(A, B), function(C, B)),
              Signature.library("core.either.is-left", TWO, Type.BOOL, new Type.Noema(Type.either(A, B)))),
          List.of(
              Signature.library("core.function.compose", List.of("a", "b", "c"), function(C, A), function(C, B), function(B, A)),
              Signature.library("core.function.flip", List.of("a", "b", "c"), function(C, B, A), function(C, A, B))),
          List.of(
              Signature.library("core.text.append", List.of(), Type.TEXT, Type.LITERAL_TEXT, Type.LITERAL_TEXT),
              Signature.library("core.text.length", List.of(), Type.INT, Type.LITERAL_TEXT),
              Signature.library("core.text.reverse", List.of(), Type.TEXT, Type.LITERAL_TEXT),
              Signature.library("core.text.singleton", List.of(), Type.TEXT, Type.RUNE)));

  static final List<Production> TABLE =
      List.of(
          new Production("range", (_, goal, _) -> goal.equals(Type.list(Type.INT)) ? 1 : 0, (maker, goal, _, _) -> range(maker, goal)),
          new Production("new cell", (_, goal, _) -> content(goal).isEmpty() ? 0 : 4, LibraryProductions::newCell),
          new Production(
              "print",
              (_, goal, _) -> goal.equals(Type.UNIT) ? 2 : 0,
              (maker, goal, _, _) -> Term.call("print", goal, NumberProductions.text(maker))),
          new Production("print a number", (_, goal, _) -> goal.equals(Type.UNIT) ? 2 : 0, LibraryProductions::printNumber),
          new Production("render", (_, goal, scope) -> goal.equals(Type.UNIT) && scope.layer() == 0 ? 3 : 0, LibraryProductions::render));

  private LibraryProductions() {}

  private static Type function(Type result, Type... parameters) {
    return new Type.Function(List.of(parameters), result);
  }

  /// Lets the program call functions of some files of the library.
  static void offer(Maker maker) {
    maker.world().offer(new Signature("and", List.of(), parameters(Type.BOOL, Type.BOOL), Type.BOOL, 1, Signature.Traits.LIBRARY));
    maker.world().offer(new Signature("not", List.of(), parameters(Type.BOOL), Type.BOOL, 1, Signature.Traits.LIBRARY));
    List<List<Signature>> files = new ArrayList<>(FILES);
    for (int count = maker.below(3); count > 0; count--) {
      List<Signature> file = files.remove(maker.below(files.size()));
      file.stream().filter(_ -> maker.oneIn(2)).forEach(maker.world()::offer);
    }
  }

  private static List<Term.Parameter> parameters(Type... types) {
    return Stream.of(types).map(type -> new Term.Parameter("_", type)).toList();
  }

  private static Term range(Maker maker, Type goal) {
    return Term.call("core.list.range", goal, Term.integer(maker.below(3)), Term.integer(maker.below(7)));
  }

  static List<Type> content(Type type) {
    return type instanceof Type.Data(String name, List<Type> arguments) && name.equals("cell") ? arguments : List.of();
  }

  private static Term newCell(Maker maker, Type goal, Scope scope, int size) {
    return Term.call("core.cell.new-cell", goal, maker.term(content(goal).getFirst(), scope, size - 1));
  }

  private static Term printNumber(Maker maker, Type goal, Scope scope, int size) {
    Type type = maker.oneIn(4) ? Type.FLOAT : Type.INT;
    return Term.call("print-" + type.text(), goal, maker.term(type, scope, size - 1));
  }

  private static Term render(Maker maker, Type goal, Scope scope, int size) {
    Type type = maker.pick(maker.world().pool());
    return maker.rendering().show(maker.term(type, scope, size - 1));
  }
}
