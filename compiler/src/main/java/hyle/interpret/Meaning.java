package hyle.interpret;

import hyle.check.Typed.Expression;
import hyle.interpret.Plan.Atom;
import hyle.interpret.Plan.ConstructorOf;
import hyle.interpret.Plan.Kind;
import hyle.name.GlobalName;
import hyle.name.PrimitiveOperation;
import java.util.List;

/// What a name stands for: a value, or an expression that has nothing to compute and stands at each of its uses [O16].
sealed interface Meaning {
  record Word(Atom atom) implements Meaning {}

  /// A constructor's value that is built where it is used.
  record Built(ConstructorOf constructor, Kind kind, List<Meaning> fields) implements Meaning {
    public Built {
      fields = List.copyOf(fields);
    }
  }

  /// A function whose code is known.
  sealed interface Known extends Meaning {}

  /// A top-level function, constructor or type.
  record TopLevel(GlobalName name) implements Known {}

  record Primitive(PrimitiveOperation operation) implements Known {}

  /// A `function` that is read where it is called, once.
  record Expanded(Expression.Function function, Scope scope) implements Known {}

  /// A function of its own, which takes what it captured at each of its uses: a local `define`, or a `function` used several times.
  record Lifted(Code code, List<Atom> captured) implements Known {
    public Lifted {
      captured = List.copyOf(captured);
    }
  }
}
