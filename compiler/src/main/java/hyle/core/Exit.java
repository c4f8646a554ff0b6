package hyle.core;

import hyle.core.Core.End;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import java.util.List;

/// Where the value of an expression goes when a block ends with it.
sealed interface Exit {
  /// It is the function's result.
  record ToCaller() implements Exit {}

  /// It goes on after a join.
  record ToJoin(Label label) implements Exit {}

  default End end(Operand value) {
    return switch (this) {
      case ToCaller() -> new End.Return(value);
      case ToJoin(Label label) -> new End.Jump(label, List.of(value));
    };
  }
}
