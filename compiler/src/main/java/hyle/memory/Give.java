package hyle.memory;

import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Program;
import hyle.core.Reachability;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Gives dead cells to calls of functions that may allocate as many [M20].
///
/// ```
/// (…, cell) = take x; free cell; r = f(a)   ~>   (…, cell) = take x; r = f/given-4(a, cell)
/// ```
///
/// `f/given-4` is f with a cell of four words as one more parameter, which it uses as one that it took apart itself. A function keeps what it
/// can use itself, and what a later call takes; so a cell seldom lives across a recursion. To a recursion a function hands on only what it was
/// given itself. So a recursion changes from one version to another a few times at most, and calls that constructors follow stay calls of
/// one function to itself [M10].
///
/// Sound because a token stands for a cell that nothing else refers to, and is used up exactly once, wherever it is. No path allocates
/// more than before, and what is given and not used is freed.
final class Give {
  /// No name of the language has a `/`.
  private static final String MARK = "/given";

  private final Program program;
  private final CellDemand demand;
  private final CallGraph graph;
  private final Set<Version> known = new HashSet<>();
  private final Deque<Version> pending = new ArrayDeque<>();

  /// A function that is given cells of these sizes.
  private record Version(FunctionName function, List<Integer> sizes) {
    FunctionName name() {
      return new FunctionName(function + sizes.stream().map(size -> "-" + size).collect(Collectors.joining("", MARK, "")));
    }
  }

  private Give(Program program) {
    this.program = program;
    this.demand = CellDemand.of(program);
    this.graph = new CallGraph(program);
  }

  static Program run(Program program) {
    return new Give(program).giving();
  }

  /// The name of the function that this one is a version of: itself, if it is none.
  static String withoutVersion(String name) {
    int mark = name.indexOf(MARK);
    return mark < 0 ? name : name.substring(0, mark);
  }

  /// The sizes of the cells that a version is given, in words; none, if it is no version.
  static List<Integer> given(FunctionName function) {
    String name = Trmc.withoutWorker(function);
    int mark = name.indexOf(MARK);
    return mark < 0 ? List.of() : Arrays.stream(name.substring(mark + MARK.length() + 1).split("-")).map(Integer::parseInt).toList();
  }

  private Program giving() {
    Map<FunctionName, Function> functions = new LinkedHashMap<>();
    program.functions().keySet().forEach(name -> functions.put(name, written(name, name, List.of())));
    while (!pending.isEmpty()) {
      Version version = pending.poll();
      functions.put(version.name(), written(version.function(), version.name(), version.sizes()));
    }
    Set<FunctionName> replaced = known.stream().map(Version::function).collect(Collectors.toSet());
    return Reachability.withoutUnused(Passes.withFunctions(program, functions), replaced);
  }

  private Function written(FunctionName function, FunctionName name, List<Integer> given) {
    return Cancel.given(program, program.functions().get(function), name, given, new FromFunction(graph.recursion(function), given));
  }

  private FunctionName version(FunctionName callee, List<Integer> sizes) {
    Version version = new Version(callee, sizes);
    if (known.add(version)) {
      pending.add(version);
    }
    return version.name();
  }

  /// The calls of one function, which takes part in a recursion and is given cells itself.
  private final class FromFunction implements Takers {
    private final Set<FunctionName> recursion;
    private final List<Integer> given;

    FromFunction(Set<FunctionName> recursion, List<Integer> given) {
      this.recursion = recursion;
      this.given = given;
    }

    @Override
    public int demand(FunctionName callee, int words) {
      int wanted = demand.of(callee, words);
      return takesWhatIsGivenOnly(callee) ? Math.min(wanted, Collections.frequency(given, words)) : wanted;
    }

    @Override
    public boolean takesWhatIsGivenOnly(FunctionName callee) {
      return recursion.contains(callee);
    }

    @Override
    public FunctionName given(FunctionName callee, List<Integer> sizes) {
      return version(callee, sizes);
    }
  }
}
