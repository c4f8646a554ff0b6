package hyle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `match`, `case`, `if` and `when`.
final class MatchProductions {
  static final List<Production> TABLE =
      List.of(
          new Production("match", (_, _, _) -> 3, MatchProductions::match),
          new Production("case", (maker, _, scope) -> borrowed(maker, scope).isEmpty() ? 0 : 5, MatchProductions::borrowingMatch),
          new Production("if", (_, _, _) -> 1, MatchProductions::choice),
          new Production("when", (_, goal, _) -> goal.equals(Type.UNIT) ? 1 : 0, MatchProductions::when));

  private MatchProductions() {}

  private static Term match(Maker maker, Type goal, Scope scope, int size) {
    int count = maker.oneIn(4) ? 2 : 1;
    List<Type> types = new ArrayList<>();
    List<Term> scrutinees = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      Optional<Scope.Local> variable = maker.oneIn(3) ? Optional.empty() : matched(maker, scope);
      Type type = variable.map(Scope.Local::type).orElseGet(() -> scrutinee(maker, scope));
      types.add(type);
      scrutinees.add(
          variable.map(scope::use).orElseGet(() -> maker.ascribed(maker.term(type, scope, maker.oneIn(2) ? size / 4 : 1))));
    }
    return clauses("match", maker, goal, scope, size, types, scrutinees);
  }

  private static Type scrutinee(Maker maker, Scope scope) {
    Type type = maker.oneIn(6) ? new Types(maker).integer() : maker.type(scope);
    return isMatched(maker.world(), type) ? type : Type.INT;
  }

  private static boolean isMatched(World world, Type type) {
    return world.data(type).isPresent() || type.equals(Type.RUNE) || type instanceof Type.Number number && !number.isFloat();
  }

  private static Optional<Scope.Local> matched(Maker maker, Scope scope) {
    List<Scope.Local> fitting = scope.available().stream().filter(local -> isMatched(maker.world(), local.type())).toList();
    return fitting.isEmpty() ? Optional.empty() : Optional.of(maker.pick(fitting));
  }

  /// The noemata of data that a `case` can look at. Types that a constructor hides cannot be named there, so those are left out.
  private static List<Scope.Local> borrowed(Maker maker, Scope scope) {
    return scope.available().stream()
        .filter(local -> local.type() instanceof Type.Noema(Type content) && isLookedAt(maker.world(), content))
        .toList();
  }

  static boolean isLookedAt(World world, Type type) {
    return world.data(type).filter(data -> data.constructors().stream().noneMatch(World::hides)).isPresent();
  }

  private static Term borrowingMatch(Maker maker, Type goal, Scope scope, int size) {
    List<Scope.Local> borrowed = borrowed(maker, scope);
    List<Type> types = new ArrayList<>();
    List<Term> scrutinees = new ArrayList<>();
    for (int count = maker.oneIn(4) ? 2 : 1; count > 0; count--) {
      Scope.Local local = maker.pick(borrowed);
      types.add(local.type());
      scrutinees.add(scope.use(local));
    }
    return clauses("case", maker, goal, scope, size, types, scrutinees);
  }

  static Term clauses(String keyword, Maker maker, Type goal, Scope scope, int size, List<Type> types, List<Term> scrutinees) {
    List<Patterns.Row> rows = new Patterns(maker).rows(types);
    List<Term.Clause> clauses = new ArrayList<>();
    List<Scope> branches = new ArrayList<>();
    for (Patterns.Row row : rows) {
      Scope branch = scope.branch().bindAll(row.variables());
      clauses.add(new Term.Clause(row.patterns(), maker.term(goal, branch, maker.share(size, Math.max(2, rows.size())))));
      branches.add(branch);
    }
    scope.join(branches);
    return new Term.Match(keyword, scrutinees, clauses, goal);
  }

  private static Term choice(Maker maker, Type goal, Scope scope, int size) {
    Term condition = maker.term(Type.BOOL, scope, maker.share(size, 3));
    Scope yes = scope.branch();
    Scope no = scope.branch();
    Term one = maker.term(goal, yes, maker.share(size, 3));
    Term other = maker.term(goal, no, maker.share(size, 3));
    scope.join(List.of(yes, no));
    return new Term.If(List.of(condition, one, other), goal);
  }

  private static Term when(Maker maker, Type goal, Scope scope, int size) {
    Term condition = maker.term(Type.BOOL, scope, maker.share(size, 2));
    Scope branch = scope.branch();
    Term body = maker.term(goal, branch, maker.share(size, 2));
    scope.join(List.of(branch));
    return new Term.When(List.of(condition, body));
  }
}
