package hyle.core;

import hyle.core.Core.Operand;
import hyle.core.Core.Variable;
import hyle.name.LocalName;
import hyle.report.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The meanings of local variables. Locals are unique, so a scope only grows; an expansion or another function opens a new one.
///
/// A scope that crosses into another function renames: what its parent says in variables of the surrounding function is read in the
/// parameters and captures of this one.
final class Scope {
  private final Map<LocalName, Meaning> meanings = new HashMap<>();
  private final List<Scope> parent;
  private final List<Map<Variable, Operand>> renaming;
  private final List<Span> place;

  private Scope(List<Scope> parent, List<Map<Variable, Operand>> renaming, List<Span> place) {
    this.parent = parent;
    this.renaming = renaming;
    this.place = place;
  }

  /// A scope without surroundings: a top-level definition.
  static Scope topLevel() {
    return new Scope(List.of(), List.of(), List.of());
  }

  /// The scope of a definition of another module that is expanded at `call`: all its code counts as standing there.
  static Scope expandedAt(Span call) {
    return new Scope(List.of(), List.of(), List.of(call));
  }

  /// An inner scope in the same function.
  Scope inner() {
    return new Scope(List.of(this), List.of(), place);
  }

  /// An inner scope in another function, which has `renaming` for the variables of this one.
  Scope inFunction(Map<Variable, Operand> renaming) {
    return new Scope(List.of(this), List.of(renaming), place);
  }

  void bind(LocalName name, Meaning meaning) {
    meanings.put(name, meaning);
  }

  Meaning find(LocalName name) {
    Meaning own = meanings.get(name);
    if (own != null) {
      return own;
    }
    if (parent.isEmpty()) {
      throw new AssertionError("no meaning for " + name);
    }
    Meaning outer = parent.getFirst().find(name);
    return renaming.isEmpty() ? outer : rename(outer, renaming.getFirst());
  }

  /// Whether a name has a meaning.
  boolean knows(LocalName name) {
    return meanings.containsKey(name) || !parent.isEmpty() && parent.getFirst().knows(name);
  }

  /// The scope that this one is a renaming of; itself if it is none. The same code in two functions has the same origin.
  Scope origin() {
    boolean isRenaming = !renaming.isEmpty() && !renaming.getFirst().isEmpty();
    return isRenaming ? parent.getFirst().origin() : this;
  }

  /// Whether all code counts as standing in one place.
  boolean isPlaced() {
    return !place.isEmpty();
  }

  /// The place that reports show for a span of the code in this scope.
  Span place(Span span) {
    return place.isEmpty() ? span : place.getFirst();
  }

  private static Meaning rename(Meaning meaning, Map<Variable, Operand> renaming) {
    return switch (meaning) {
      case Meaning.Word(Operand operand) -> new Meaning.Word(rename(operand, renaming));
      case Meaning.Built(var constructor, var type, List<Meaning> fields) ->
          new Meaning.Built(constructor, rename(type, renaming), fields.stream().map(field -> rename(field, renaming)).toList());
      case Meaning.Expanded(var function, Scope scope) -> new Meaning.Expanded(function, scope.inFunction(renaming));
      case Meaning.Lifted(LiftedCode code, List<Operand> captured) ->
          new Meaning.Lifted(code, captured.stream().map(operand -> rename(operand, renaming)).toList());
      case Meaning.Static(StaticType type) -> type.isClosed() ? meaning : new Meaning.Static(type.map(leaf -> rename(leaf, renaming)));
      case Meaning.TopLevel _, Meaning.Primitive _ -> meaning;
    };
  }

  private static StaticType.Data rename(StaticType.Data type, Map<Variable, Operand> renaming) {
    return new StaticType.Data(type.name(), type.arguments().stream().map(argument -> argument.map(leaf -> rename(leaf, renaming))).toList());
  }

  /// A word that the other function was not given cannot be spoken of there.
  static Descriptor rename(Descriptor leaf, Map<Variable, Operand> renaming) {
    return switch (leaf) {
      case Descriptor.Held(Variable variable) ->
          renaming.containsKey(variable) ? new Descriptor.Held(renaming.get(variable)) : Descriptor.UNKNOWN;
      case Descriptor.Held _, Descriptor.Parameter _, Descriptor.Field _, Descriptor.Made _, Descriptor.Unknown _ -> leaf;
    };
  }

  private static Operand rename(Operand operand, Map<Variable, Operand> renaming) {
    return switch (operand) {
      case Variable variable -> renaming.getOrDefault(variable, variable);
      case Core.Constant _, Core.Code _ -> operand;
    };
  }
}
