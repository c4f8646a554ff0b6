package hyle.doc;

import hyle.check.Typed;
import hyle.module.FileName;
import hyle.name.CoreNames;
import hyle.name.GlobalName;
import hyle.name.PrimitiveType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Functions of the language that print values as literals denote them, one for each type. They borrow the value. Texts and runes are
/// printed as `Transcript` reads them.
final class PrintFunctions {
  private static final String UNIT = "core.unit.unit";
  private static final String RUNE_FILE = "core.rune";

  private final ValueTypes types;
  private final Map<ValueType, Integer> numbers = new LinkedHashMap<>();
  private final List<String> promises = new ArrayList<>();
  private final StringBuilder definitions = new StringBuilder();
  private final Set<String> files = new LinkedHashSet<>(List.of("core.unit", "core.text", "core.text.io"));

  PrintFunctions(ValueTypes types) {
    this.types = types;
  }

  /// The statements that print the variable `value`, whose type is shown, and use it up.
  String statements(ValueType type) {
    return switch (type) {
      case ValueType.Data(GlobalName name, _) when name.equals(CoreNames.UNIT_TYPE) -> "let _ = value in";
      case ValueType.Noema(ValueType lent) -> call(lent, "value") + ";";
      case ValueType.Primitive _, ValueType.Data _, ValueType.Opaque _ -> "let _ on value = " + call(type, "value") + " in\n  let _ = value in";
    };
  }

  /// The functions that were called, each after what promises all of them.
  String text() {
    return "nominal {\n" + String.join("", promises) + "}\n\n" + definitions;
  }

  /// The files that the functions mention, by their locators.
  Set<String> files() {
    return files;
  }

  /// Prints what `variable`, a noema of a value of this type, refers to.
  private String call(ValueType type, String variable) {
    Integer known = numbers.get(type);
    int number = known == null ? numbers.size() : known;
    if (known == null) {
      numbers.put(type, number);
      define("_print-" + number, type, body(type, number));
    }
    return "_print-" + number + "(" + variable + ")";
  }

  private void define(String function, ValueType type, String body) {
    String header = function + "(x: &" + type.text() + "): " + UNIT;
    promises.add("  " + header + ",\n");
    definitions.append("define ").append(header).append(" {\n  ").append(body).append("\n}\n\n");
  }

  private String body(ValueType type, int number) {
    return switch (type) {
      case ValueType.Primitive(PrimitiveType primitive) -> primitive(primitive);
      case ValueType.Noema(ValueType lent) -> call(lent, "*x");
      case ValueType.Data(GlobalName name, _) when name.equals(CoreNames.TEXT) ->
          print(Transcript.TEXT) + "core.text.io.print-int(core.text.text-byte-length(x)); " + print(Transcript.END_OF_LENGTH)
              + "core.text.io._print-range(x, 0, core.text.text-byte-length(x))";
      case ValueType.Data(GlobalName name, List<ValueType> arguments) when name.equals(CoreNames.LIST) -> list(type, arguments.getFirst(), number);
      case ValueType.Data data -> data(data);
      case ValueType.Opaque opaque -> throw new AssertionError(opaque);
    };
  }

  private String primitive(PrimitiveType type) {
    return switch (type) {
      case PrimitiveType.Int(int bits) -> "core.text.io.print-int(" + (bits == 64 ? "*x" : "sext-int" + bits + "-int(*x)") + ")";
      case PrimitiveType.Float(int bits) -> "core.text.io.print-float(" + (bits == 64 ? "*x" : "fpext-float" + bits + "-float(*x)") + ")";
      case PrimitiveType.Rune _ -> {
        files.add(RUNE_FILE);
        yield print(Transcript.RUNE) + "core.text.io.print-int(core.rune.to-int(*x)); core.text.io.print(\"" + Transcript.END_OF_RUNE + "\")";
      }
      case PrimitiveType.Pointer _, PrimitiveType.Void _ -> throw new AssertionError(type);
    };
  }

  private String list(ValueType type, ValueType element, int number) {
    files.add("core.list");
    String rest = "_print-rest-" + number;
    String cons = "  | core.list.Cons(y, ys) =>\n    ";
    String head = "case x {\n  | core.list.Nil =>\n    core.unit.Unit\n" + cons;
    define(rest, type, head + print(", ") + call(element, "y") + ";\n    " + rest + "(ys)\n  }");
    return print("[") + "\n  " + head + call(element, "y") + ";\n    " + rest + "(ys)\n  };\n  core.text.io.print(\"]\")";
  }

  private String data(ValueType.Data type) {
    StringBuilder cases = new StringBuilder("case x {\n");
    for (ValueTypes.Case one : types.cases(type)) {
      GlobalName name = one.constructor().name();
      files.add(FileName.of(name).locator());
      List<String> variables = new ArrayList<>();
      List<String> fields = new ArrayList<>();
      for (int at = 0; at < one.fields().size(); at++) {
        variables.add("f" + at);
        fields.add(call(one.fields().get(at), "f" + at) + "; ");
      }
      String pattern =
          switch (one.constructor().shape()) {
            case CONSTANT -> "";
            case FUNCTION -> "(" + String.join(", ", variables) + ")";
          };
      cases.append("  | ").append(name).append(pattern).append(" =>\n    ");
      cases.append(print(name.base() + (pattern.isEmpty() ? "" : "("))).append(String.join(print(", "), fields));
      cases.append(pattern.isEmpty() ? "" : print(")")).append("core.unit.Unit\n");
    }
    return cases.append("  }").toString();
  }

  private static String print(String words) {
    return "core.text.io.print(\"" + words + "\"); ";
  }
}
