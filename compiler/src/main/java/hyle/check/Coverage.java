package hyle.check;

import hyle.name.GlobalName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds values that no row of a match fits, by the matrix of its patterns [Maranget, "Warnings for pattern matching"].
///
/// A column with constructors splits the matrix: for each constructor the rows that fit it, with its arguments as new columns;
/// what is left when no rows are left is a witness. The column is one where the first row asks for something, which keeps
/// the number of splits near the size of the match.
final class Coverage {
  /// Witnesses that a message shows.
  private static final int SHOWN = 4;

  private final Globals globals;

  Coverage(Globals globals) {
    this.globals = globals;
  }

  /// What a match does not cover, and its clauses that no value gets to; these are only known where it covers all.
  ///
  /// `missing` has rows of patterns in source form.
  record Result(List<String> missing, List<Typed.Clause> unreachable) {}

  /// The patterns of a clause that are still to be looked at, and its number.
  private record Row(int clause, List<Typed.Pattern> patterns) {
    Typed.Pattern first() {
      return patterns.getFirst();
    }

    List<Typed.Pattern> rest() {
      return patterns.subList(1, patterns.size());
    }

    Row with(List<Typed.Pattern> others) {
      return new Row(clause, others);
    }
  }

  /// A value that is not covered, as far as it matters.
  private sealed interface Witness {
    record Any() implements Witness {}

    record Constructor(GlobalName name, List<Witness> arguments) implements Witness {}
  }

  private static final Witness ANY = new Witness.Any();

  Result of(Typed.Expression.Match match) {
    List<Typed.Clause> clauses = match.clauses();
    if (clauses.isEmpty()) {
      return new Result(emptyMatch(match), List.of());
    }
    int width = match.scrutinees().size();
    List<Row> rows = new ArrayList<>();
    clauses.forEach(clause -> rows.add(new Row(rows.size(), clause.patterns())));
    if (rows.stream().anyMatch(row -> row.patterns().size() != width)) {
      return new Result(List.of(), List.of());
    }
    BitSet reached = new BitSet();
    List<String> missing = missing(rows, width, reached).stream().map(this::row).toList();
    if (!missing.isEmpty()) {
      return new Result(missing, List.of());
    }
    return new Result(List.of(), rows.stream().map(Row::clause).filter(row -> !reached.get(row)).map(clauses::get).toList());
  }

  /// No clauses are enough for a type without constructors.
  private List<String> emptyMatch(Typed.Expression.Match match) {
    List<String> missing = new ArrayList<>();
    for (Typed.Expression type : match.scrutineeTypes()) {
      if (!(type instanceof Typed.Expression.Call call
          && call.function() instanceof Typed.Expression.Global(GlobalName name, var _))) {
        missing.add("_");
        continue;
      }
      List<GlobalName> constructors = globals.data(name).map(Globals.Entry.Data::constructors).orElse(List.of());
      if (constructors.isEmpty() && globals.data(name).isPresent()) {
        return List.of();
      }
      missing.add(constructors.isEmpty() ? "_" : text(open(constructors.getFirst())));
    }
    return List.of(String.join(", ", missing));
  }

  /// Each clause that is the first to fit some value is added to `reached`.
  private List<List<Witness>> missing(List<Row> rows, int width, BitSet reached) {
    if (rows.isEmpty()) {
      return List.of(anything(width));
    }
    int column = asking(rows.getFirst().patterns());
    if (column == width) {
      reached.set(rows.getFirst().clause());
      return List.of();
    }
    List<Row> turned = rows.stream().map(row -> row.with(toFront(row.patterns(), column))).toList();
    Set<GlobalName> constructors = new LinkedHashSet<>();
    Set<Long> literals = new LinkedHashSet<>();
    turned.forEach(row -> collect(row.first(), constructors, literals));
    List<List<Witness>> found =
        constructors.isEmpty()
            ? literals(turned, literals, width, reached)
            : constructors(turned, constructors, width, reached);
    return found.stream().map(witness -> fromFront(witness, column)).toList();
  }

