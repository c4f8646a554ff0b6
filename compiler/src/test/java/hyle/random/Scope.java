package hyle.random;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The variables in sight of a place, and which of them the path to it has used up.
///
/// Scopes that grow from one another share what is used, since they lie on one path; branches work on copies, which `join` brings together.
/// `layer` and `function` hold the layer rule: a variable is used at its own layer, and a function sees none from above its own.
record Scope(World world, List<Local> locals, Set<String> used, int layer, Optional<Recursion> recursion, int depthOfFunctions) {
  /// A variable. A `!` before its name, or a type that is free to copy, allows more uses than one.
  record Local(String name, Type type, int layer) {}

  static Scope empty(World world) {
    return new Scope(world, List.of(), new HashSet<>(), 0, Optional.empty(), 0);
  }

  Scope bind(String name, Type type) {
    List<Local> more = new ArrayList<>(locals);
    more.add(new Local(name, type, layer));
    return withLocals(more);
  }

  Scope bindAll(List<Term.Parameter> parameters) {
    Scope scope = this;
    for (Term.Parameter parameter : parameters) {
      scope = scope.bind(parameter.name(), parameter.type());
    }
    return scope;
  }

  Scope withRecursion(Recursion other) {
    return new Scope(world, locals, used, layer, Optional.of(other), depthOfFunctions);
  }

  private Scope withLocals(List<Local> other) {
    return new Scope(world, List.copyOf(other), used, layer, recursion, depthOfFunctions);
  }

  private Scope map(UnaryOperator<Local> change) {
    return withLocals(locals.stream().map(change).toList());
  }

  /// What a function literal at this place sees.
  Scope insideFunction() {
    List<Local> visible = locals.stream().filter(local -> local.layer() <= layer).toList();
    return new Scope(world, visible, used, layer, Optional.empty(), depthOfFunctions + 1);
  }

  /// What a local function that may call itself sees: nothing that it could use up.
  Scope insideLocalFunction() {
    return withLocals(insideFunction().locals().stream().filter(this::isReusable).toList());
  }

  /// The same with these variables lent: they are noemata.
  Scope lend(Collection<String> names) {
    return map(local -> names.contains(local.name()) ? new Local(local.name(), new Type.Noema(local.type()), local.layer()) : local);
  }

  /// One layer below, with copies of what these noemata borrow.
  Scope insideBox(Collection<String> captured) {
    Scope below =
        map(
            local ->
                captured.contains(local.name()) && local.type() instanceof Type.Noema(Type content)
                    ? new Local(local.name(), content, layer - 1)
                    : local);
    return new Scope(world, below.locals(), used, layer - 1, Optional.empty(), depthOfFunctions);
  }

  /// One layer above, as the first part of a `letbox` sees it.
  Scope above() {
    return new Scope(world, locals, used, layer + 1, Optional.empty(), depthOfFunctions);
  }

  /// A path that begins here and may use what another one uses too.
  Scope branch() {
    return new Scope(world, locals, new HashSet<>(used), layer, recursion.map(Recursion::branch), depthOfFunctions);
  }

  /// Behind branches, what one of them used is used.
  void join(List<Scope> branches) {
    branches.forEach(branch -> used.addAll(branch.used()));
    recursion.ifPresent(self -> branches.forEach(branch -> branch.recursion().ifPresent(self::join)));
  }

  boolean isReusable(Local local) {
    return local.name().startsWith("!") || world.isFree(local.type());
  }

  /// The variables that can be used here, the newest last.
  List<Local> available() {
    return locals.stream().filter(local -> local.layer() == layer && (isReusable(local) || !used.contains(local.name()))).toList();
  }

  List<Local> available(Type type) {
    return available().stream().filter(local -> local.type().equals(type)).toList();
  }

  /// Uses a variable.
  Term use(Local local) {
    if (!isReusable(local)) {
      used.add(local.name());
    }
    return new Term.Name(local.name(), local.type());
  }

  /// Whether some value of the type can always be made here: there is a way to, or a variable that does not get used up.
  boolean canMake(Type type) {
    return switch (type) {
      case Type.Number _, Type.Named _, Type.Universe _ -> true;
      case Type.Data(String _, List<Type> arguments) -> arguments.stream().allMatch(this::canMake);
      case Type.Function(List<Type> _, Type result) -> canMake(result);
      case Type.Meta(Type content) -> content.isClosed() && canMake(content);
      case Type.Variable _ -> hasReusable(type);
      case Type.Noema(Type content) -> content.equals(Type.TEXT) || hasReusable(type);
    };
  }

  private boolean hasReusable(Type type) {
    return locals.stream().anyMatch(local -> local.layer() == layer && local.type().equals(type) && isReusable(local));
  }

  /// The type parameters of which a value can always be had.
  List<Type> witnessed() {
    Set<Type> variables = new LinkedHashSet<>();
    for (Local local : locals) {
      if (local.type() instanceof Type.Variable && local.layer() == layer && isReusable(local)) {
        variables.add(local.type());
      }
    }
    return List.copyOf(variables);
  }
}
