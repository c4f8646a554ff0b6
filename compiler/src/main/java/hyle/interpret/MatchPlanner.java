package hyle.interpret;

import hyle.check.PatternColumn;
import hyle.check.Typed;
import hyle.check.Typed.Expression;
import hyle.check.Typed.Pattern;
import hyle.interpret.Plan.Arm;
import hyle.interpret.Plan.Atom;
import hyle.interpret.Plan.Clause;
import hyle.interpret.Plan.Constant;
import hyle.interpret.Plan.ConstructorOf;
import hyle.interpret.Plan.Decision;
import hyle.interpret.Plan.Kind;
import hyle.interpret.Plan.Occurrence;
import hyle.interpret.Plan.Operation;
import hyle.interpret.Plan.Variable;
import hyle.interpret.Planner.Next;
import hyle.name.GlobalName;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `match` and `case`: what is known is matched at once [O16]; else tests look at the scrutinees, rows from the top and columns from the
/// left, and the clause that they lead to takes apart what its patterns name [P2] [P10].
final class MatchPlanner {
  private final Planner planner;

  MatchPlanner(Planner planner) {
    this.planner = planner;
  }

  Next match(Expression.Match match, Scope scope, Builder builder) {
    List<Meaning> scrutinees = new ArrayList<>();
    match.scrutinees().forEach(scrutinee -> scrutinees.add(planner.meaning(scrutinee, scope, builder)));
    if (match.mode() == Typed.Mode.OWNED && !scrutinees.stream().allMatch(MatchPlanner::isOfTheRun)) {
      for (Typed.Clause clause : match.clauses()) {
        Scope inner = scope.inner();
        Fit fit = fitAll(clause.patterns(), scrutinees, inner);
        if (fit == Fit.YES) {
          return new Next.Go(clause.body(), inner);
        }
        if (fit == Fit.UNKNOWN) {
          break;
        }
      }
    }
    return branch(match, scrutinees, scope, builder);
  }

  private Next branch(Expression.Match match, List<Meaning> scrutinees, Scope scope, Builder builder) {
    List<Atom> roots = new ArrayList<>();
    for (int i = 0; i < scrutinees.size(); i++) {
      Span span = match.scrutinees().get(i).span();
      roots.add(distinct(planner.atom(scrutinees.get(i), builder, span), roots, builder, span));
    }
    List<Row> rows = new ArrayList<>();
    for (int clause = 0; clause < match.clauses().size(); clause++) {
      rows.add(new Row(match.clauses().get(clause).patterns(), clause));
    }
    if (!rows.isEmpty() && rows.getFirst().patterns().stream().allMatch(Pattern.Variable.class::isInstance)) {
      Scope inner = scope.inner();
      bindAll(match.mode(), rows.getFirst().patterns(), roots, inner, builder);
      return new Next.Go(match.clauses().getFirst().body(), inner);
    }
    List<Occurrence> columns = roots.stream().map(root -> new Occurrence(root, List.of())).toList();
    Decision decision = decide(columns, rows);
    List<Clause> clauses = new ArrayList<>();
    for (Typed.Clause clause : match.clauses()) {
      Scope inner = scope.inner();
      Builder inside = builder.inner();
      bindAll(match.mode(), clause.patterns(), roots, inner, inside);
      List<Variable> names = new ArrayList<>();
      clause.patterns().forEach(pattern -> collect(pattern, inner, roots, names));
      clauses.add(new Clause(inside.statements(), names, planner.block(clause.body(), inner, builder.inner())));
    }
    return new Next.Run(new Operation.Branch(decision, clauses), planner.kind(match.type(), scope), match.span());
  }

  /// A value that is matched twice is itself in the first place, and another one in the others.
  private static Atom distinct(Atom atom, List<Atom> before, Builder builder, Span span) {
    return atom instanceof Variable variable && variable.isOwned() && before.contains(variable)
        ? builder.let(variable.name, variable.kind, new Operation.Move(variable), span)
        : atom;
  }

  private static boolean isOfTheRun(Meaning meaning) {
    return meaning instanceof Meaning.Word(Variable _);
  }

  /// Whether patterns fit what is known.
  private enum Fit {
    YES,
    NO,
    UNKNOWN
  }

  private Fit fitAll(List<Pattern> patterns, List<Meaning> meanings, Scope inner) {
    Fit all = Fit.YES;
    for (int i = 0; i < patterns.size(); i++) {
      Fit fit = fit(patterns.get(i), meanings.get(i), inner);
      if (fit == Fit.NO) {
        return Fit.NO;
      }
      all = fit == Fit.UNKNOWN ? fit : all;
    }
    return all;
  }

