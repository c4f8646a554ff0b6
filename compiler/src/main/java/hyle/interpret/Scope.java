package hyle.interpret;

import hyle.interpret.Plan.Atom;
import hyle.interpret.Plan.Constant;
import hyle.interpret.Plan.Kind;
import hyle.interpret.Plan.Variable;
import hyle.name.LocalName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The meanings of local variables. Locals are unique, so that a scope only grows; what is read into another place, or is a function of its
/// own, has a scope of its own, and there what was captured goes by other variables.
final class Scope {
  private final Map<LocalName, Meaning> meanings = new HashMap<>();
  private final Optional<Scope> outer;
  private final Map<Variable, Variable> renaming;

  private Scope(Optional<Scope> outer, Map<Variable, Variable> renaming) {
    this.outer = outer;
    this.renaming = renaming;
  }

  /// The scope of a top-level definition.
  static Scope topLevel() {
    return new Scope(Optional.empty(), Map.of());
  }

  Scope inner() {
    return new Scope(Optional.of(this), Map.of());
  }

  /// The scope of a function inside, in which captured variables have other names.
  Scope inFunction(Map<Variable, Variable> renaming) {
    return new Scope(Optional.of(this), renaming);
  }

  void bind(LocalName name, Meaning meaning) {
    meanings.put(name, meaning);
  }

  Meaning find(LocalName name) {
    Meaning own = meanings.get(name);
    if (own != null) {
      return own;
    }
    Scope outside = outer.orElseThrow(() -> new AssertionError("no meaning for " + name));
    Meaning meaning = outside.find(name);
    return renaming.isEmpty() ? meaning : renamed(meaning);
  }

  boolean knows(LocalName name) {
    return meanings.containsKey(name) || outer.isPresent() && outer.get().knows(name);
  }

  private Meaning renamed(Meaning meaning) {
    return switch (meaning) {
      case Meaning.Word(Atom atom) -> new Meaning.Word(renamed(atom));
      case Meaning.Built(var constructor, Kind kind, List<Meaning> fields) ->
          new Meaning.Built(constructor, renamed(kind), fields.stream().map(this::renamed).toList());
      case Meaning.Expanded(var function, Scope scope) -> new Meaning.Expanded(function, scope.inFunction(renaming));
      case Meaning.Lifted(Code code, List<Atom> captured) -> new Meaning.Lifted(code, captured.stream().map(this::renamed).toList());
      case Meaning.TopLevel _, Meaning.Primitive _ -> meaning;
    };
  }

  private Kind renamed(Kind kind) {
    return switch (kind) {
      case Kind.OfType(LazyType type) -> new Kind.OfType(type.inFunction(renaming));
      case Kind.Plain _, Kind.Given _, Kind.Passing _ -> kind;
    };
  }

  private Atom renamed(Atom atom) {
    return switch (atom) {
      case Constant _ -> atom;
      case Variable variable -> renaming.getOrDefault(variable, variable);
    };
  }
}
