package hyle.interpret;

import hyle.check.FreeLocals;
import hyle.check.Typed.Expression;
import hyle.interpret.Plan.Atom;
import hyle.interpret.Plan.Constant;
import hyle.interpret.Plan.Kind;
import hyle.interpret.Plan.Variable;
import hyle.name.LocalName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The variables of the code around it that a function needs, also through what the names in it stand for.
final class Captures {
  private final Set<Variable> found = new LinkedHashSet<>();

  private Captures() {}

  /// In the order of the text; `self` names the function itself. Those that only its types mention come after.
  static List<Variable> of(Expression function, List<LocalName> self, Scope scope) {
    Captures captures = new Captures();
    captures.capture(function, self, scope);
    return List.copyOf(captures.found);
  }

  private void capture(Expression function, List<LocalName> self, Scope scope) {
    for (LocalName name : FreeLocals.of(function)) {
      if (!self.contains(name)) {
        capture(scope.find(name));
      }
    }
    captureTypes(function, scope);
  }

  /// Types are words; a value that only a type mentions is not captured.
  private void captureTypes(Expression expression, Scope scope) {
    for (LocalName name : FreeLocals.withTypes(expression)) {
      if (scope.knows(name)) {
        Captures mentioned = new Captures();
        mentioned.capture(scope.find(name));
        mentioned.found.stream().filter(variable -> !variable.isOwned()).forEach(found::add);
      }
    }
  }

  private void capture(Meaning meaning) {
    switch (meaning) {
      case Meaning.Word(Atom atom) -> capture(atom);
      case Meaning.Built(_, Kind kind, List<Meaning> fields) -> {
        if (kind instanceof Kind.OfType(LazyType type)) {
          captureTypes(type.expression(), type.scope());
        }
        fields.forEach(field -> capture(field));
      }
      case Meaning.Expanded(Expression.Function function, Scope scope) -> capture(function, List.of(), scope);
      case Meaning.Lifted(_, List<Atom> captured) -> captured.forEach(atom -> capture(atom));
      case Meaning.TopLevel _, Meaning.Primitive _ -> {}
    }
  }

  private void capture(Atom atom) {
    switch (atom) {
      case Variable variable -> found.add(variable);
      case Constant _ -> {}
    }
  }
}
