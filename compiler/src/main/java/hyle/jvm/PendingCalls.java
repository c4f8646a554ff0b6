package hyle.jvm;

import hyle.core.Blocks;
import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Operands;
import hyle.memory.Components;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which last calls of closures must not take stack, and whom that concerns [M9].
///
/// A graph has the functions and the types of closures as its nodes. Its edges are the last calls: from a function to the
/// function or to the type of closure that it calls last, and from a type to the code of its closures. A last call that stays
/// inside a strongly connected component may be part of a chain without end: a closure is not called then but left *pending* in
/// the thread, for the caller to call.
///
/// ```
/// f(n, k) { … return apply k(n) }   ~>   f(n, k) { … thread.closure = k; thread.argument1 = n; thread.pending = 2; return 0 }
/// r = f(n, k)                       ~>   r = finish(f(n, k))         while something is pending, call it
/// return g(n)                       stays as it is when f and g are of one component: who called f will finish
/// ```
///
/// A last call that leaves its component is a call, which is sound since components are left a bounded number of times.
final class PendingCalls {
  private final Map<Node, Integer> components = new HashMap<>();
  private final Set<Integer> endless = new LinkedHashSet<>();
  private final SortedSet<Integer> arities = new TreeSet<>();

  private sealed interface Node {
    record Body(FunctionName function) implements Node {}

    record Closures(Type type) implements Node {}
  }

  private PendingCalls() {}

  static PendingCalls of(Core.Program program) {
    PendingCalls calls = new PendingCalls();
    List<List<Node>> components = Components.of(edges(program));
    for (int number = 0; number < components.size(); number++) {
      for (Node node : components.get(number)) {
        calls.components.put(node, number);
        if (components.get(number).size() > 1 && node instanceof Node.Closures(Type.Closure(List<Type> parameters, _))) {
          calls.endless.add(number);
          calls.arities.add(parameters.size());
        }
      }
    }
    return calls;
  }

  /// Whether a call of the function may end with a call left pending.
  boolean mayLeave(FunctionName function) {
    return endless.contains(components.get(new Node.Body(function)));
  }

  /// Whether the function leaves its last call of a closure pending.
  boolean isLeft(FunctionName function, TailApply apply) {
    return mayLeave(function) && isTogether(function, new Node.Closures(apply.type()));
  }

  /// Whether the function, which calls another one last, may end with what that one left pending.
  boolean isPassedOn(FunctionName function, FunctionName last) {
    return mayLeave(function) && isTogether(function, new Node.Body(last));
  }

  /// The numbers of operands of calls that may be left pending.
  SortedSet<Integer> arities() {
    return arities;
  }

  private boolean isTogether(FunctionName function, Node node) {
    return components.get(new Node.Body(function)).equals(components.get(node));
  }

  private static Map<Node, Set<Node>> edges(Core.Program program) {
    Map<Node, Set<Node>> edges = new LinkedHashMap<>();
    for (Function function : program.functions().values()) {
      Set<Node> last = edges.computeIfAbsent(new Node.Body(function.name()), _ -> new LinkedHashSet<>());
      for (Block block : Blocks.within(function.body())) {
        block.statements().forEach(statement -> findCode(statement, edges));
        Operands.usedUp(block.end()).forEach(operand -> findCode(operand, edges));
        Operands.lookedAt(block.end()).forEach(operand -> findCode(operand, edges));
        if (block.end() instanceof End.TailCall(FunctionName callee, _, _) && !callee.equals(function.name())) {
          last.add(new Node.Body(callee));
        }
        TailApply.in(block)
            .filter(apply -> apply.operands().size() < Plan.DIRECT_PARAMETERS)
            .ifPresent(apply -> last.add(closures(apply.type(), edges)));
      }
    }
    return edges;
  }

  private static void findCode(Statement statement, Map<Node, Set<Node>> edges) {
    Operands.usedUp(statement.operation()).forEach(operand -> findCode(operand, edges));
    Operands.lookedAt(statement.operation()).forEach(operand -> findCode(operand, edges));
    if (statement.operation() instanceof Operation.Build(_, Core.Shape.Captured(FunctionName function, _), _)) {
      addCode(statement.results().getFirst().type(), function, edges);
    }
  }

  private static void findCode(Operand operand, Map<Node, Set<Node>> edges) {
    if (operand instanceof Core.Code(FunctionName function, Type type)) {
      addCode(type, function, edges);
    }
  }

  private static void addCode(Type type, FunctionName function, Map<Node, Set<Node>> edges) {
    edges.get(closures(type, edges)).add(new Node.Body(function));
  }

  private static Node closures(Type type, Map<Node, Set<Node>> edges) {
    Node node = new Node.Closures(type);
    edges.computeIfAbsent(node, _ -> new LinkedHashSet<>());
    return node;
  }
}
