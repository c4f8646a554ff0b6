package hyle.interpret;

import hyle.name.GlobalName;
import hyle.name.PrimitiveOperation;
import java.util.List;

/// A function that takes no cell.
sealed interface FunctionValue {
  /// A top-level function, constructor, or type with parameters.
  record TopLevel(GlobalName name) implements FunctionValue {}

  record Primitive(PrimitiveOperation operation) implements FunctionValue {}

  /// Code that captured nothing.
  record Plain(Code code) implements FunctionValue {}

  /// A function from types to types; what it captured are words [M17].
  record OfTypes(Code code, List<Long> captured) implements FunctionValue {
    public OfTypes {
      captured = List.copyOf(captured);
    }
  }
}
