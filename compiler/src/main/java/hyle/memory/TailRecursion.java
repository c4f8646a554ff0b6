package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Borrowing;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Program;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Functions that go round in a circle of calls which are last, or last but for constructors [M10].
///
/// ```
/// f(x) { … r = g(a); c = Cons(x, r); return c … }
/// g(y) { … tail f(b) … r = h(z) … }                  f and g are one, h is none of it
/// ```
///
/// Each member can go on in constant stack if each of those calls goes to a worker, and the last ones hand their hole on. Calls that leave
/// the circle come back to it, if at all, by a call that takes stack anyway.
record TailRecursion(Set<FunctionName> members) {
  /// The functions of a program, of which those in circles had their calls moved (`LastCalls`), and the circle that each is in.
  record Found(Map<FunctionName, Function> functions, Map<FunctionName, TailRecursion> byMember) {
    List<TailRecursion> all() {
      return byMember.values().stream().distinct().toList();
    }
  }

  /// Finds those with a call that only constructors follow. A circle without one is none: its calls are last already.
  static Found in(Program program) {
    Map<FunctionName, Function> functions = new LinkedHashMap<>(program.functions());
    Map<FunctionName, TailRecursion> byMember = new LinkedHashMap<>();
    CallGraph graph = new CallGraph(program);
    for (Set<FunctionName> recursion : graph.recursions()) {
      Map<FunctionName, Function> moved = new LinkedHashMap<>();
      recursion.forEach(name -> moved.put(name, LastCalls.moved(program, recursion, program.functions().get(name))));
      Map<FunctionName, Set<FunctionName>> edges = new LinkedHashMap<>();
      moved.forEach((name, function) -> edges.put(name, lastCallees(function, recursion)));
      for (List<FunctionName> circle : Components.of(edges)) {
        TailRecursion found = new TailRecursion(new LinkedHashSet<>(circle));
        boolean isCircle = circle.stream().anyMatch(name -> edges.get(name).stream().anyMatch(circle::contains));
        if (isCircle) {
          circle.forEach(name -> functions.put(name, moved.get(name)));
          if (circle.stream().anyMatch(name -> !found.sites(moved.get(name)).isEmpty())) {
            circle.forEach(name -> byMember.put(name, found));
          }
        }
      }
    }
    return new Found(functions, byMember);
  }

  /// The places in a member where it calls one of them last but for constructors.
  List<TailSite> sites(Function function) {
    return sites(function, members);
  }

  private static List<TailSite> sites(Function function, Set<FunctionName> callees) {
    Borrowing borrowing = Borrowing.of(function);
    return Blocks.within(function.body()).stream().flatMap(block -> TailSite.in(block, callees, borrowing).stream()).toList();
  }

  /// The functions among `recursion` that a function calls last, or last but for constructors.
  private static Set<FunctionName> lastCallees(Function function, Set<FunctionName> recursion) {
    Set<FunctionName> callees = new LinkedHashSet<>();
    for (Block block : Blocks.within(function.body())) {
      if (block.end() instanceof End.TailCall(FunctionName callee, _, _) && recursion.contains(callee)) {
        callees.add(callee);
      }
    }
    sites(function, recursion).forEach(site -> callees.add(site.callee()));
    return callees;
  }
}
