package hyle.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Works out for every method of a program how many cells a call takes, and what its stack may grow by.
///
/// A closure is called through a switch over all code of its number of operands, so its callees are those that the switch names.
final class Derivation {
  /// More than these are as good as any number.
  private static final int MOST = 10_000;

  private final Map<Method, Method.Body> program;
  private final Map<Method, Cells> cells = new HashMap<>();
  private final Map<Method, Optional<String>> recursions = new HashMap<>();
  private final Map<Method, Optional<String>> unknown = new HashMap<>();

  private Derivation(Map<Method, Method.Body> program) {
    this.program = program;
  }

  static Derivation of(Map<Method, Method.Body> program) {
    Derivation derivation = new Derivation(program);
    for (Set<Method> component : Components.of(program.keySet(), derivation::callees)) {
      derivation.derive(component);
    }
    return derivation;
  }

  Cells cells(Method method) {
    return cells.get(method);
  }

  /// The recursion that a call comes to, if there is one: it takes stack in each round.
  Optional<String> recursion(Method method) {
    return recursions.get(method);
  }

  /// What a call comes to that may call anything.
  Optional<String> unknownCallee(Method method) {
    return unknown.get(method);
  }

  private List<Method> callees(Method method) {
    return program.get(method).calls().stream().flatMap(List::stream).filter(program::containsKey).distinct().toList();
  }

  private void derive(Set<Method> component) {
    boolean isRecursive = component.size() > 1 || component.stream().anyMatch(method -> callees(method).contains(method));
    Cells most = Cells.NONE;
    Optional<String> recursion = isRecursive ? Optional.of("`" + component.iterator().next() + "` comes back to itself") : Optional.empty();
    Optional<String> callee = Optional.empty();
    for (Method method : component) {
      most = most.or(once(method, component));
      for (Method each : program.get(method).calls().stream().flatMap(List::stream).distinct().toList()) {
        recursion = recursion.or(() -> recursions.getOrDefault(each, Optional.empty()));
        callee = callee.or(() -> program.containsKey(each) ? unknown.getOrDefault(each, Optional.empty()) : callsBack(each));
      }
    }
    Cells bound =
        switch (most) {
          case Cells.AtMost(int count) when isRecursive && count > 0 -> new Cells.PerRound(count);
          case Cells.AtMost _, Cells.PerRound _, Cells.Unknown _ -> most;
        };
    for (Method method : component) {
      cells.put(method, bound);
      recursions.put(method, recursion);
      unknown.put(method, callee);
    }
  }

  private static Optional<String> callsBack(Method callee) {
    return RuntimeServices.mayCallBack(callee) ? Optional.of("it calls " + callee + " of the runtime") : Optional.empty();
  }

  /// One call of a method, without what further calls of its recursion take.
  private Cells once(Method method, Set<Method> component) {
    Method.Body body = program.get(method);
    int size = body.cells().length;
    int[] weight = new int[size];
    boolean[] repeats = repeating(body);
    Cells rounds = Cells.NONE;
    boolean grows = false;
    for (int at = 0; at < size; at++) {
      weight[at] = body.cells()[at];
      boolean isOnce = !repeats[at] && component.size() == 1 && !callees(method).contains(method);
      for (Method callee : body.calls().get(at)) {
        switch (taken(callee, component)) {
          case Cells.AtMost(int count) -> weight[at] += count;
          case Cells.PerRound per when isOnce -> rounds = rounds.or(per);
          case Cells.PerRound _ -> rounds = rounds.or(new Cells.Unknown("it repeats a call of " + callee + ", which takes cells in each round"));
          case Cells.Unknown unknown -> rounds = rounds.or(unknown);
        }
      }
      grows |= repeats[at] && weight[at] > 0;
    }
    long most = longest(body, weight);
    if (most > MOST) {
      return new Cells.Unknown("it may take more than " + MOST + " cells");
    }
    return rounds.or(grows ? new Cells.PerRound((int) most) : new Cells.AtMost((int) most));
  }

  private Cells taken(Method callee, Set<Method> component) {
    if (component.contains(callee)) {
      return Cells.NONE;
    }
    return program.containsKey(callee) ? cells.get(callee) : RuntimeServices.cells(callee);
  }

  /// Which instructions lie on a way that leads back to them.
  private static boolean[] repeating(Method.Body body) {
    boolean[] repeats = new boolean[body.cells().length];
    List<Integer> all = IntStream.range(0, repeats.length).boxed().toList();
    for (Set<Integer> component : Components.of(all, body.next()::get)) {
      component.forEach(at -> repeats[at] = component.size() > 1 || body.next().get(at).contains(at));
    }
    return repeats;
  }

  /// The most along a way from the beginning that goes back nowhere: the first round of each loop is on it.
  private static long longest(Method.Body body, int[] weight) {
    List<Integer> order = new ArrayList<>();
    Set<List<Integer>> back = new HashSet<>();
    walk(0, body, new byte[weight.length], order, back);
    long[] most = new long[weight.length];
    long longest = 0;
    for (int at : order) {
      for (int next : body.next().get(at)) {
        if (!back.contains(List.of(at, next))) {
          most[at] = Math.max(most[at], most[next]);
        }
      }
      most[at] += weight[at];
      longest = most[at];
    }
    return longest;
  }

  /// Depth first: `order` has each instruction behind those that it leads to, but for the edges that lead back.
  private static void walk(int at, Method.Body body, byte[] seen, List<Integer> order, Set<List<Integer>> back) {
    seen[at] = 1;
    for (int next : body.next().get(at)) {
      if (seen[next] == 1) {
        back.add(List.of(at, next));
      } else if (seen[next] == 0) {
        walk(next, body, seen, order, back);
      }
    }
    seen[at] = 2;
    order.add(at);
  }
}
