package hyle.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Function literals, calls of functions by their names, of function values, and of the function that is being defined.
final class FunctionProductions {
  private static final int COST_OF_A_VALUE = 10;

  static final List<Production> TABLE =
      List.of(
          new Production("function", (_, goal, _) -> goal instanceof Type.Function ? 6 : 0, FunctionProductions::lambda),
          new Production("name", (maker, goal, _) -> named(maker, goal).isEmpty() ? 0 : 2, FunctionProductions::name),
          new Production("call", (_, goal, _) -> goal instanceof Type.Noema ? 0 : 6, FunctionProductions::call),
          new Production("application", (_, goal, scope) -> applied(goal, scope).isEmpty() ? 0 : 6, FunctionProductions::apply),
          new Production("immediate application", (_, _, _) -> 1, FunctionProductions::applyLiteral),
          new Production("self call", FunctionProductions::weightOfSelfCall, FunctionProductions::selfCall),
          new Production("self call in a constructor", FunctionProductions::weightOfSelfCallInside, FunctionProductions::selfCallInside));

  private FunctionProductions() {}

  private static Term lambda(Maker maker, Type goal, Scope scope, int size) {
    Type.Function type = (Type.Function) goal;
    List<Term.Parameter> parameters = parameters(maker, type.parameters());
    return new Term.Lambda(parameters, maker.term(type.result(), scope.insideFunction().bindAll(parameters), size - 1));
  }

  static List<Term.Parameter> parameters(Maker maker, List<Type> types) {
    return types.stream().map(type -> new Term.Parameter(maker.variable(type), type)).toList();
  }

  /// The functions whose names are values of the type.
  private static List<String> named(Maker maker, Type goal) {
    List<String> names = new ArrayList<>();
    if (goal instanceof Type.Function(List<Type> parameters, Type result)) {
      if (result instanceof Type.Number number && parameters.equals(List.of(number, number))) {
        names.add("add-" + number.name());
      }
      for (Signature function : maker.world().functions()) {
        boolean isPlain = function.typeParameters().isEmpty() && function.traits() != Signature.Traits.FUELED && function.cost() < 100;
        List<Type> types = function.parameters().stream().map(Term.Parameter::type).toList();
        if (isPlain && function.result().equals(result) && types.equals(parameters)) {
          names.add(function.name());
        }
      }
    }
    return names;
  }

  private static Term name(Maker maker, Type goal, Scope scope, int size) {
    return new Term.Name(maker.pick(named(maker, goal)), goal);
  }

  /// A function that gives what is wanted, and how.
  private record Candidate(Signature function, Map<String, Type> types) {}

  private static Term call(Maker maker, Type goal, Scope scope, int size) {
    List<Candidate> candidates = new ArrayList<>();
    for (Signature function : maker.world().functions()) {
      Map<String, Type> types = new HashMap<>();
      if (maker.affords(function.cost(), scope) && function.result().fits(goal, types) && isCallable(function, types, scope)) {
        candidates.add(new Candidate(function, types));
      }
    }
    if (candidates.isEmpty()) {
      throw new Stuck(goal);
    }
    Candidate chosen = maker.oneIn(2) ? candidates.getLast() : maker.pick(candidates);
    return maker.call(chosen.function(), chosen.types(), scope, size);
  }

  /// Whether arguments can be found at a place; of types that are open still, they can.
  private static boolean isCallable(Signature function, Map<String, Type> types, Scope scope) {
    return function.parameters().stream()
        .map(parameter -> parameter.type().with(types))
        .allMatch(
            type ->
                mentions(type, function.typeParameters()) && !(type instanceof Type.Noema)
                    || scope.canMake(type)
                    || !scope.available(type).isEmpty());
  }

  private static boolean mentions(Type type, List<String> parameters) {
    return type.parts().anyMatch(part -> part instanceof Type.Variable(String name) && parameters.contains(name));
  }

  /// The variables whose values give the type when they are called.
  private static List<Scope.Local> applied(Type goal, Scope scope) {
    return scope.available().stream()
        .filter(local -> content(local.type()) instanceof Type.Function function && function.result().equals(goal))
        .filter(
            local ->
                ((Type.Function) content(local.type()))
                    .parameters().stream().allMatch(type -> scope.canMake(type) || !scope.available(type).isEmpty()))
        .toList();
  }

  private static Type content(Type type) {
    return type instanceof Type.Noema(Type content) ? content : type;
  }

