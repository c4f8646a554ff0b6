package hyle.memory;

import hyle.core.Core.Program;
import java.util.function.UnaryOperator;

/// One step from Core to Core: its name for `--dump` and `--passes`, and why it stands where it stands in the table.
public record Pass(String name, Need need, String place, UnaryOperator<Program> rewrite) {
  /// Whether a program is complete without the pass.
  public enum Need {
    REQUIRED,
    OPTIONAL
  }
}
