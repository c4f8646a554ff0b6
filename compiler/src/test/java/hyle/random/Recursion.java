package hyle.random;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The functions that a body may call and that may call it in turn, so that they need an end.
///
/// Either every call hands on less fuel, or it hands on a part of what the function took apart; each part is walked once.
final class Recursion {
  private final List<Signature> functions;
  private final Optional<String> fuel;
  private final Optional<Walk> walk;
  private final Set<String> walked;
  private int calls;

  /// The function walks over its parameter number `parameter`; `parts` are the variables that hold what lies inside.
  record Walk(int parameter, Type type, Set<String> parts) {}

  private Recursion(List<Signature> functions, Optional<String> fuel, Optional<Walk> walk, Set<String> walked, int calls) {
    this.functions = functions;
    this.fuel = fuel;
    this.walk = walk;
    this.walked = walked;
    this.calls = calls;
  }

  static Recursion fueled(List<Signature> functions, String fuel, int calls) {
    return new Recursion(List.copyOf(functions), Optional.of(fuel), Optional.empty(), new HashSet<>(), calls);
  }

  static Recursion walking(Signature function, Walk walk) {
    return new Recursion(List.of(function), Optional.empty(), Optional.of(walk), new HashSet<>(), 4);
  }

  List<Signature> functions() {
    return functions;
  }

  Optional<String> fuel() {
    return fuel;
  }

  /// The variables that the next call may walk over; there are none where fuel counts.
  List<String> parts() {
    return walk.stream().flatMap(over -> over.parts().stream()).filter(part -> !walked.contains(part)).sorted().toList();
  }

  int walkedParameter() {
    return walk.map(Walk::parameter).orElse(-1);
  }

  Type walkedType() {
    return walk.map(Walk::type).orElse(Type.UNIT);
  }

  boolean mayCall() {
    return calls > 0 && (fuel.isPresent() || !parts().isEmpty());
  }

  void called() {
    calls--;
  }

  void walked(String part) {
    walked.add(part);
  }

  Recursion branch() {
    return new Recursion(functions, fuel, walk, new HashSet<>(walked), calls);
  }

  void join(Recursion branch) {
    walked.addAll(branch.walked);
    calls = Math.min(calls, branch.calls);
  }
}