  private Fit fit(Pattern pattern, Meaning meaning, Scope inner) {
    return switch (pattern) {
      case Pattern.Variable variable -> {
        inner.bind(variable.name(), planner.shared(meaning, variable.name()));
        yield Fit.YES;
      }
      case Pattern.Constructor(GlobalName name, _, List<Pattern> arguments, _) -> {
        ConstructorOf constructor = constructor(name);
        if (meaning instanceof Meaning.Built built) {
          yield built.constructor().constructor().name().equals(name) ? fitAll(arguments, built.fields(), inner) : Fit.NO;
        }
        if (constructor.isNewtype()) {
          yield fit(arguments.getFirst(), meaning, inner);
        }
        if (meaning instanceof Meaning.Word(Constant(long word))) {
          yield arguments.isEmpty() && word == constructor.constructor().number() ? Fit.YES : Fit.NO;
        }
        yield Fit.UNKNOWN;
      }
      case Pattern.Literal _ -> Fit.UNKNOWN;
    };
  }

  private ConstructorOf constructor(GlobalName name) {
    return planner.constructor(name).orElseThrow(() -> new AssertionError("no constructor: " + name));
  }

  /// Patterns that are still to be tested, one a column, and the clause that they lead to.
  private record Row(List<Pattern> patterns, int clause) {}

  private Decision decide(List<Occurrence> columns, List<Row> rows) {
    if (rows.isEmpty()) {
      return new Decision.Fail();
    }
    List<Pattern> first = rows.getFirst().patterns();
    for (int column = 0; column < columns.size(); column++) {
      switch (first.get(column)) {
        case Pattern.Variable _ -> {}
        case Pattern.Literal _ -> {
          return byWord(column, columns, rows);
        }
        case Pattern.Constructor(GlobalName name, _, _, _) -> {
          return byConstructor(constructor(name).data(), column, columns, rows);
        }
      }
    }
    return new Decision.Leaf(rows.getFirst().clause());
  }

  private Decision byWord(int column, List<Occurrence> columns, List<Row> rows) {
    Map<Long, Arm> arms = new LinkedHashMap<>();
    PatternColumn.byHead(rows, row -> row.patterns().get(column), PatternColumn::literal)
        .forEach(
            (word, fitting) -> {
              List<Row> left = fitting.stream().map(row -> replaced(row, column, List.of())).toList();
              arms.put(word, new Arm(List.of(), decide(replaced(columns, column, List.of()), left)));
            });
    return new Decision.ByWord(columns.get(column), arms, new Arm(List.of(), rest(column, columns, rows)));
  }

  /// A type of one constructor needs no test.
  private Decision byConstructor(Typed.Declaration.Data data, int column, List<Occurrence> columns, List<Row> rows) {
    Map<Integer, Arm> arms = new LinkedHashMap<>();
    PatternColumn.byHead(rows, row -> row.patterns().get(column), PatternColumn::constructor)
        .forEach((name, fitting) -> arms.put(constructor(name).constructor().number(), new Arm(List.of(), inside(name, column, columns, fitting))));
    if (data.constructors().size() == 1) {
      return arms.values().iterator().next().next();
    }
    boolean isComplete = arms.size() == data.constructors().size();
    Optional<Arm> otherwise = isComplete ? Optional.empty() : Optional.of(new Arm(List.of(), rest(column, columns, rows)));
    return new Decision.ByConstructor(columns.get(column), arms, otherwise);
  }

  /// The tests behind a constructor: its fields take the place of its column.
  private Decision inside(GlobalName name, int column, List<Occurrence> columns, List<Row> rows) {
    ConstructorOf constructor = constructor(name);
    int count = constructor.constructor().fields().size();
    List<Occurrence> fields = new ArrayList<>();
    for (int field = 0; field < count; field++) {
      fields.add(constructor.isNewtype() ? columns.get(column) : field(columns.get(column), field));
    }
    List<Row> fitting = new ArrayList<>();
    for (Row row : rows) {
      switch (row.patterns().get(column)) {
        case Pattern.Constructor pattern -> fitting.add(replaced(row, column, pattern.arguments()));
        case Pattern.Variable variable -> fitting.add(replaced(row, column, Collections.nCopies(count, variable)));
        case Pattern.Literal _ -> throw new AssertionError("a literal has no fields");
      }
    }
    return decide(replaced(columns, column, fields), fitting);
  }

