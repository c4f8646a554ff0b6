package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which function of a program calls which; calls of closures are in no edge.
final class CallGraph {
  private final Map<FunctionName, List<FunctionName>> callees = new HashMap<>();
  private final Map<FunctionName, List<FunctionName>> callers = new HashMap<>();
  private final Set<FunctionName> names;

  CallGraph(Program program) {
    this.names = program.functions().keySet();
    for (Function function : program.functions().values()) {
      for (Block block : Blocks.within(function.body())) {
        for (FunctionName callee : callees(block)) {
          callees.computeIfAbsent(function.name(), _ -> new ArrayList<>()).add(callee);
          callers.computeIfAbsent(callee, _ -> new ArrayList<>()).add(function.name());
        }
      }
    }
  }

  /// The callee of each call in a block, but for those in blocks inside it.
  static List<FunctionName> callees(Block block) {
    List<FunctionName> callees = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (statement.operation() instanceof Operation.Call(FunctionName callee, _)) {
        callees.add(callee);
      }
    }
    if (block.end() instanceof End.TailCall(FunctionName callee, _, _)) {
      callees.add(callee);
    }
    return callees;
  }

  /// How many calls there are of a function.
  int callsOf(FunctionName function) {
    return callers.getOrDefault(function, List.of()).size();
  }

  /// The functions that call a function.
  Set<FunctionName> callersOf(FunctionName function) {
    return new LinkedHashSet<>(callers.getOrDefault(function, List.of()));
  }

  /// Whether a function calls itself, without another one between.
  boolean callsItself(FunctionName function) {
    return callees.getOrDefault(function, List.of()).contains(function);
  }

  /// Whether calls lead from a function back to it.
  boolean leadsBack(FunctionName function) {
    return reached(function, callers).stream().anyMatch(callees.getOrDefault(function, List.of())::contains);
  }

  /// The function, and all that it recurses with.
  Set<FunctionName> recursion(FunctionName function) {
    Set<FunctionName> recursion = reached(function, callers);
    recursion.retainAll(reached(function, callees));
    return recursion;
  }

  /// All recursions of the program: functions that call each other, or one that calls itself.
  List<Set<FunctionName>> recursions() {
    Map<FunctionName, Set<FunctionName>> edges = new LinkedHashMap<>();
    names.forEach(name -> edges.put(name, new LinkedHashSet<>(callees.getOrDefault(name, List.of()))));
    return Components.of(edges).stream()
        .filter(component -> component.size() > 1 || callsItself(component.getFirst()))
        .<Set<FunctionName>>map(LinkedHashSet::new)
        .toList();
  }

  private static Set<FunctionName> reached(FunctionName start, Map<FunctionName, List<FunctionName>> edges) {
    Set<FunctionName> reached = new LinkedHashSet<>();
    Deque<FunctionName> pending = new ArrayDeque<>(List.of(start));
    while (!pending.isEmpty()) {
      FunctionName next = pending.pop();
      if (reached.add(next)) {
        pending.addAll(edges.getOrDefault(next, List.of()));
      }
    }
    return reached;
  }
}
