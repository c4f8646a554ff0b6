package hyle.doc;

import hyle.name.GlobalName;
import hyle.name.PrimitiveType;
import java.util.List;

/// The type of a value that an example may have, as far as its text depends on it.
sealed interface ValueType {
  /// The type as the language writes it, with full names.
  String text();

  /// A number or a rune.
  record Primitive(PrimitiveType type) implements ValueType {
    @Override
    public String text() {
      return type.text();
    }
  }

  /// `&lent`
  record Noema(ValueType lent) implements ValueType {
    @Override
    public String text() {
      return "&" + lent.text();
    }
  }

  /// A data type with its arguments.
  record Data(GlobalName name, List<ValueType> arguments) implements ValueType {
    public Data {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String text() {
      return arguments.isEmpty() ? name.toString() : name + "(" + String.join(", ", arguments.stream().map(ValueType::text).toList()) + ")";
    }
  }

  /// A function, a resource, an address, a type: its values have no text.
  record Opaque(String text) implements ValueType {}
}
