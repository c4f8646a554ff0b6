package hyle.name;

import java.util.Optional;

/// The types that the language is born with and that fit one machine word without ownership [A1].
public sealed interface PrimitiveType {
  /// A two's complement integer of 1 to 64 bits; at run time sign-extended to a word.
  record Int(int bits) implements PrimitiveType {}

  /// A binary float of 16, 32 or 64 bits; at run time the bits of the float in a word (16 and 64 by their own format, 32 likewise).
  record Float(int bits) implements PrimitiveType {}

  /// A character: its UTF-8 bytes, packed big-endian into 32 bits.
  record Rune() implements PrimitiveType {}

  /// A raw address.
  record Pointer() implements PrimitiveType {}

  /// The type of what a foreign call without a result gives.
  record Void() implements PrimitiveType {}

  Int INT64 = new Int(64);
  Float FLOAT64 = new Float(64);
  Rune RUNE = new Rune();
  Pointer POINTER = new Pointer();
  Void VOID = new Void();

  /// The type as the language writes it.
  default String text() {
    return switch (this) {
      case Int(int bits) -> bits == 64 ? "int" : "int" + bits;
      case Float(int bits) -> bits == 64 ? "float" : "float" + bits;
      case Rune() -> "rune";
      case Pointer() -> "pointer";
      case Void() -> "void";
    };
  }

  /// The numeric type of this name: `int`, `int8`, `float`, `float32`; the keyword types are not found here.
  static Optional<PrimitiveType> numeric(String name) {
    if (name.equals("int")) {
      return Optional.of(INT64);
    }
    if (name.equals("float")) {
      return Optional.of(FLOAT64);
    }
    if (name.matches("int[1-9][0-9]?") && Integer.parseInt(name.substring(3)) <= 64) {
      return Optional.of(new Int(Integer.parseInt(name.substring(3))));
    }
    return switch (name) {
      case "float16" -> Optional.of(new Float(16));
      case "float32" -> Optional.of(new Float(32));
      case "float64" -> Optional.of(FLOAT64);
      default -> Optional.empty();
    };
  }
}
