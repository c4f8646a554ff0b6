package hyle.name;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The operations on numbers that the language is born with, named `op-type` and `op-from-to` [A1].
public sealed interface PrimitiveOperation {
  /// The operation as the user writes it: `add-int`, `sext-int8-int`.
  String text();

  /// The types of the operands.
  List<PrimitiveType> operands();

  /// `(T, T) -> T`, and `(T) -> T` for the negation of a float.
  record Arithmetic(Arithmetic.Operator operator, PrimitiveType type) implements PrimitiveOperation {
    /// What is computed.
    public enum Operator {
      ADD, SUB, MUL, DIV, REM, UDIV, UREM, AND, OR, XOR, SHL, LSHR, ASHR, NEG
    }

    @Override
    public String text() {
      return lower(operator) + "-" + type.text();
    }

    @Override
    public List<PrimitiveType> operands() {
      return operator == Operator.NEG ? List.of(type) : List.of(type, type);
    }
  }

  /// `(T, T) -> bool`. On floats the plain ones are false when an operand is not a number, those with `U` true.
  record Comparison(Comparison.Operator operator, PrimitiveType type) implements PrimitiveOperation {
    /// What is asked. `ORD`, `UNO`, `TRUE`, `FALSE`, `UEQ` and `UNE` exist on floats only.
    public enum Operator {
      EQ, NE, GT, GE, LT, LE, UGT, UGE, ULT, ULE, UEQ, UNE, ORD, UNO, TRUE, FALSE
    }

    @Override
    public String text() {
      return lower(operator) + "-" + type.text();
    }

    @Override
    public List<PrimitiveType> operands() {
      return List.of(type, type);
    }
  }

  /// `(From) -> To`.
  record Conversion(Conversion.Operator operator, PrimitiveType from, PrimitiveType to) implements PrimitiveOperation {
    /// How the value is carried over.
    public enum Operator {
      TRUNC, ZEXT, SEXT, FPTRUNC, FPEXT, FPTOUI, FPTOSI, UITOFP, SITOFP
    }

    @Override
    public String text() {
      return lower(operator) + "-" + from.text() + "-" + to.text();
    }

    @Override
    public List<PrimitiveType> operands() {
      return List.of(from);
    }
  }

  /// The operation of this name, if there is one. `int` and `float` stand for their 64-bit types here too.
  static Optional<PrimitiveOperation> named(String name) {
    String[] parts = name.split("-", -1);
    if (parts.length == 2) {
      return PrimitiveType.numeric(parts[1]).flatMap(type -> onOneType(parts[0], type));
    }
    if (parts.length == 3) {
      return PrimitiveType.numeric(parts[1])
          .flatMap(from -> PrimitiveType.numeric(parts[2]).flatMap(to -> conversion(parts[0], from, to)));
    }
    return Optional.empty();
  }

  private static Optional<PrimitiveOperation> onOneType(String word, PrimitiveType type) {
    boolean isFloat = type instanceof PrimitiveType.Float;
    Optional<PrimitiveOperation> arithmetic =
        operator(Arithmetic.Operator.values(), word)
            .filter(operator -> isFloat ? onFloats(operator) : operator != Arithmetic.Operator.NEG)
            .map(operator -> new Arithmetic(operator, type));
    return arithmetic.or(
        () ->
            operator(Comparison.Operator.values(), word)
                .filter(operator -> isFloat || operator.ordinal() <= Comparison.Operator.ULE.ordinal())
                .map(operator -> new Comparison(operator, type)));
  }

  private static boolean onFloats(Arithmetic.Operator operator) {
    return switch (operator) {
      case ADD, SUB, MUL, DIV, REM, NEG -> true;
      case UDIV, UREM, AND, OR, XOR, SHL, LSHR, ASHR -> false;
    };
  }

  private static Optional<PrimitiveOperation> conversion(String word, PrimitiveType from, PrimitiveType to) {
    return operator(Conversion.Operator.values(), word)
        .filter(operator -> fits(operator, from, to))
        .map(operator -> new Conversion(operator, from, to));
  }

  private static boolean fits(Conversion.Operator operator, PrimitiveType from, PrimitiveType to) {
    return switch (operator) {
      case TRUNC -> from instanceof PrimitiveType.Int(int a) && to instanceof PrimitiveType.Int(int b) && a > b;
      case ZEXT, SEXT -> from instanceof PrimitiveType.Int(int a) && to instanceof PrimitiveType.Int(int b) && a < b;
      case FPTRUNC -> from instanceof PrimitiveType.Float(int a) && to instanceof PrimitiveType.Float(int b) && a > b;
      case FPEXT -> from instanceof PrimitiveType.Float(int a) && to instanceof PrimitiveType.Float(int b) && a < b;
      case FPTOUI, FPTOSI -> from instanceof PrimitiveType.Float && to instanceof PrimitiveType.Int;
      case UITOFP, SITOFP -> from instanceof PrimitiveType.Int && to instanceof PrimitiveType.Float;
    };
  }

  private static <E extends Enum<E>> Optional<E> operator(E[] operators, String word) {
    return Arrays.stream(operators).filter(operator -> lower(operator).equals(word)).findFirst();
  }

  private static String lower(Enum<?> operator) {
    return operator.name().toLowerCase(java.util.Locale.ROOT);
  }
}
