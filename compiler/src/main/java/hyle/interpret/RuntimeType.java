package hyle.interpret;

import hyle.name.GlobalName;
import hyle.name.PrimitiveType;
import java.util.List;

/// A type as the running program has it: what it takes to copy and to discard its values.
sealed interface RuntimeType {
  record Primitive(PrimitiveType type) implements RuntimeType {}

  /// The type of types, and of functions that give types.
  record OfTypes() implements RuntimeType {}

  /// Any `&t`.
  record Noema() implements RuntimeType {}

  /// Any function type.
  record Function() implements RuntimeType {}

  record Resource(GlobalName name) implements RuntimeType {}

  /// A data type; arguments are the words of types, of functions from types to types, or of values.
  record Data(GlobalName name, List<Long> arguments) implements RuntimeType {
    public Data {
      arguments = List.copyOf(arguments);
    }
  }
}
