package hyle.core;

import hyle.check.Typed;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Variable;
import hyle.name.LocalName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The code of a local function that is lambda-lifted: its free variables become leading parameters [O7].
///
/// `captures` are the variables of the function that it stands in, in the terms of `scope`; an instance has a parameter for each.
final class LiftedCode {
  final Typed.Expression.Function function;
  final List<LocalName> self;
  final Scope scope;
  final List<Variable> captures;
  final String name;

  /// The instances that exist, by the types that the function was called with.
  final Map<List<StaticType>, FunctionName> instances = new HashMap<>();

  /// `self` is empty or the one name by which the function calls itself.
  LiftedCode(Typed.Expression.Function function, List<LocalName> self, Scope scope, List<Variable> captures, String name) {
    this.function = function;
    this.self = List.copyOf(self);
    this.scope = scope;
    this.captures = List.copyOf(captures);
    this.name = name;
  }
}