  private static Occurrence field(Occurrence occurrence, int field) {
    List<Integer> fields = new ArrayList<>(occurrence.fields());
    fields.add(field);
    return new Occurrence(occurrence.root(), fields);
  }

  private Decision rest(int column, List<Occurrence> columns, List<Row> rows) {
    List<Row> left = new ArrayList<>();
    for (Row row : rows) {
      if (row.patterns().get(column) instanceof Pattern.Variable) {
        left.add(replaced(row, column, List.of()));
      }
    }
    return decide(replaced(columns, column, List.of()), left);
  }

  private static Row replaced(Row row, int column, List<Pattern> patterns) {
    return new Row(replaced(row.patterns(), column, patterns), row.clause());
  }

  private static <T> List<T> replaced(List<T> list, int column, List<? extends T> instead) {
    List<T> changed = new ArrayList<>(list.subList(0, column));
    changed.addAll(instead);
    changed.addAll(list.subList(column + 1, list.size()));
    return changed;
  }

  private void bindAll(Typed.Mode mode, List<Pattern> patterns, List<Atom> atoms, Scope inner, Builder builder) {
    for (int i = 0; i < patterns.size(); i++) {
      bind(mode, patterns.get(i), atoms.get(i), inner, builder);
    }
  }

  /// What a variable matches is moved whole; what a constructor matches is taken apart, or looked into.
  private void bind(Typed.Mode mode, Pattern pattern, Atom atom, Scope inner, Builder builder) {
    switch (pattern) {
      case Pattern.Variable variable -> inner.bind(variable.name(), new Meaning.Word(atom));
      case Pattern.Literal _ -> {}
      case Pattern.Constructor(GlobalName name, _, List<Pattern> arguments, Span span) -> {
        ConstructorOf constructor = constructor(name);
        if (constructor.isNewtype()) {
          bind(mode, arguments.getFirst(), atom, inner, builder);
        } else if (!constructor.isOfEnumeration()) {
          switch (mode) {
            case OWNED -> takeApart(constructor, arguments, atom, inner, builder, span);
            case BORROWED -> lookInto(constructor, arguments, atom, inner, builder, span);
          }
        }
      }
    }
  }

  /// The names of types among the fields are bound before the types of later fields mention them.
  private void takeApart(ConstructorOf constructor, List<Pattern> arguments, Atom atom, Scope inner, Builder builder, Span span) {
    List<Variable> fields = new ArrayList<>();
    for (Pattern argument : arguments) {
      Variable field = builder.variable(name(argument), kind(argument, inner));
      if (argument instanceof Pattern.Variable variable) {
        inner.bind(variable.name(), new Meaning.Word(field));
      }
      fields.add(field);
    }
    builder.let(fields, new Operation.Take(atom, constructor), span);
    bindAll(Typed.Mode.OWNED, arguments, List.copyOf(fields), inner, builder);
  }

  private Kind kind(Pattern pattern, Scope inner) {
    return switch (pattern) {
      case Pattern.Variable variable -> planner.kind(variable.type(), inner);
      case Pattern.Constructor(GlobalName name, _, List<Pattern> arguments, _) -> {
        ConstructorOf constructor = constructor(name);
        yield constructor.isNewtype() ? kind(arguments.getFirst(), inner) : constructor.isOfEnumeration() ? Kind.PLAIN : Kind.PASSING;
      }
      case Pattern.Literal _ -> Kind.PLAIN;
    };
  }

  private void lookInto(ConstructorOf constructor, List<Pattern> arguments, Atom atom, Scope inner, Builder builder, Span span) {
    for (int field = 0; field < arguments.size(); field++) {
      Pattern argument = arguments.get(field);
      Variable seen = builder.let(name(argument), Kind.PLAIN, new Operation.Peek(atom, constructor, field), span);
      bind(Typed.Mode.BORROWED, argument, seen, inner, builder);
    }
  }

  private static void collect(Pattern pattern, Scope inner, List<Atom> roots, List<Variable> names) {
    switch (pattern) {
      case Pattern.Variable variable -> {
        boolean isPart = inner.find(variable.name()) instanceof Meaning.Word(Variable part) && !roots.contains(part);
        if (isPart && !variable.name().isWildcard()) {
          names.add((Variable) ((Meaning.Word) inner.find(variable.name())).atom());
        }
      }
      case Pattern.Constructor constructor -> constructor.arguments().forEach(argument -> collect(argument, inner, roots, names));
      case Pattern.Literal _ -> {}
    }
  }

  private static String name(Pattern pattern) {
    return pattern instanceof Pattern.Variable variable ? variable.name().text() : "field";
  }
}
