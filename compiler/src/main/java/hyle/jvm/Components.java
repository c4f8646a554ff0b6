package hyle.jvm;

import hyle.core.Core.FunctionName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The strongly connected components of a graph of functions, by Tarjan's algorithm without recursion.
final class Components {
  private final Map<FunctionName, Set<FunctionName>> edges;
  private final Map<FunctionName, Integer> order = new HashMap<>();
  private final Map<FunctionName, Integer> low = new HashMap<>();
  private final Map<FunctionName, Boolean> open = new HashMap<>();
  private final Deque<FunctionName> unfinished = new ArrayDeque<>();
  private final List<List<FunctionName>> found = new ArrayList<>();

  /// A function on the path that is walked, and the edges from it that are still to be looked at.
  private record Step(FunctionName function, Iterator<FunctionName> rest) {}

  private Components(Map<FunctionName, Set<FunctionName>> edges) {
    this.edges = edges;
  }

  /// Each component sorted by name; the components in the order in which they are complete.
  static List<List<FunctionName>> of(Map<FunctionName, Set<FunctionName>> edges) {
    Components components = new Components(edges);
    for (FunctionName function : edges.keySet()) {
      if (!components.order.containsKey(function)) {
        components.walk(function);
      }
    }
    return components.found;
  }

  private void walk(FunctionName start) {
    Deque<Step> path = new ArrayDeque<>();
    path.push(enter(start));
    while (!path.isEmpty()) {
      Step step = path.peek();
      if (step.rest().hasNext()) {
        FunctionName next = step.rest().next();
        if (!order.containsKey(next)) {
          path.push(enter(next));
        } else if (open.get(next)) {
          low.merge(step.function(), order.get(next), Math::min);
        }
      } else {
        path.pop();
        leave(step.function());
        if (!path.isEmpty()) {
          low.merge(path.peek().function(), low.get(step.function()), Math::min);
        }
      }
    }
  }

  private Step enter(FunctionName function) {
    order.put(function, order.size());
    low.put(function, order.get(function));
    open.put(function, true);
    unfinished.push(function);
    return new Step(function, edges.get(function).iterator());
  }

  private void leave(FunctionName function) {
    if (!low.get(function).equals(order.get(function))) {
      return;
    }
    List<FunctionName> component = new ArrayList<>();
    FunctionName member;
    do {
      member = unfinished.pop();
      open.put(member, false);
      component.add(member);
    } while (!member.equals(function));
    component.sort(null);
    found.add(component);
  }
}
