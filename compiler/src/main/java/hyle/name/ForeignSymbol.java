package hyle.name;

import java.util.List;

/// The symbol of a C function with the C types of its call, as the runtime reads them: `snprintf:lll|ld>i`.
///
/// A letter for each argument, `|` before the variable ones, `>` before the result: `b` `s` `i` `l` are integers of 8 to 64 bits,
/// `f` and `d` floats, `v` is no result. Services of the runtime (`hyle_…`) take and give words and carry no types.
public final class ForeignSymbol {
  private ForeignSymbol() {}

  public static String of(String symbol, List<PrimitiveType> arguments, int fixed, PrimitiveType result) {
    if (symbol.startsWith("hyle_")) {
      return symbol;
    }
    StringBuilder typed = new StringBuilder(symbol).append(':');
    for (int i = 0; i < arguments.size(); i++) {
      if (i == fixed) {
        typed.append('|');
      }
      typed.append(letter(arguments.get(i)));
    }
    return typed.append('>').append(letter(result)).toString();
  }

  /// The symbol of a variable, which means its address.
  public static String ofVariable(String symbol) {
    return "&" + symbol;
  }

  private static char letter(PrimitiveType type) {
    return switch (type) {
      case PrimitiveType.Int(int bits) -> bits <= 8 ? 'b' : bits <= 16 ? 's' : bits <= 32 ? 'i' : 'l';
      case PrimitiveType.Float(int bits) -> bits == 64 ? 'd' : bits == 32 ? 'f' : 's';
      case PrimitiveType.Rune() -> 'i';
      case PrimitiveType.Pointer() -> 'l';
      case PrimitiveType.Void() -> 'v';
    };
  }
}
