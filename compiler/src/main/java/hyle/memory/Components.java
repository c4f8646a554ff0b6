package hyle.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The strongly connected components of a graph, by Tarjan's algorithm without recursion.
public final class Components<N> {
  private final Map<N, Set<N>> edges;
  private final Map<N, Integer> order = new HashMap<>();
  private final Map<N, Integer> low = new HashMap<>();
  private final Map<N, Boolean> open = new HashMap<>();
  private final Deque<N> unfinished = new ArrayDeque<>();
  private final List<List<N>> found = new ArrayList<>();

  /// A node on the path that is walked, and the edges from it that are still to be looked at.
  private record Step<N>(N node, Iterator<N> rest) {}

  private Components(Map<N, Set<N>> edges) {
    this.edges = edges;
  }

  /// The components in the order in which they are complete. Every node has its edges in the map.
  public static <N> List<List<N>> of(Map<N, Set<N>> edges) {
    Components<N> components = new Components<>(edges);
    for (N node : edges.keySet()) {
      if (!components.order.containsKey(node)) {
        components.walk(node);
      }
    }
    return components.found;
  }

  private void walk(N start) {
    Deque<Step<N>> path = new ArrayDeque<>();
    path.push(enter(start));
    while (!path.isEmpty()) {
      Step<N> step = path.peek();
      if (step.rest().hasNext()) {
        N next = step.rest().next();
        if (!order.containsKey(next)) {
          path.push(enter(next));
        } else if (open.get(next)) {
          low.merge(step.node(), order.get(next), Math::min);
        }
      } else {
        path.pop();
        leave(step.node());
        if (!path.isEmpty()) {
          low.merge(path.peek().node(), low.get(step.node()), Math::min);
        }
      }
    }
  }

  private Step<N> enter(N node) {
    order.put(node, order.size());
    low.put(node, order.get(node));
    open.put(node, true);
    unfinished.push(node);
    return new Step<>(node, edges.get(node).iterator());
  }

  private void leave(N node) {
    if (!low.get(node).equals(order.get(node))) {
      return;
    }
    List<N> component = new ArrayList<>();
    N member;
    do {
      member = unfinished.pop();
      open.put(member, false);
      component.add(member);
    } while (!member.equals(node));
    found.add(component);
  }
}
