package hyle.core;

import hyle.core.Core.DataType;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import java.util.List;

/// Where the words of a cell lie [M2].
///
/// A constructor without fields has no cell. The cell of a constructor holds a tag word first only if its type has another constructor
/// with fields; then its fields in order. The cell of a closure holds the number of its code, then what it captured.
public record Layout(int words, boolean hasTag, List<Type> fields) {
  /// Up to here every number of words is a size class of its own; beyond, classes double.
  private static final int EXACT_WORDS = 32;

  /// The layout of a shape; `words` is 0 when there is no cell.
  public static Layout of(Core.Program program, Shape shape) {
    return switch (shape) {
      case Shape.Constructed(Core.DataName data, int number) -> ofConstructor(program.dataTypes().get(data), number);
      case Shape.Captured(_, List<Type> captures) ->
          captures.isEmpty() ? new Layout(0, true, captures) : new Layout(sizeClass(1 + captures.size()), true, captures);
    };
  }

  /// The layout of a constructor.
  public static Layout ofConstructor(DataType type, int number) {
    List<Type> fields = type.constructors().get(number).fields();
    if (fields.isEmpty()) {
      return new Layout(0, false, fields);
    }
    boolean hasTag = type.constructors().stream().filter(constructor -> !constructor.fields().isEmpty()).count() > 1;
    return new Layout(sizeClass(fields.size() + (hasTag ? 1 : 0)), hasTag, fields);
  }

  /// Whether the shape has a cell.
  public boolean hasCell() {
    return words > 0;
  }

  /// The word of the cell that holds a field.
  public int slot(int field) {
    return hasTag ? field + 1 : field;
  }

  /// The words that the allocator gives for a cell of `words`.
  public static int sizeClass(int words) {
    return words <= EXACT_WORDS ? words : Integer.highestOneBit(words - 1) << 1;
  }
}
