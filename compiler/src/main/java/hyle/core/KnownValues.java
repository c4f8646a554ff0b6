package hyle.core;

import hyle.core.Core.Operand;
import hyle.core.Core.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// The known values among the arguments of one call: a function whose parameter takes one that no word can hold (a polymorphic function,
/// a record of them) is specialised to it, as to a type [M17].
///
/// The variables that the values capture are passed along, each once. Keys are equal only when the code is the same, its constants are,
/// and the variables stand in the same places of that list: then one instance serves both calls.
final class KnownValues {
  private final SequencedSet<Variable> captures = new LinkedHashSet<>();

  /// The variables that the values so far capture, in the order in which the instance takes them.
  List<Variable> captures() {
    return List.copyOf(captures);
  }

  /// Adds a value, and says what tells it apart.
  StaticType.KnownValue add(Meaning meaning) {
    List<Variable> own = Captures.of(meaning);
    captures.addAll(own);
    List<Object> identity = new ArrayList<>();
    for (Variable variable : own) {
      identity.add(place(variable));
      variable.type().descriptors().forEach(descriptor -> identity.add(descriptor.map(this::placed)));
    }
    collect(meaning, identity);
    return new StaticType.KnownValue(identity);
  }

  /// Adds a type, and gives what tells it apart: words of the caller count as the places that they have in the list.
  StaticType add(StaticType type) {
    type.variables().forEach(captures::add);
    return type.map(this::placed);
  }

  private Descriptor placed(Descriptor leaf) {
    return switch (leaf) {
      case Descriptor.Held(Variable variable) -> new Descriptor.Parameter(place(variable));
      case Descriptor.Held _, Descriptor.Parameter _, Descriptor.Field _, Descriptor.Made _, Descriptor.Unknown _ -> leaf;
    };
  }

  private void collect(Meaning meaning, List<Object> identity) {
    switch (meaning) {
      case Meaning.Word(Operand operand) -> collect(operand, identity);
      case Meaning.Static(StaticType type) -> identity.add(type.map(this::placed));
      case Meaning.TopLevel(var name) -> identity.add(name);
      case Meaning.Primitive(var operation) -> identity.add(operation);
      case Meaning.Expanded(var function, Scope scope) -> {
        identity.add(function.span());
        identity.add(scope.origin());
      }
      case Meaning.Lifted(LiftedCode code, List<Operand> captured) -> {
        identity.add(code);
        captured.forEach(operand -> collect(operand, identity));
      }
      case Meaning.Built(var constructor, _, List<Meaning> fields) -> {
        identity.add(constructor);
        fields.forEach(field -> collect(field, identity));
      }
    }
  }

  private void collect(Operand operand, List<Object> identity) {
    switch (operand) {
      case Variable variable -> {
        identity.add(variable.type());
        identity.add(place(variable));
      }
      case Core.Constant _, Core.Code _ -> identity.add(operand);
    }
  }

  private int place(Variable variable) {
    return List.copyOf(captures).indexOf(variable);
  }
}
