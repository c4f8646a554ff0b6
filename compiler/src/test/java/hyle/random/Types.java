package hyle.random;

import java.util.ArrayList;
import java.util.List;

/// Makes random types.
final class Types {
  private static final List<String> NUMBERS =
      List.of("int", "int", "int", "int", "int8", "int16", "int32", "int64", "int1", "int13", "float", "float", "float32", "float16");

  private final Maker maker;

  Types(Maker maker) {
    this.maker = maker;
  }

  Type number() {
    return new Type.Number(maker.pick(NUMBERS));
  }

  Type.Number integer() {
    return new Type.Number(maker.pick(NUMBERS.subList(0, 10)));
  }

  /// A type without parts.
  Type atom() {
    return switch (maker.below(9)) {
      case 0, 1, 2 -> Type.INT;
      case 3 -> number();
      case 4 -> Type.BOOL;
      case 5 -> maker.oneIn(2) ? Type.RUNE : Type.UNIT;
      case 6 -> Type.TEXT;
      case 7 -> maker.oneIn(3) ? Type.LITERAL_TEXT : Type.INT;
      default -> maker.world().resources().isEmpty() ? Type.INT : new Type.Named(maker.pick(maker.world().resources()));
    };
  }

  /// A type of about so many levels.
  Type type(int depth) {
    return depth <= 0 || maker.oneIn(3) ? atom() : around(type(depth - 1));
  }

  /// A type with `inner` inside.
  Type around(Type inner) {
    return switch (maker.below(8)) {
      case 0, 1 -> Type.list(inner);
      case 2 -> maker.oneIn(2) ? Type.pair(inner, atom()) : Type.pair(atom(), inner);
      case 3 -> maker.oneIn(2) ? Type.either(atom(), inner) : Type.either(Type.UNIT, inner);
      case 4 -> function(inner);
      case 5 -> inner.isClosed() && maker.world().isActual(inner) ? other(inner) : Type.list(inner);
      default -> data(inner);
    };
  }

  private Type other(Type inner) {
    return maker.oneIn(2) ? new Type.Meta(inner) : new Type.Data("cell", List.of(inner));
  }

  Type function(Type result) {
    List<Type> parameters = new ArrayList<>();
    for (int count = maker.below(3); count > 0; count--) {
      parameters.add(atom());
    }
    return new Type.Function(parameters, result);
  }

  /// A data type of the program, with `inner` for one of its parameters if it has any.
  Type data(Type inner) {
    List<Definition.Data> own = maker.world().dataTypes().stream().filter(data -> data.name().startsWith("d")).toList();
    if (own.isEmpty()) {
      return Type.list(inner);
    }
    Definition.Data data = maker.pick(own);
    List<Type> arguments = new ArrayList<>();
    for (int index = 0; index < data.parameters().size(); index++) {
      arguments.add(index == 0 ? inner : atom());
    }
    return new Type.Data(data.name(), arguments);
  }
}
