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
    Set<GlobalName> seen = new LinkedHashSet<>();
    Value at = elaboration.reduce(type);
    while (at instanceof Value.Neutral(Value.Head.Global(GlobalName name), List<Value.Arguments> _) && seen.add(name)) {
      Optional<Term> field = field(elaboration.globals(), name);
      if (field.isEmpty()) {
        return at;
      }
      at = elaboration.reduce(elaboration.evaluate(field.get()));
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
