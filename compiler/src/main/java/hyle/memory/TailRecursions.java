package hyle.memory;

import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Program;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which functions of a program go round in circles of calls which are last, or last but for constructors [M10].
///
/// ```
/// f(x) { … r = g(a); c = Cons(x, r); return c … }
/// g(y) { … tail f(b) … r = h(z) … }                  f and g are one circle, h is none of it
/// ```
///
/// Each member can go on in constant stack if each of those calls goes to a worker, and the last ones hand their hole on. Calls that leave
/// the circle come back to it, if at all, by a call that takes stack anyway. `functions` are those of the program, of which those in
/// circles had their calls moved (`LastCalls`); `byMember` says which circle a function is in.
record TailRecursions(Map<FunctionName, Function> functions, Map<FunctionName, Recursion> byMember) {
  List<Recursion> all() {
    return byMember.values().stream().distinct().toList();
  }

  /// Finds those with a call that only constructors follow. The calls of another circle are last already.
  static TailRecursions in(Program program) {
    GoingFirst first = new GoingFirst(program);
    TailRecursions found = new TailRecursions(new LinkedHashMap<>(program.functions()), new LinkedHashMap<>());
    for (Set<FunctionName> functions : new CallGraph(program).recursions()) {
      Set<FunctionName> members = new LinkedHashSet<>(functions);
      members.removeIf(name -> !program.functions().get(name).more().isEmpty()); // there is one hole for a result
      Recursion recursion = new Recursion(members, first);
      Map<FunctionName, Function> moved = new LinkedHashMap<>();
      members.forEach(name -> moved.put(name, LastCalls.moved(program, recursion, program.functions().get(name))));
      Map<FunctionName, Set<FunctionName>> edges = new LinkedHashMap<>();
      moved.forEach((name, function) -> edges.put(name, recursion.lastCallees(function)));
      for (List<FunctionName> component : Components.of(edges)) {
        if (component.size() > 1 || edges.get(component.getFirst()).contains(component.getFirst())) {
          found.add(new Recursion(new LinkedHashSet<>(component), first), moved);
        }
      }
    }
    return found;
  }

  private void add(Recursion circle, Map<FunctionName, Function> moved) {
    circle.members().forEach(name -> functions.put(name, moved.get(name)));
    if (circle.members().stream().anyMatch(name -> !circle.sites(moved.get(name)).isEmpty())) {
      circle.members().forEach(name -> byMember.put(name, circle));
    }
  }
}
