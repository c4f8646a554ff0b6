package hyle.check;

import hyle.name.GlobalName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;

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
    List<List<Witness>> found =
        switch (turned.getFirst().first()) {
          case Typed.Pattern.Constructor constructor -> constructors(turned, constructor.name(), width, reached);
          case Typed.Pattern.Literal _ -> literals(turned, width, reached);
          case Typed.Pattern.Variable _ -> throw new AssertionError("a variable asks for nothing");
        };
    return found.stream().map(witness -> fromFront(witness, column)).toList();
  }

  /// `one` is any constructor of the type.
  private List<List<Witness>> constructors(List<Row> rows, GlobalName one, int width, BitSet reached) {
    List<List<Witness>> found = new ArrayList<>();
    Map<GlobalName, List<Row>> present = PatternColumn.byHead(rows, Row::first, PatternColumn::constructor);
    GlobalName data = globals.constructor(one).orElseThrow().data();
    for (GlobalName constructor : globals.data(data).orElseThrow().constructors()) {
      int arity = arity(constructor);
      List<List<Witness>> rest =
          present.containsKey(constructor)
              ? missing(present.get(constructor).stream().map(row -> opened(row, arity)).toList(), arity + width - 1, reached)
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

  /// There is always another number, so the rows that fit any must cover the rest. Where they do, nothing is missing for a number of its
  /// own, which these rows fit too; the split only tells which rows are reached.
  private List<List<Witness>> literals(List<Row> rows, int width, BitSet reached) {
    List<List<Witness>> others = missing(unspecific(rows), width - 1, reached);
    if (!others.isEmpty()) {
      return others.stream().map(witness -> join(List.of(ANY), witness)).toList();
    }
    for (List<Row> fitting : PatternColumn.byHead(rows, Row::first, PatternColumn::literal).values()) {
      missing(fitting.stream().map(row -> row.with(row.rest())).toList(), width - 1, reached);
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

  /// The row with the arguments of its first pattern, a constructor with so many, in its place.
  private static Row opened(Row row, int arity) {
    return switch (row.first()) {
      case Typed.Pattern.Constructor constructor -> row.with(join(constructor.arguments(), row.rest()));
      case Typed.Pattern.Variable variable -> row.with(join(Collections.nCopies(arity, variable), row.rest()));
      case Typed.Pattern.Literal _ -> throw new AssertionError("a literal has no arguments");
    };
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
