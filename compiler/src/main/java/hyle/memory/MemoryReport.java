package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Author;
import hyle.core.Core.Block;
import hyle.core.Core.DataName;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.memory.FunctionReport.Growth;
import hyle.memory.FunctionReport.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reads off the final Core what each function does with memory: what `hyle memory` shows [C4].
///
/// A function with its worker and its instances at several types is one entry, the worst of them; a function inside another one is an
/// entry of its own, and so is a version of a function that is lent what others use up, or given dead cells.
public final class MemoryReport {
  private final Program program;
  private final StackReasons stackReasons;

  private MemoryReport(Program program) {
    this.program = program;
    this.stackReasons = new StackReasons(program, new CallGraph(program));
  }

  /// The user's functions, in the order of the program.
  public static List<FunctionReport> of(Program program) {
    return new MemoryReport(program).reports(List.of(Author.USER));
  }

  /// The user's functions and the library's.
  public static List<FunctionReport> ofAll(Program program) {
    return new MemoryReport(program).reports(List.of(Author.USER, Author.LIBRARY));
  }

  private List<FunctionReport> reports(List<Author> authors) {
    Map<String, List<Function>> entries = new LinkedHashMap<>();
    for (Author author : authors) {
      for (Function function : program.functions().values()) {
        if (function.author() == author) {
          entries.computeIfAbsent(entry(function), _ -> new ArrayList<>()).add(function);
        }
      }
    }
    List<FunctionReport> reports = new ArrayList<>();
    entries.forEach((name, functions) -> reports.add(report(name, functions)));
    return reports;
  }

  /// The name without the mark of a worker and without types, and what is lent and given: `core.list.append<int>/lent-0/hole` is
  /// `core.list.append (xs lent)`.
  static String entry(Function function) {
    StringBuilder entry = new StringBuilder();
    int depth = 0;
    char before = ' ';
    for (char each : Lend.withoutVersion(Unbox.withoutWorker(Give.withoutVersion(Trmc.withoutWorker(function.name())))).toCharArray()) {
      depth += each == '<' ? 1 : 0;
      if (depth == 0) {
        entry.append(each);
      }
      depth -= each == '>' && before != '-' && depth > 0 ? 1 : 0;
      before = each;
    }
    List<String> lent = Lend.lent(function).stream().map(Variable::hint).toList();
    String lending = lent.isEmpty() ? "" : " (" + String.join(", ", lent) + " lent)";
    int given = Give.given(function.name()).size();
    return entry + lending + (given == 0 ? "" : given == 1 ? " (a cell given)" : " (" + given + " cells given)");
  }

  private FunctionReport report(String name, List<Function> functions) {
    int reused = 0;
    int copies = 0;
    Growth allocs = new Growth.AtMost(0);
    Set<StackSite> frames = new LinkedHashSet<>();
    Set<MemorySite> sites = new LinkedHashSet<>();
    Set<DataCells> builds = new LinkedHashSet<>();
    for (Function function : functions) {
      MemorySites found = MemorySites.of(program, function);
      reused = Math.max(reused, PathCounts.of(function.body(), found::reuses).count());
      copies = Math.max(copies, PathCounts.of(function.body(), found::copies).count());
      allocs = worse(allocs, growth(function));
      frames.addAll(stackReasons.of(function));
      sites.addAll(found.all());
      builds.addAll(builds(function));
    }
    Stack stack = frames.isEmpty() ? Stack.CONSTANT : Stack.LINEAR;
    return new FunctionReport(
        name, functions.getFirst().span(), allocs, reused, copies, stack, List.copyOf(frames), List.copyOf(sites), List.copyOf(builds));
  }

  private List<DataCells> builds(Function function) {
    return Blocks.within(function.body()).stream()
        .flatMap(block -> block.statements().stream())
        .flatMap(statement -> statement.operation() instanceof Operation.Build(_, Shape.Constructed(DataName data, _), _) ? Stream.of(data) : Stream.empty())
        .distinct()
        .map(data -> DataCells.of(program, data))
        .toList();
  }

  private Growth growth(Function function) {
    PathCounts.Most own = PathCounts.of(function.body(), statement -> cells(statement, function));
    boolean growsInWorker =
        workersCalledBy(function).stream()
            .anyMatch(
                worker ->
                    switch (growth(worker)) {
                      case Growth.Unbounded() -> true;
                      case Growth.AtMost _ -> false;
                    });
    return own.grows() || growsInWorker ? new Growth.Unbounded() : new Growth.AtMost(Math.max(0, own.count()));
  }

  private List<Function> workersCalledBy(Function function) {
    return Blocks.within(function.body()).stream()
        .flatMap(block -> CallGraph.callees(block).stream())
        .filter(callee -> isWorkerOf(callee, function))
        .distinct()
        .map(program.functions()::get)
        .toList();
  }

  private int cells(Statement statement, Function function) {
    return switch (statement.operation()) {
      case Operation.Allocate _ -> 1;
      case Operation.Free _ -> -1;
      case Operation.Call(FunctionName callee, _) when isWorkerOf(callee, function) ->
          switch (growth(program.functions().get(callee))) {
            case Growth.AtMost(int cells) -> cells;
            case Growth.Unbounded() -> 0;
          };
      case Operation.Call _, Operation.Apply _, Operation.Foreign _, Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _,
          Operation.Take _, Operation.Peek _, Operation.Build _, Operation.Borrow _, Operation.EndBorrow _, Operation.Copy _,
          Operation.Discard _, Operation.CopyAs _, Operation.DiscardAs _, Operation.Describe _, Operation.HoleOf _,
          Operation.Fill _ ->
          0;
    };
  }

  /// Whether `callee` is the worker of `function`, which is not itself one.
  private static boolean isWorkerOf(FunctionName callee, Function function) {
    return !callee.equals(function.name()) && Trmc.withoutWorker(callee).equals(function.name().text());
  }

  private static Growth worse(Growth one, Growth other) {
    return switch (one) {
      case Growth.Unbounded() -> one;
      case Growth.AtMost(int cells) ->
          switch (other) {
            case Growth.Unbounded() -> other;
            case Growth.AtMost(int more) -> more > cells ? other : one;
          };
    };
  }
}
