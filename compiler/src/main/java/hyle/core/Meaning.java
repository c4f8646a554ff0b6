package hyle.core;

import hyle.check.Typed;
import hyle.core.Core.Operand;
import hyle.core.Core.Variable;
import hyle.name.GlobalName;
import hyle.name.PrimitiveOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an expression came to at compile time: a word of the running program, or something that is known and may never have to run.
sealed interface Meaning {
  /// A value of the running program.
  record Word(Operand operand) implements Meaning {}

  /// A type, or a function from types to types.
  record Static(StaticType type) implements Meaning {}

  /// A constructor's value with a part that is known: built only if it is needed whole.
  record Built(GlobalName constructor, StaticType.Data type, List<Meaning> fields) implements Meaning {
    public Built {
      fields = List.copyOf(fields);
    }
  }

  /// A function whose code is known: calls of it need no closure.
  sealed interface Known extends Meaning {}

  /// A top-level function or constructor.
  record TopLevel(GlobalName name) implements Known {}

  /// A primitive operation.
  record Primitive(PrimitiveOperation operation) implements Known {}

  /// A `function` that is expanded where it is called; `scope` gives the meaning of its free variables.
  record Expanded(Typed.Expression.Function function, Scope scope) implements Known {}

  /// A function that became one of the program's own, with what it captured as further parameters: a local `define`, or a `function`
  /// that is called at several places.
  record Lifted(LiftedCode code, List<Operand> captured) implements Known {
    public Lifted {
      captured = List.copyOf(captured);
    }

    /// A scope for the types of the code's parameters, in the terms of the function that the captured variables are of.
    Scope scope() {
      Map<Variable, Operand> renaming = new LinkedHashMap<>();
      for (int i = 0; i < captured.size(); i++) {
        renaming.put(code.captures.get(i), captured.get(i));
      }
      return code.scope.inFunction(renaming);
    }
  }
}
