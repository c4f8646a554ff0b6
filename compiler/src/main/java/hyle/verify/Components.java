package hyle.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The strongly connected components of a graph, those that edges lead to before those that they come from (after Tarjan).
final class Components<N> {
  private final Function<N, List<N>> edges;
  private final Map<N, Integer> numbers = new HashMap<>();
  private final Map<N, Integer> lowest = new HashMap<>();
  private final Deque<N> open = new ArrayDeque<>();
  private final Set<N> isOpen = new HashSet<>();
  private final List<Set<N>> components = new ArrayList<>();

  private Components(Function<N, List<N>> edges) {
    this.edges = edges;
  }

  static <N> List<Set<N>> of(Iterable<N> nodes, Function<N, List<N>> edges) {
    Components<N> found = new Components<>(edges);
    for (N node : nodes) {
      if (!found.numbers.containsKey(node)) {
        found.visit(node);
      }
    }
    return found.components;
  }

  private void visit(N node) {
    numbers.put(node, numbers.size());
    lowest.put(node, numbers.get(node));
    open.push(node);
    isOpen.add(node);
    for (N next : edges.apply(node)) {
      if (!numbers.containsKey(next)) {
        visit(next);
        lowest.merge(node, lowest.get(next), Math::min);
      } else if (isOpen.contains(next)) {
        lowest.merge(node, numbers.get(next), Math::min);
      }
    }
    if (lowest.get(node).equals(numbers.get(node))) {
      Set<N> component = new LinkedHashSet<>();
      while (!component.contains(node)) {
        N member = open.pop();
        isOpen.remove(member);
        component.add(member);
      }
      components.add(component);
    }
  }
}
