package hyle.core;

import hyle.name.PrimitiveType;

/// How much of a cell a field takes [M2]. What comes back from there is the word that went in, since words of all narrow types repeat the
/// highest bit of their type.
public enum Width {
  /// A value of a type that has one value, or none: its word is 0.
  NOTHING(0),
  BYTE(1),
  SHORT(2),
  INT(4),
  WORD(8);

  private final int bytes;

  Width(int bytes) {
    this.bytes = bytes;
  }

  /// Bytes of the cell.
  public int bytes() {
    return bytes;
  }

  static Width of(PrimitiveType type) {
    return switch (type) {
      case PrimitiveType.Int(int bits) -> ofSigned(bits);
      case PrimitiveType.Float(int bits) -> ofSigned(bits);
      case PrimitiveType.Rune() -> INT;
      case PrimitiveType.Pointer() -> WORD;
      case PrimitiveType.Void() -> NOTHING;
    };
  }

  /// Of a type with so many constructors without fields.
  static Width ofEnumeration(int constructors) {
    return constructors <= 1 ? NOTHING : ofSigned(Integer.SIZE - Integer.numberOfLeadingZeros(constructors - 1) + 1);
  }

  private static Width ofSigned(int bits) {
    return bits <= Byte.SIZE ? BYTE : bits <= Short.SIZE ? SHORT : bits <= Integer.SIZE ? INT : WORD;
  }
}
