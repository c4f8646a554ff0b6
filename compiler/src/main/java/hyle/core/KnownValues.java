package hyle.core;

import java.util.ArrayList;
import java.util.List;

/// Tells known values apart: a function whose parameter takes one that no word can hold (a polymorphic function, a record of them) is
/// specialised to it, as to a type [M17].
final class KnownValues {
  private KnownValues() {}

  /// Equal for values of the same code, whatever variables they capture: those are passed along.
  static StaticType.KnownValue key(Meaning meaning) {
    List<Object> identity = new ArrayList<>();
    collect(meaning, identity);
    return new StaticType.KnownValue(identity);
  }

  private static void collect(Meaning meaning, List<Object> identity) {
    switch (meaning) {
      case Meaning.Word(Core.Operand operand) -> identity.add(operand.type());
      case Meaning.Static(StaticType type) -> identity.add(type);
      case Meaning.TopLevel(var name) -> identity.add(name);
      case Meaning.Primitive(var operation) -> identity.add(operation);
      case Meaning.Expanded(var function, Scope scope) -> {
        identity.add(function.span());
        identity.add(scope.origin());
      }
      case Meaning.Lifted(LiftedCode code, _) -> identity.add(code);
      case Meaning.Built(var constructor, _, List<Meaning> fields) -> {
        identity.add(constructor);
        fields.forEach(field -> collect(field, identity));
      }
    }
  }
}
