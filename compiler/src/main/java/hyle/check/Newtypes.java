package hyle.check;

import hyle.name.GlobalName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Data types without parameters that have one constructor with one field: they are represented by that field.
final class Newtypes {
  private Newtypes() {}

  /// The type behind all newtypes, reduced; the type itself if it is none.
  static Value representation(Elaboration elaboration, Value type) {
    elaboration.evaluator().refuel();
    return representation(elaboration.globals(), elaboration.evaluator(), type);
  }

  /// The same within a comparison of types.
  static Value representation(Globals globals, Evaluator evaluator, Value type) {
    Set<GlobalName> seen = new LinkedHashSet<>();
    Value at = evaluator.reduce(type);
    while (at instanceof Value.Neutral(Value.Head.Global(GlobalName name), List<Value.Arguments> _) && seen.add(name)) {
      Optional<Term> field = field(globals, name);
      if (field.isEmpty()) {
        return at;
      }
      at = evaluator.reduce(evaluator.evaluate(field.get(), Environment.EMPTY));
    }
    return at;
  }

  private static Optional<Term> field(Globals globals, GlobalName name) {
    return globals
        .data(name)
        .filter(data -> data.signature().parameters().isEmpty() && data.constructors().size() == 1)
        .flatMap(data -> globals.constructor(data.constructors().getFirst()))
        .map(constructor -> constructor.signature().parameters())
        .filter(fields -> fields.size() == 1)
        .map(fields -> fields.getFirst().type());
  }
}
