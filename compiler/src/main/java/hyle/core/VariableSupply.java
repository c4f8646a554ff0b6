package hyle.core;

import hyle.core.Core.Label;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;

/// Hands out the variables and labels of one function.
final class VariableSupply {
  private int nextVariable;
  private int nextLabel;

  Variable variable(String hint, Type type) {
    return new Variable(nextVariable++, hint, type);
  }

  Label label(String hint) {
    return new Label(nextLabel++, hint);
  }
}