  private static Term apply(Maker maker, Type goal, Scope scope, int size) {
    if (!maker.affords(COST_OF_A_VALUE, scope)) {
      throw new Stuck(goal);
    }
    maker.pay(COST_OF_A_VALUE, scope);
    Scope.Local local = maker.pick(applied(goal, scope));
    Type.Function type = (Type.Function) content(local.type());
    Term function = scope.use(local);
    List<Term> children = new ArrayList<>();
    children.add(local.type() instanceof Type.Noema ? new Term.Embody(function, type) : function);
    children.addAll(maker.terms(type.parameters(), scope, size));
    return new Term.Apply(children, goal);
  }

  private static Term applyLiteral(Maker maker, Type goal, Scope scope, int size) {
    Type parameter = maker.type(scope);
    Term function = lambda(maker, new Type.Function(List.of(parameter), goal), scope, maker.share(size, 2));
    return new Term.Apply(List.of(function, maker.term(parameter, scope, maker.share(size, 2))), goal);
  }

  private static int weightOfSelfCall(Maker maker, Type goal, Scope scope) {
    return scope.recursion().filter(self -> self.mayCall() && target(self, goal, scope).isPresent()).isPresent() ? 10 : 0;
  }

  private static Optional<Signature> target(Recursion self, Type goal, Scope scope) {
    boolean hasFuel = self.fuel().map(fuel -> scope.available(Type.INT).stream().anyMatch(local -> local.name().equals(fuel))).orElse(true);
    return self.functions().stream().filter(function -> hasFuel && function.result().equals(goal)).findFirst();
  }

  /// A call with less fuel, or of a part of what was taken apart.
  private static Term selfCall(Maker maker, Type goal, Scope scope, int size) {
    Recursion self = scope.recursion().orElseThrow();
    List<Signature> targets = self.functions().stream().filter(function -> function.result().equals(goal)).toList();
    Signature function = maker.pick(targets);
    self.called();
    List<Type> goals = function.parameters().stream().map(Term.Parameter::type).toList();
    int special = Math.max(0, self.walkedParameter());
    Term leading = self.fuel().map(fuel -> lessFuel(fuel)).orElseGet(() -> part(maker, self, scope));
    List<Term> arguments = new ArrayList<>(maker.terms(without(goals, special), scope, size));
    arguments.add(special, leading);
    return new Term.Call(function.name(), arguments, goal);
  }

  /// A constructor, and which of its fields a call of the recursion gives.
  private record Around(Definition.Constructor constructor, List<Type> fields, int called) {}

  private static List<Around> around(Maker maker, Type goal, Scope scope) {
    List<Around> found = new ArrayList<>();
    for (Definition.Constructor constructor : maker.world().data(goal).map(Definition.Data::constructors).orElse(List.of())) {
      List<Type> fields = World.hides(constructor) ? List.of() : maker.world().fields(constructor, goal);
      for (int at = 0; at < fields.size(); at++) {
        if (weightOfSelfCall(maker, fields.get(at), scope) > 0) {
          found.add(new Around(constructor, fields, at));
        }
      }
    }
    return found;
  }

  private static int weightOfSelfCallInside(Maker maker, Type goal, Scope scope) {
    return around(maker, goal, scope).isEmpty() ? 0 : 12;
  }

  private static Term selfCallInside(Maker maker, Type goal, Scope scope, int size) {
    Around around = maker.pick(around(maker, goal, scope));
    Type called = around.fields().get(around.called());
    Term call = selfCall(maker, called, scope, maker.share(size, 2));
    List<Term> fields = new ArrayList<>(maker.terms(without(around.fields(), around.called()), scope, maker.share(size, 2)));
    fields.add(around.called(), call);
    return new Term.Construct(around.constructor().name(), fields, goal);
  }

  private static List<Type> without(List<Type> types, int index) {
    List<Type> rest = new ArrayList<>(types);
    rest.remove(index);
    return rest;
  }

  private static Term lessFuel(String fuel) {
    return Term.call("sub-int", Type.INT, new Term.Name(fuel, Type.INT), Term.integer(1));
  }

  private static Term part(Maker maker, Recursion self, Scope scope) {
    List<Scope.Local> parts =
        scope.available(self.walkedType()).stream().filter(local -> self.parts().contains(local.name())).toList();
    if (parts.isEmpty()) {
      throw new Stuck(self.walkedType());
    }
    Scope.Local part = maker.pick(parts);
    self.walked(part.name());
    return scope.use(part);
  }
}
