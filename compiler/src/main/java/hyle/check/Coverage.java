package hyle.check;

import hyle.name.GlobalName;
import java.util.ArrayList;
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

  /// A value that is not covered, as far as it matters.
  private sealed interface Witness {
    record Any() implements Witness {}

    record Constructor(GlobalName name, List<Witness> arguments) implements Witness {}
  }

  private static final Witness ANY = new Witness.Any();

  /// Rows of patterns for values that the match does not cover, in source form; empty if it covers all.
  List<String> missing(Typed.Expression.Match match) {
    if (match.clauses().isEmpty()) {
      return emptyMatch(match);
    }
    List<List<Typed.Pattern>> rows = match.clauses().stream().map(Typed.Clause::patterns).toList();
    int width = match.scrutinees().size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      return List.of();
    }
    return missing(rows, width).stream().map(this::row).toList();
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

  private List<List<Witness>> missing(List<List<Typed.Pattern>> rows, int width) {
    if (rows.isEmpty()) {
      return List.of(anything(width));
    }
    int column = asking(rows.getFirst());
    if (column == width) {
      return List.of();
    }
    List<List<Typed.Pattern>> turned = rows.stream().map(row -> toFront(row, column)).toList();
    Set<GlobalName> constructors = new LinkedHashSet<>();
    Set<Long> literals = new LinkedHashSet<>();
    turned.forEach(row -> collect(row.getFirst(), constructors, literals));
    List<List<Witness>> found =
        constructors.isEmpty() ? literals(turned, literals, width) : constructors(turned, constructors, width);
    return found.stream().map(witness -> fromFront(witness, column)).toList();
  }

  private List<List<Witness>> constructors(List<List<Typed.Pattern>> rows, Set<GlobalName> present, int width) {
    List<List<Witness>> found = new ArrayList<>();
    GlobalName data = globals.constructor(present.iterator().next()).orElseThrow().data();
    for (GlobalName constructor : globals.data(data).orElseThrow().constructors()) {
      int arity = arity(constructor);
      List<List<Witness>> rest =
          present.contains(constructor)
              ? missing(specialise(rows, constructor, arity), arity + width - 1)
              : missing(unspecific(rows), width - 1).stream().map(witness -> join(anything(arity), witness)).toList();
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
  private List<List<Witness>> literals(List<List<Typed.Pattern>> rows, Set<Long> literals, int width) {
    List<List<Witness>> others = missing(unspecific(rows), width - 1);
    if (!others.isEmpty()) {
      return others.stream().map(witness -> join(List.of(ANY), witness)).toList();
    }
    for (long literal : literals) {
      List<List<Typed.Pattern>> fitting = new ArrayList<>();
      rows.stream().filter(row -> fits(row.getFirst(), literal)).forEach(row -> fitting.add(row.subList(1, row.size())));
      List<List<Witness>> found = missing(fitting, width - 1);
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

  private static List<List<Typed.Pattern>> specialise(List<List<Typed.Pattern>> rows, GlobalName wanted, int arity) {
    List<List<Typed.Pattern>> specialised = new ArrayList<>();
    for (List<Typed.Pattern> row : rows) {
      List<Typed.Pattern> rest = row.subList(1, row.size());
      switch (row.getFirst()) {
        case Typed.Pattern.Constructor constructor when constructor.name().equals(wanted) ->
            specialised.add(join(constructor.arguments(), rest));
        case Typed.Pattern.Variable variable -> {
          List<Typed.Pattern> arguments = new ArrayList<>();
          for (int i = 0; i < arity; i++) {
            arguments.add(variable);
          }
          specialised.add(join(arguments, rest));
        }
        case Typed.Pattern.Constructor _, Typed.Pattern.Literal _ -> {}
      }
    }
    return specialised;
  }

  /// The rows that fit whatever stands in the first column, without it.
  private static List<List<Typed.Pattern>> unspecific(List<List<Typed.Pattern>> rows) {
    List<List<Typed.Pattern>> unspecific = new ArrayList<>();
    for (List<Typed.Pattern> row : rows) {
      if (row.getFirst() instanceof Typed.Pattern.Variable) {
        unspecific.add(row.subList(1, row.size()));
      }
    }
    return unspecific;
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

  private static <E> List<E> join(List<E> first, List<E> second) {
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
