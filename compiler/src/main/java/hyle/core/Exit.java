package hyle.core;

import hyle.core.Core.End;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Type;
import java.util.List;

/// Where the value of an expression goes when a block ends with it.
sealed interface Exit {
  /// The type that it has there.
  Type type();

  /// It is the function's result.
  record ToCaller(Type type) implements Exit {}

  /// It goes on after a join.
  record ToJoin(Label label, Type type) implements Exit {}

  default End end(Operand value) {
    return switch (this) {
      case ToCaller _ -> new End.Return(value);
      case ToJoin(Label label, _) -> new End.Jump(label, List.of(value));
    };
  }
}
