package hyle.core;

import hyle.check.FreeLocals;
import hyle.check.Typed.Expression;
import hyle.core.Core.Operand;
import hyle.core.Core.Variable;
import hyle.name.LocalName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The variables of the running function that a local function needs, also through the known functions that it calls, each after those
/// that say what its type is.
final class Captures {
  private final Set<Variable> variables = new LinkedHashSet<>();

  private Captures() {}

  /// In the order in which the function's text reaches them; `self` names the function itself.
  static List<Variable> of(Expression.Function function, List<LocalName> self, Scope scope) {
    Captures captures = new Captures();
    captures.function(function, self, scope);
    return List.copyOf(captures.variables);
  }

  /// The variables that a known value needs.
  static List<Variable> of(Meaning meaning) {
    Captures captures = new Captures();
    captures.meaning(meaning);
    return List.copyOf(captures.variables);
  }

  private void function(Expression.Function function, List<LocalName> self, Scope scope) {
    for (LocalName name : FreeLocals.of(function)) {
      if (!self.contains(name)) {
        meaning(scope.find(name));
      }
    }
    for (LocalName name : FreeLocals.withTypes(function)) {
      if (!self.contains(name) && scope.knows(name) && scope.find(name) instanceof Meaning.Static(StaticType type)) {
        type.variables().forEach(variables::add);
      }
    }
  }

  private void meaning(Meaning meaning) {
    switch (meaning) {
      case Meaning.Word(Operand operand) -> operand(operand);
      case Meaning.Static(StaticType type) -> type.variables().forEach(variables::add);
      case Meaning.Built(_, StaticType.Data type, List<Meaning> fields) -> {
        type.variables().forEach(variables::add);
        fields.forEach(this::meaning);
      }
      case Meaning.Expanded(Expression.Function function, Scope scope) -> function(function, List.of(), scope);
      case Meaning.Lifted(_, List<Operand> captured) -> captured.forEach(this::operand);
      case Meaning.TopLevel _, Meaning.Primitive _ -> {}
    }
  }

  private void operand(Operand operand) {
    switch (operand) {
      case Variable variable -> {
        variable.type().descriptors().stream().flatMap(Descriptor::variables).forEach(variables::add);
        variables.add(variable);
      }
      case Core.Constant _, Core.Code _ -> {}
    }
  }
}
