package hyle.check;

import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.name.LocalNames;
import hyle.name.PrimitiveOperation;
import java.util.ArrayList;
import java.util.List;

/// Types as users write them; what is not known yet prints as `_`.
final class TypePrinter {
  /// How much of the name of a global is shown.
  enum Names {
    SHORT,
    FULL
  }

  /// Deeper types are cut, so that a message stays readable.
  private static final int DEPTH = 12;

  private final Evaluator evaluator;
  private final Locals locals;
  private final LocalNames names;

  TypePrinter(Evaluator evaluator, Locals locals, LocalNames names) {
    this.evaluator = evaluator;
    this.locals = locals;
    this.names = names;
  }

  String print(Value value) {
    return print(value, Names.SHORT);
  }

  String print(Value value, Names style) {
    StringBuilder out = new StringBuilder();
    print(value, style, 0, out);
    return out.toString();
  }

  private void print(Value value, Names style, int depth, StringBuilder out) {
    if (depth > DEPTH) {
      out.append("…");
      return;
    }
    switch (evaluator.force(value)) {
      case Value.Universe _ -> out.append("type");
      case Value.Primitive primitive -> out.append(primitive.type().text());
      case Value.Noema noema -> prefixed("&", noema.type(), style, depth, out);
      case Value.Box box -> prefixed("meta ", box.type(), style, depth, out);
      case Value.Pi(Signature signature, Environment environment) -> {
        Opening opening = Opening.of(signature, environment, evaluator, locals, names);
        parameters(signature, opening, style, depth, out);
        out.append(" -> ");
        print(evaluator.evaluate(signature.result(), opening.environment()), style, depth + 1, out);
      }
      case Value.Function(Term.Function function, Environment environment) -> {
        Opening opening = Opening.of(function.signature(), environment, evaluator, locals, names);
        out.append("function (");
        out.append(String.join(", ", opening.parameters().stream().map(variable -> variable.name().text()).toList()));
        out.append(") {");
        print(evaluator.evaluate(function.body(), opening.environment()), style, depth + 1, out);
        out.append("}");
      }
      case Value.Integer integer -> out.append(integer.value());
      case Value.Real real -> out.append(real.value());
      case Value.Text text -> out.append('"').append(text.value()).append('"');
      case Value.Rune rune -> out.append('`').appendCodePoint(rune.codePoint()).append('`');
      case Value.Neutral neutral -> neutral(neutral, style, depth, out);
      case Value.Malformed _, Value.Delayed _ -> out.append("_");
    }
  }

  private void prefixed(String prefix, Value type, Names style, int depth, StringBuilder out) {
    out.append(prefix);
    boolean needsBraces = evaluator.force(type) instanceof Value.Pi && prefix.equals("&");
    out.append(needsBraces ? "{" : "");
    print(type, style, depth + 1, out);
    out.append(needsBraces ? "}" : "");
  }

  private void parameters(Signature signature, Opening opening, Names style, int depth, StringBuilder out) {
    if (!opening.implicits().isEmpty()) {
      List<String> implicits = new ArrayList<>();
      opening.implicits().forEach(variable -> implicits.add(variable.name().text() + kind(variable, style, depth)));
      out.append("<").append(String.join(", ", implicits)).append(">");
    }
    out.append("(");
    for (int i = 0; i < opening.parameters().size(); i++) {
      Opening.Variable variable = opening.parameters().get(i);
      out.append(i == 0 ? "" : ", ");
      if (!variable.name().isWildcard() && signature.needsName(i)) {
        out.append(variable.name().text()).append(": ");
      }
      print(variable.type(), style, depth + 1, out);
    }
    out.append(")");
  }

  private String kind(Opening.Variable variable, Names style, int depth) {
    if (evaluator.force(variable.type()) instanceof Value.Universe) {
      return "";
    }
    StringBuilder out = new StringBuilder(": ");
    print(variable.type(), style, depth + 1, out);
    return out.toString();
  }

  private void neutral(Value.Neutral neutral, Names style, int depth, StringBuilder out) {
    if (isOption(neutral)) {
      prefixed("?", neutral.spine().getFirst().explicits().get(1), style, depth, out);
      return;
    }
    switch (neutral.head()) {
      case Value.Head.Local local -> out.append(local.name().text());
      case Value.Head.Global global -> out.append(name(global.name(), style));
      case Value.Head.Operation(PrimitiveOperation operation) -> out.append(operation.text());
      case Value.Head.Unknown unknown -> out.append(unknown.hole().literal().isPresent() ? "number" : "_");
      case Value.Head.Stuck _ -> out.append("{…}");
    }
    if (neutral.head() instanceof Value.Head.Unknown) {
      return;
    }
    for (Value.Arguments arguments : neutral.spine()) {
      if (arguments.explicits().isEmpty()) {
        continue;
      }
      out.append("(");
      for (int i = 0; i < arguments.explicits().size(); i++) {
        out.append(i == 0 ? "" : ", ");
        print(arguments.explicits().get(i), style, depth + 1, out);
      }
      out.append(")");
    }
  }

  private boolean isOption(Value.Neutral neutral) {
    return neutral.head().equals(new Value.Head.Global(CoreNames.EITHER))
        && neutral.spine().size() == 1
        && neutral.spine().getFirst().explicits().size() == 2
        && evaluator.force(neutral.spine().getFirst().explicits().get(0)) instanceof Value.Neutral left
        && left.head().equals(new Value.Head.Global(CoreNames.UNIT_TYPE));
  }

  private static String name(GlobalName name, Names style) {
    return switch (style) {
      case SHORT -> name.base();
      case FULL -> name.display();
    };
  }
}