  private List<List<Witness>> constructors(List<Row> rows, Set<GlobalName> present, int width, BitSet reached) {
    List<List<Witness>> found = new ArrayList<>();
    GlobalName data = globals.constructor(present.iterator().next()).orElseThrow().data();
    for (GlobalName constructor : globals.data(data).orElseThrow().constructors()) {
      int arity = arity(constructor);
      List<List<Witness>> rest =
          present.contains(constructor)
              ? missing(specialise(rows, constructor, arity), arity + width - 1, reached)
              : missing(unspecific(rows), width - 1, reached).stream().map(witness -> join(anything(arity), witness)).toList();
      for (List<Witness> witness : rest) {
        Witness head = new Witness.Constructor(constructor, List.copyOf(witness.subList(0, arity)));
        found.add(join(List.of(head), witness.subList(arity, witness.size())));
        if (found.size() == SHOWN) {
          return found;
        }
      }
    }
    return found;
  }

  /// There is always another number, so the rows that fit any must cover the rest; then each number by itself.
  private List<List<Witness>> literals(List<Row> rows, Set<Long> literals, int width, BitSet reached) {
    List<List<Witness>> others = missing(unspecific(rows), width - 1, reached);
    if (!others.isEmpty()) {
      return others.stream().map(witness -> join(List.of(ANY), witness)).toList();
    }
    for (long literal : literals) {
      List<Row> fitting = rows.stream().filter(row -> fits(row.first(), literal)).map(row -> row.with(row.rest())).toList();
      List<List<Witness>> found = missing(fitting, width - 1, reached);
      if (!found.isEmpty()) {
        return found.stream().map(witness -> join(List.of(ANY), witness)).toList();
      }
    }
    return List.of();
  }

  /// The first column where the row does not fit everything.
  private static int asking(List<Typed.Pattern> row) {
    int column = 0;
    while (column < row.size() && row.get(column) instanceof Typed.Pattern.Variable) {
      column++;
    }
    return column;
  }

  private static void collect(Typed.Pattern pattern, Set<GlobalName> constructors, Set<Long> literals) {
    switch (pattern) {
      case Typed.Pattern.Constructor constructor -> constructors.add(constructor.name());
      case Typed.Pattern.Literal literal -> literals.add(literal.bits());
      case Typed.Pattern.Variable _ -> {}
    }
  }

  private static boolean fits(Typed.Pattern pattern, long bits) {
    return switch (pattern) {
      case Typed.Pattern.Literal literal -> literal.bits() == bits;
      case Typed.Pattern.Variable _ -> true;
      case Typed.Pattern.Constructor _ -> false;
    };
  }

  private static List<Row> specialise(List<Row> rows, GlobalName wanted, int arity) {
    List<Row> specialised = new ArrayList<>();
    for (Row row : rows) {
      switch (row.first()) {
        case Typed.Pattern.Constructor constructor when constructor.name().equals(wanted) ->
            specialised.add(row.with(join(constructor.arguments(), row.rest())));
        case Typed.Pattern.Variable variable ->
            specialised.add(row.with(join(Collections.nCopies(arity, variable), row.rest())));
        case Typed.Pattern.Constructor _, Typed.Pattern.Literal _ -> {}
      }
    }
    return specialised;
  }

  /// The rows that fit whatever stands in the first column, without it.
  private static List<Row> unspecific(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.first() instanceof Typed.Pattern.Variable)
        .map(row -> row.with(row.rest()))
        .toList();
  }

  private static <E> List<E> toFront(List<E> row, int column) {
    List<E> turned = new ArrayList<>(row);
    turned.addFirst(turned.remove(column));
    return turned;
  }

  private static <E> List<E> fromFront(List<E> row, int column) {
    List<E> turned = new ArrayList<>(row);
    turned.add(column, turned.removeFirst());
    return turned;
  }

  private static <E> List<E> join(List<? extends E> first, List<? extends E> second) {
    List<E> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  private static List<Witness> anything(int count) {
    List<Witness> witnesses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      witnesses.add(ANY);
    }
    return witnesses;
  }

  private int arity(GlobalName constructor) {
    return globals.constructor(constructor).orElseThrow().signature().parameters().size();
  }

  private Witness open(GlobalName constructor) {
    return new Witness.Constructor(constructor, anything(arity(constructor)));
  }

  private String row(List<Witness> witnesses) {
    return String.join(", ", witnesses.stream().map(this::text).toList());
  }

  private String text(Witness witness) {
    return switch (witness) {
      case Witness.Any _ -> "_";
      case Witness.Constructor(GlobalName name, List<Witness> arguments) ->
          switch (globals.constructor(name).orElseThrow().shape()) {
            case CONSTANT -> name.base();
            case FUNCTION -> name.base() + "(" + row(arguments) + ")";
          };
    };
  }
}
