package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Author;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Program;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Reachability;
import hyle.memory.UnboxedBody.Arrival;
import hyle.memory.UnboxedBody.Site;
import hyle.memory.UnboxedBody.Written;
import hyle.memory.UnboxedVariables.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// Gives the fields of a small product in several words, where its cell would be taken apart at once [M23].
///
/// ```
/// define f(x)        { … p = Pair(a, b) @ cell; return p … }      define g(y) { … p = f(y); (a, b, cell) = take p; free cell; … }
/// ~>
/// define f/fields(x) { … return a, b … }                          define g(y) { … a, b = f/fields(y); … }
/// ```
///
/// The same within a function, for what is built in the arms of a match and taken apart behind it. `f` itself stays for those who keep what it
/// gives, or do not know that they call it.
///
/// Sound because a product that is only taken apart is nothing but its fields. Nothing is lost by it: each path has an allocation less
/// in `f` and a release less in `g`. But where `f` built the pair in the cell of a dead value, and `g` something else in the cell of the
/// pair, that cell went from `f` to `g`, and would no more: such calls stay as they are, and so do pairs from several arms some of which have
/// such a cell (`SpareCells`). A call that is the last one of a function that cannot give fields stays the last one.
final class Unbox {
  private static final String WORKER = "/fields";

  private final Program program;
  private final Set<FunctionName> givingFields = new LinkedHashSet<>();
  private final Map<Version, Set<Variable>> boxed = new HashMap<>();
  private final Map<Version, Written> bodies = new LinkedHashMap<>();

  /// A function in one of its two ways to give a product.
  private record Version(FunctionName function, Purpose purpose) {}

  private Unbox(Program program) {
    this.program = program;
  }

  static Program run(Program program) {
    Unbox unbox = new Unbox(program);
    unbox.decide();
    return unbox.written();
  }

  /// The name of the function that a name comes from: without the mark of one that gives fields.
  static String withoutWorker(String name) {
    return name.endsWith(WORKER) ? name.substring(0, name.length() - WORKER.length()) : name;
  }

  private static FunctionName worker(FunctionName name) {
    return new FunctionName(name + WORKER);
  }

  /// Every call that can give fields does at first. A round takes back what costs the reuse of a cell; that leaves a cell more to others,
  /// or may mean that a function cannot give fields, so there may be another round.
  private void decide() {
    program.functions().values().stream().filter(this::givesProduct).map(Function::name).forEach(givingFields::add);
    do {
      while (givingFields.removeIf(name -> !canGiveFields(program.functions().get(name)))) {}
      bodies.clear();
      for (Function function : program.functions().values()) {
        write(new Version(function.name(), Purpose.CELL));
        if (givingFields.contains(function.name())) {
          write(new Version(function.name(), Purpose.FIELDS));
        }
      }
    } while (takeBack());
  }

  private boolean givesProduct(Function function) {
    return function.author() != Author.COMPILER && SmallProduct.of(program, function.result()).isPresent();
  }

  private void write(Version version) {
    Function function = program.functions().get(version.function());
    UnboxedVariables unboxed = unboxed(version);
    Written same = new Written(function.body(), List.of(), List.of(), Set.of());
    boolean changes = version.purpose() == Purpose.FIELDS || !unboxed.isEmpty();
    bodies.put(version, changes ? UnboxedBody.write(program, function, version.purpose(), unboxed, Unbox::worker) : same);
  }

  private UnboxedVariables unboxed(Version version) {
    Function function = program.functions().get(version.function());
    return UnboxedVariables.of(program, function, version.purpose(), givingFields, boxed.getOrDefault(version, Set.of()));
  }

  /// Whether it saves a cell to have a function give fields, and no last call stops being one.
  private boolean canGiveFields(Function function) {
    UnboxedVariables unboxed = unboxed(new Version(function.name(), Purpose.FIELDS));
    boolean saves = false;
    for (Block block : Blocks.within(function.body())) {
      switch (block.end()) {
        case End.Return end -> {
          Operand product = end.only().orElseThrow();
          if (!unboxed.has(product) && unboxed.isCalled(product)) {
            return false;
          }
          saves |= unboxed.has(product);
        }
        case End.TailCall(FunctionName callee, _, _) -> {
          if (!givingFields.contains(callee)) {
            return false;
          }
          saves |= !callee.equals(function.name());
        }
        case End.Switch _, End.Join _, End.Loop _, End.Jump _, End.Unreachable _ -> {}
      }
    }
    return saves;
  }

