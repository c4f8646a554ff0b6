package hyle.memory;

import hyle.core.Core.DataName;
import hyle.core.Core.DataType;
import hyle.core.Core.Program;
import hyle.core.Layout;
import java.util.List;

/// How the values of a data type lie in memory: what each of its constructors takes [M2].
public record DataCells(String type, List<Constructed> constructors) {
  private static final int BYTES_OF_A_WORD = 8;

  public DataCells {
    constructors = List.copyOf(constructors);
  }

  /// A constructor as reports show it.
  public sealed interface Constructed {
    String name();

    /// It is a number, and takes no memory.
    record Immediate(String name, int number) implements Constructed {}

    /// It is a cell of so many words, for its fields and, if there is one, a tag.
    record Cell(String name, int words, boolean hasTag, List<String> fields) implements Constructed {
      public Cell {
        fields = List.copyOf(fields);
      }

      public int bytes() {
        return BYTES_OF_A_WORD * words;
      }
    }

    /// What it is, in words for people.
    default String description() {
      return switch (this) {
        case Immediate(_, int number) -> "no cell, the number " + number;
        case Cell cell ->
            cell.bytes() + " bytes, " + cell.words + (cell.words == 1 ? " word for " : " words for ") + (cell.hasTag ? "a tag, " : "")
                + String.join(", ", cell.fields);
      };
    }
  }

  static DataCells of(Program program, DataName name) {
    DataType type = program.dataTypes().get(name);
    return new DataCells(type.display(), type.constructors().stream().map(constructor -> constructed(program, type, constructor.number())).toList());
  }

  private static Constructed constructed(Program program, DataType type, int number) {
    String name = type.constructors().get(number).name();
    Layout layout = Layout.ofConstructor(type, number);
    return layout.hasCell()
        ? new Constructed.Cell(name, layout.words(), layout.hasTag(), layout.fields().stream().map(new TypeNames(program)::of).toList())
        : new Constructed.Immediate(name, number);
  }
}
