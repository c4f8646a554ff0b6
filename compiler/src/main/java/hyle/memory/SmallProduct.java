package hyle.memory;

import hyle.core.Core.DataType;
import hyle.core.Core.Program;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import hyle.core.Layout;
import java.util.List;
import java.util.Optional;

/// A type of one constructor with few fields, such as a pair: what a function can give in several words instead of a cell.
///
/// None that holds noemata: how long a noema may be used is known to the invariants of Core only where it is in a variable.
record SmallProduct(Shape shape, int words, List<Type> fields) {
  /// As many results as a thread has fields for, and the one that the JVM returns.
  private static final int MOST_FIELDS = 4;

  static Optional<SmallProduct> of(Program program, Type type) {
    return type instanceof Type.Data data ? of(program.dataTypes().get(data.name())) : Optional.empty();
  }

  private static Optional<SmallProduct> of(DataType data) {
    if (data.constructors().size() != 1) {
      return Optional.empty();
    }
    Layout layout = Layout.ofConstructor(data, 0);
    return layout.hasCell() && layout.fields().size() <= MOST_FIELDS && layout.fields().stream().noneMatch(Type.Noema.class::isInstance)
        ? Optional.of(new SmallProduct(new Shape.Constructed(data.name(), 0), layout.words(), layout.fields()))
        : Optional.empty();
  }
}
