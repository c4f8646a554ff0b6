package hyle.check;

import hyle.name.LocalName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is known about each local variable: its type, and where it is in scope.
final class Locals {
  private record Local(Value type, Scope scope) {}

  private final Map<LocalName, Local> locals = new HashMap<>();
  private final Map<LocalName, LocalName> aliases = new HashMap<>();

  /// `scope` is the smallest one with the variable.
  void declare(LocalName name, Value type, Scope scope) {
    locals.put(name, new Local(type, scope));
  }

  /// A variable that stands for an argument while two function types are compared; it is in scope nowhere.
  void declareFree(LocalName name, Value type) {
    locals.put(name, new Local(type, Scope.EMPTY.enter(name)));
  }

  /// The hidden variable for a stored type is, in the finished program, what the pattern binds.
  void alias(LocalName hidden, LocalName pattern) {
    aliases.put(hidden, pattern);
  }

  LocalName visible(LocalName name) {
    return Optional.ofNullable(aliases.get(name)).orElse(name);
  }

  /// Variables that the resolver could not bind have no known type.
  Value type(LocalName name) {
    return Optional.ofNullable(locals.get(name)).map(Local::type).orElse(Value.MALFORMED);
  }

  boolean isVisible(LocalName name, Scope from) {
    return Optional.ofNullable(locals.get(name)).map(local -> local.scope().encloses(from)).orElse(true);
  }
}
