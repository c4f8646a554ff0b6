package hyle.memory;

import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Program;
import hyle.core.Core.Variable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Lends a value to a call that would use up a copy of it [M19].
///
/// ```
/// x1 = copy x; r = f(x1)   ~>   n = borrow x; r = f/lent-0(n); end borrow n
/// ```
///
/// `f/lent-0` is f with a noema for its first parameter: what f takes apart it looks into, what it discards it leaves, and what it keeps
/// it copies there. So one walk takes the place of two, of a copy and of what uses it up, and what f only looks at is not copied at all.
///
/// Sound because nobody can tell such a value from a copy (`Unchanging`), and because it lives until the call is over. No path takes more
/// cells: what f copies was part of the copy, and what f would have built in the copy's cells it builds in as many new ones.
final class Lend {
  /// No name of the language has a `/`.
  private static final String MARK = "/lent";
  /// Of one function there are no more versions than these; other calls take their copies.
  private static final int MOST_VERSIONS = 4;

  private final Program program;
  private final Unchanging unchanging;
  private final WorthLending worth;
  private final Map<FunctionName, Set<SortedSet<Integer>>> versions = new HashMap<>();
  private final Deque<Version> pending = new ArrayDeque<>();

  /// A function that only looks at the parameters at these positions.
  private record Version(FunctionName function, SortedSet<Integer> positions) {
    FunctionName name() {
      StringBuilder name = new StringBuilder(function.text()).append(MARK);
      positions.forEach(position -> name.append('-').append(position));
      return new FunctionName(name.toString());
    }
  }

  private Lend(Program program) {
    this.program = program;
    this.unchanging = new Unchanging(program);
    this.worth = new WorthLending(program, unchanging);
  }

  static Program run(Program program) {
    return new Lend(program).lending();
  }

  /// The name of the function that this one is a version of: itself, if it is none.
  static String withoutVersion(String name) {
    int mark = name.indexOf(MARK);
    return mark < 0 ? name : name.substring(0, mark);
  }

  /// The parameters that a version only looks at; none, if it is no version.
  static List<Variable> lent(Function function) {
    String name = Unbox.withoutWorker(Give.withoutVersion(Trmc.withoutWorker(function.name())));
    int mark = name.indexOf(MARK);
    return mark < 0
        ? List.of()
        : Arrays.stream(name.substring(mark + MARK.length() + 1).split("-")).map(Integer::parseInt).map(function.parameters()::get).toList();
  }

  private Program lending() {
    Map<FunctionName, Function> functions = new LinkedHashMap<>();
    for (Function function : program.functions().values()) {
      functions.put(function.name(), new LentFunction(this, function, new TreeSet<>()).written(function.name()));
    }
    while (!pending.isEmpty()) {
      Version version = pending.poll();
      Function function = program.functions().get(version.function());
      functions.put(version.name(), new LentFunction(this, function, version.positions()).written(version.name()));
    }
    return Passes.withFunctions(program, functions);
  }

  Unchanging unchanging() {
    return unchanging;
  }

  WorthLending worth() {
    return worth;
  }

  /// The version of a function that only looks at the parameters at these positions; none if there are too many already.
  Optional<FunctionName> version(FunctionName function, SortedSet<Integer> positions) {
    Set<SortedSet<Integer>> known = versions.computeIfAbsent(function, _ -> new LinkedHashSet<>());
    Version version = new Version(function, positions);
    if (known.contains(positions)) {
      return Optional.of(version.name());
    }
    if (known.size() == MOST_VERSIONS) {
      return Optional.empty();
    }
    known.add(positions);
    pending.add(version);
    return Optional.of(version.name());
  }
}
