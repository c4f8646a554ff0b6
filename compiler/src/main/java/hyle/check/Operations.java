package hyle.check;

import hyle.name.CoreNames;
import hyle.name.LocalName;
import hyle.name.PrimitiveOperation;
import hyle.name.PrimitiveType;
import hyle.report.Source;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.List;

/// The signatures of the operations that the language is born with.
final class Operations {
  private static final Span NOWHERE = new Source("primitives", "").span(0, 0);

  private Operations() {}

  static Signature signature(PrimitiveOperation operation) {
    List<Term.Parameter> parameters = new ArrayList<>();
    for (PrimitiveType operand : operation.operands()) {
      LocalName unused = new LocalName("_", -1 - parameters.size());
      parameters.add(new Term.Parameter(unused, new Term.Primitive(operand, NOWHERE), NOWHERE));
    }
    return Signature.simple(parameters, result(operation));
  }

  private static Term result(PrimitiveOperation operation) {
    return switch (operation) {
      case PrimitiveOperation.Arithmetic arithmetic -> new Term.Primitive(arithmetic.type(), NOWHERE);
      case PrimitiveOperation.Comparison _ ->
          new Term.Call(new Term.Global(CoreNames.BOOL, NOWHERE), List.of(), List.of(), Value.UNIVERSE, NOWHERE);
      case PrimitiveOperation.Conversion conversion -> new Term.Primitive(conversion.to(), NOWHERE);
    };
  }
}
