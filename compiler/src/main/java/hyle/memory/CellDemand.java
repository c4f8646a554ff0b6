package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Author;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;

/// The cells that a call of a function allocates on some path, and that it has none of its own for: as many as its callers may give it.
///
/// What a function allocates and its own calls demand counts, on the path with the most; what is freed before an allocation counts
/// against it. A cell that is given and not used is freed there, as the caller would have done.
final class CellDemand {
  /// Of cells that one call is given: each is a parameter, and lives as long as the code before its use.
  private static final int MOST = 2;
  /// Statements of a function that gets versions.
  private static final int LARGEST = 240;

  private final Program program;
  private final List<Integer> sizes;
  private final Map<FunctionName, int[]> demands = new HashMap<>();

  private CellDemand(Program program) {
    this.program = program;
    TreeSet<Integer> found = new TreeSet<>();
    program.functions().values().forEach(function -> found.addAll(CellSizes.of(function).allocated()));
    this.sizes = List.copyOf(found);
  }

  /// The demands of a program in which each function has matched the cells of its own.
  static CellDemand of(Program program) {
    CellDemand demand = new CellDemand(program);
    demand.find();
    return demand;
  }

  /// How many cells of this size a call of the function demands.
  int of(FunctionName function, int words) {
    int size = sizes.indexOf(words);
    return size < 0 ? 0 : demands.get(function)[size];
  }

  /// Starts with nothing, and adds what is found until nothing is.
  private void find() {
    CallGraph graph = new CallGraph(program);
    SequencedSet<FunctionName> pending = new LinkedHashSet<>();
    for (Function function : program.functions().values()) {
      demands.put(function.name(), new int[sizes.size()]);
      if (mayBeGiven(function)) {
        pending.add(function.name());
      }
    }
    while (!pending.isEmpty()) {
      FunctionName name = pending.removeFirst();
      int[] before = demands.get(name);
      int[] now = grown(before, new OnPaths().of(program.functions().get(name).body()));
      if (!Arrays.equals(now, before)) {
        demands.put(name, now);
        graph.callersOf(name).stream().filter(caller -> mayBeGiven(program.functions().get(caller))).forEach(pending::add);
      }
    }
  }

  /// What is derived from types is left as it is: reports know it by its name.
  private static boolean mayBeGiven(Function function) {
    return function.author() != Author.COMPILER && SmallFunctions.size(function) <= LARGEST;
  }

  /// What was found before stays, so that the search ends; of what is new as much as there is room for.
  private static int[] grown(int[] before, int[] found) {
    int left = MOST - Arrays.stream(before).sum();
    int[] grown = before.clone();
    for (int i = 0; i < grown.length; i++) {
      int more = Math.clamp(found[i] - before[i], 0, left);
      grown[i] += more;
      left -= more;
    }
    return grown;
  }

  /// One walk backwards through a function.
  private final class OnPaths {
    private final Map<Label, int[]> atLabels = new HashMap<>();

    int[] of(Block block) {
      int[] counts = of(block.end()).clone();
      for (Statement statement : block.statements().reversed()) {
        switch (statement.operation()) {
          case Operation.Allocate(int words) -> counts[sizes.indexOf(words)]++;
          case Operation.Free(var token) when token.type() instanceof Type.Token(int words) && sizes.contains(words) -> {
            int size = sizes.indexOf(words);
            counts[size] = Math.max(0, counts[size] - 1);
          }
          case Operation.Call(FunctionName callee, _) -> add(callee, counts);
          case Operation.Free _, Operation.Primitive _, Operation.Apply _, Operation.Foreign _, Operation.StaticText _,
              Operation.Reinterpret _, Operation.Take _, Operation.Peek _, Operation.Build _, Operation.Borrow _, Operation.EndBorrow _,
              Operation.Copy _, Operation.Discard _, Operation.CopyAs _, Operation.DiscardAs _, Operation.Describe _, Operation.HoleOf _,
              Operation.Fill _ -> {}
        }
      }
      return counts;
    }

    private void add(FunctionName callee, int[] counts) {
      int[] more = demands.get(callee);
      Arrays.setAll(counts, i -> counts[i] + more[i]);
    }

    private int[] of(End end) {
      return switch (end) {
        case End.Return _, End.Unreachable _, End.Loop _ -> new int[sizes.size()];
        case End.TailCall(FunctionName callee, _, _) -> demands.get(callee);
        case End.Jump(Label label, _) -> atLabels.get(label);
        case End.Switch(_, List<Case> cases) -> {
          int[] most = new int[sizes.size()];
          for (Case each : cases) {
            int[] counts = of(each.block());
            Arrays.setAll(most, i -> Math.max(most[i], counts[i]));
          }
          yield most;
        }
        case End.Join(Label label, _, Block continuation, Block body) -> {
          atLabels.put(label, of(continuation));
          yield of(body);
        }
      };
    }
  }
}
