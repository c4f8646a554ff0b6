package hyle.name;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A function that programs for the reference compiler reach by the name that LLVM gives it: `llvm.ctpop.i32`, `llvm.pow.f64`
/// [A17].
///
/// `operation` is the name without its types.
public record Intrinsic(String operation, List<PrimitiveType> parameters, PrimitiveType result) {
  private static final String PREFIX = "llvm.";
  private static final PrimitiveType BIT = new PrimitiveType.Int(1);
  private static final PrimitiveType BYTE = new PrimitiveType.Int(8);
  private static final Map<String, Shape> SHAPES = shapes();

  public Intrinsic {
    parameters = List.copyOf(parameters);
  }

  /// The types that the name of an operation ends in, `i` `f` `p` for integers, floats and pointers, and its signature: `0` to
  /// `2` is one of these types, `b` an `int1`, `c` an `int8`, `v` is `void`.
  private record Shape(String types, String signature) {}

  /// Whether a symbol can only be an intrinsic.
  public static boolean isName(String symbol) {
    return symbol.startsWith(PREFIX);
  }

  /// The intrinsic of this name, if there is one.
  public static Optional<Intrinsic> named(String symbol) {
    String name = isName(symbol) ? symbol.substring(PREFIX.length()) : "";
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      Shape shape = SHAPES.get(name.substring(0, dot));
      if (shape != null) {
        String operation = name.substring(0, dot);
        return types(shape, List.of(name.substring(dot + 1).split("\\."))).map(types -> of(operation, shape, types));
      }
    }
    return Optional.empty();
  }

  /// All names of the widest types, and those that end as `symbol` does.
  public static List<String> namesNear(String symbol) {
    List<String> names = new ArrayList<>();
    String ending = symbol.substring(symbol.lastIndexOf('.') + 1);
    SHAPES.forEach(
        (operation, shape) -> {
          String suffix = shape.types().replace("i", ".i64").replace("f", ".f64").replace("p", ".p0");
          names.add(PREFIX + operation + suffix);
          names.add(PREFIX + operation + suffix.substring(0, suffix.lastIndexOf('.') + 1) + ending);
        });
    names.removeIf(name -> named(name).isEmpty());
    return names;
  }

  /// The declaration that belongs to it: `(int, int1): int`.
  public String signature() {
    return "(" + String.join(", ", parameters.stream().map(PrimitiveType::text).toList()) + "): " + result.text();
  }

  private static Intrinsic of(String operation, Shape shape, List<PrimitiveType> types) {
    String signature = shape.signature();
    List<PrimitiveType> all =
        signature.chars().filter(letter -> letter != '>').mapToObj(letter -> type((char) letter, types)).toList();
    return new Intrinsic(operation, all.subList(0, all.size() - 1), all.getLast());
  }

  private static PrimitiveType type(char letter, List<PrimitiveType> types) {
    return switch (letter) {
      case 'b' -> BIT;
      case 'c' -> BYTE;
      case 'v' -> PrimitiveType.VOID;
      default -> types.get(letter - '0');
    };
  }

  private static Optional<List<PrimitiveType>> types(Shape shape, List<String> suffixes) {
    List<PrimitiveType> types = new ArrayList<>();
    if (suffixes.size() != shape.types().length()) {
      return Optional.empty();
    }
    for (int at = 0; at < suffixes.size(); at++) {
      String suffix = suffixes.get(at);
      Optional<PrimitiveType> type =
          switch (shape.types().charAt(at)) {
            case 'i' -> suffix.startsWith("i") ? PrimitiveType.numeric("int" + suffix.substring(1)) : Optional.empty();
            case 'f' -> suffix.startsWith("f") ? PrimitiveType.numeric("float" + suffix.substring(1)) : Optional.empty();
            default -> suffix.equals("p0") ? Optional.of(PrimitiveType.POINTER) : Optional.empty();
          };
      if (type.isEmpty() || suffix.length() < 2) {
        return Optional.empty();
      }
      types.add(type.get());
    }
    return Optional.of(types);
  }

  private static Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    give(shapes, "i", "0>0", "ctpop", "bswap", "bitreverse");
    give(shapes, "i", "0b>0", "ctlz", "cttz", "abs");
    give(shapes, "i", "00>0", "smax", "smin", "umax", "umin", "sadd.sat", "uadd.sat", "ssub.sat", "usub.sat");
    give(shapes, "i", "000>0", "fshl", "fshr");
    give(shapes, "f", "0>0", "fabs", "sqrt", "floor", "ceil", "trunc", "rint", "nearbyint", "round", "roundeven");
    give(shapes, "f", "0>0", "exp", "exp2", "exp10", "log", "log2", "log10");
    give(shapes, "f", "0>0", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh");
    give(shapes, "f", "00>0", "pow", "minnum", "maxnum", "minimum", "maximum", "copysign");
    give(shapes, "f", "000>0", "fma", "fmuladd");
    give(shapes, "fi", "01>0", "powi", "ldexp");
    give(shapes, "if", "1>0", "lround", "llround", "lrint", "llrint", "fptosi.sat", "fptoui.sat");
    give(shapes, "ppi", "012b>v", "memcpy", "memmove");
    give(shapes, "pi", "0c1b>v", "memset");
    return Collections.unmodifiableMap(shapes);
  }

  private static void give(Map<String, Shape> shapes, String types, String signature, String... operations) {
    for (String operation : operations) {
      shapes.put(operation, new Shape(types, signature));
    }
  }
}
