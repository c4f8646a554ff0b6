package hyle.check;

import hyle.name.GlobalName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// One column of a matrix of patterns, and the rows that what it asks for leads to.
public final class PatternColumn {
  private PatternColumn() {}

  /// The rows by what they ask for in the column, in order of appearance, each time with those that ask for nothing there. In one walk
  /// over the rows. `pattern` gives a row's pattern in the column, `head` what a pattern that is no variable asks for.
  public static <R, K> SequencedMap<K, List<R>> byHead(
      List<R> rows, Function<R, Typed.Pattern> pattern, Function<Typed.Pattern, Optional<K>> head) {
    SequencedMap<K, List<R>> groups = new LinkedHashMap<>();
    List<R> general = new ArrayList<>();
    for (R row : rows) {
      switch (pattern.apply(row)) {
        case Typed.Pattern.Variable _ -> {
          general.add(row);
          groups.values().forEach(group -> group.add(row));
        }
        case Typed.Pattern asking ->
            head.apply(asking).ifPresent(key -> groups.computeIfAbsent(key, _ -> new ArrayList<>(general)).add(row));
      }
    }
    return groups;
  }

  /// The constructor that a pattern asks for.
  public static Optional<GlobalName> constructor(Typed.Pattern pattern) {
    return switch (pattern) {
      case Typed.Pattern.Constructor constructor -> Optional.of(constructor.name());
      case Typed.Pattern.Literal _, Typed.Pattern.Variable _ -> Optional.empty();
    };
  }

  /// The bits of the literal that a pattern asks for.
  public static Optional<Long> literal(Typed.Pattern pattern) {
    return switch (pattern) {
      case Typed.Pattern.Literal literal -> Optional.of(literal.bits());
      case Typed.Pattern.Constructor _, Typed.Pattern.Variable _ -> Optional.empty();
    };
  }
}