  /// Whether there were products whose cells some path had reused.
  private boolean takeBack() {
    CellFlow flow = new CellFlow();
    boolean isTakenBack = false;
    for (Map.Entry<Version, Written> each : bodies.entrySet()) {
      Version version = each.getKey();
      Set<Variable> costly = flow.costly(each.getValue());
      boolean losesMore = flow.losesMore(version, each.getValue());
      if (losesMore && version.purpose() == Purpose.CELL) {
        costly.addAll(each.getValue().products());
      }
      isTakenBack |= !costly.isEmpty() && boxed.computeIfAbsent(version, _ -> new HashSet<>()).addAll(costly);
      isTakenBack |= losesMore && version.purpose() == Purpose.FIELDS && givingFields.remove(version.function());
    }
    return isTakenBack;
  }

  /// How cells of dead values could go from one function to another, as the bodies are now.
  private final class CellFlow implements SpareCells.Calls {
    private final CellDemand demand;
    private final Set<FunctionName> leaving = new HashSet<>();

    CellFlow() {
      demand = CellDemand.of(both());
      boolean grows = true;
      while (grows) {
        grows = false;
        for (FunctionName name : givingFields) {
          boolean leaves = SpareCells.of(words(name), body(name, Purpose.FIELDS), this).leavesCells();
          grows |= leaves && leaving.add(worker(name));
        }
      }
    }

    @Override
    public int demand(FunctionName callee, int words) {
      return demand.of(callee, words);
    }

    @Override
    public boolean leaves(FunctionName callee, int words) {
      return leaving.contains(callee) && words(new FunctionName(withoutWorker(callee.text()))) == words;
    }

    private int words(FunctionName function) {
      return words(program.functions().get(function).result());
    }

    private int words(Type product) {
      return SmallProduct.of(program, product).orElseThrow().words();
    }

    /// Whether fewer dead cells come through some join, because less dies before it or less is built behind it.
    boolean losesMore(Version version, Written written) {
      Set<Integer> sizes = written.products().stream().map(product -> words(product.type())).collect(Collectors.toCollection(HashSet::new));
      if (version.purpose() == Purpose.FIELDS) {
        sizes.add(words(version.function()));
      }
      Block before = program.functions().get(version.function()).body();
      return sizes.stream().anyMatch(words -> SpareCells.of(words, written.body(), this).losesMoreThan(SpareCells.of(words, before, this)));
    }

    /// The products whose fields cost an allocation where their cells cost none.
    Set<Variable> costly(Written written) {
      Set<Variable> costly = new HashSet<>();
      Map<Integer, SpareCells> spare = new HashMap<>();
      IntFunction<SpareCells> ofSize = words -> spare.computeIfAbsent(words, size -> SpareCells.of(size, written.body(), this));
      for (Site site : written.sites()) {
        int words = words(site.product().type());
        if (leaves(worker(site.callee()), words) && ofSize.apply(words).wantsCellOf(site.first())) {
          costly.add(site.product());
        }
      }
      for (Arrival arrival : written.arrivals()) {
        if (ofSize.apply(words(arrival.product().type())).losesCellsAt(arrival.join())) {
          costly.add(arrival.product());
        }
      }
      return costly;
    }
  }

  /// The functions with the workers that are called, and without those whose places these took everywhere.
  private Program written() {
    Set<FunctionName> workers = new HashSet<>();
    givingFields.forEach(name -> workers.add(worker(name)));
    Program withWorkers = Reachability.withoutUnused(both(), workers);
    Set<FunctionName> replaced = new HashSet<>(givingFields);
    replaced.removeIf(name -> !withWorkers.functions().containsKey(worker(name)));
    return Reachability.withoutUnused(withWorkers, replaced);
  }

  /// Each function, and behind those that can give fields the one that does.
  private Program both() {
    Map<FunctionName, Function> functions = new LinkedHashMap<>();
    for (Function function : program.functions().values()) {
      functions.put(function.name(), function.withBody(body(function.name(), Purpose.CELL)));
      if (givingFields.contains(function.name())) {
        functions.put(worker(function.name()), giving(function));
      }
    }
    return Passes.withFunctions(program, functions);
  }

  private Block body(FunctionName name, Purpose purpose) {
    return bodies.get(new Version(name, purpose)).body();
  }

  private Function giving(Function function) {
    List<Type> fields = SmallProduct.of(program, function.result()).orElseThrow().fields();
    return new Function(
        worker(function.name()), function.definition(), function.author(), function.parameters(), fields.getFirst(),
        fields.subList(1, fields.size()), body(function.name(), Purpose.FIELDS), function.span());
  }
}
