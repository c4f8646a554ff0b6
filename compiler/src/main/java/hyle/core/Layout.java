package hyle.core;

import hyle.core.Core.Constructor;
import hyle.core.Core.DataType;
import hyle.core.Core.Shape;
import hyle.core.Core.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where what a cell holds lies in it [M2].
///
/// A constructor without fields has no cell. The cell of a constructor holds a tag first only if its type has another constructor
/// with fields; then its fields in order, a word each. The cell of a closure holds the number of its code, then what it captured.
///
/// Where that makes some cell of a type smaller, narrow fields share words:
///
/// ```
/// | Node(colour, tree, int, bool, tree)     (colour bool) tree int tree            32 bytes for 40
/// | A(int32, int) | B(rune, bool, int)      (tag int32) int    (tag bool rune) int  16 bytes for 24 and 32
/// ```
///
/// They begin the cell, after the tag, the narrowest first, each at a multiple of its width. Constructors whose cells would be of one size
/// without this stay of one size, so that one can be built in the cell of another.
///
/// Soundness: a layout goes by the declaration of a type, in which a type parameter is a word, and never by its arguments. So a value lies
/// the same for code that knows its type and for code to which its type is known at run time.
public record Layout(int words, boolean hasTag, Width tag, List<Type> fields, List<Place> places) {
  /// Up to here every number of words is a size class of its own; beyond, classes double.
  private static final int EXACT_WORDS = 32;

  /// Above, a tag does not fit in a byte, and nothing is packed.
  private static final int MOST_CONSTRUCTORS = 128;

  private static final int WORD = Width.WORD.bytes();

  /// A part of a cell: so many bytes after its beginning.
  public record Place(int offset, Width width) {
    /// A whole word of the cell.
    public static Place ofWord(int slot) {
      return new Place(WORD * slot, Width.WORD);
    }
  }

  /// The layout of a shape; `words` is 0 when there is no cell.
  public static Layout of(Core.Program program, Shape shape) {
    return switch (shape) {
      case Shape.Constructed(Core.DataName data, int number) -> ofConstructor(program.dataTypes().get(data), number);
      case Shape.Captured(_, List<Type> captures) -> inWords(captures.isEmpty() ? 0 : 1 + captures.size(), true, captures);
    };
  }

  /// The layout of a constructor.
  public static Layout ofConstructor(DataType type, int number) {
    List<Type> fields = type.constructors().get(number).fields();
    int wide = wide(type, number);
    if (!isPacked(type)) {
      return inWords(wide, hasTag(type), fields);
    }
    List<Place> places = packed(type, number);
    return new Layout(sizeClass(shared(type, wide)), hasTag(type), Width.BYTE, fields, places);
  }

  /// Where the tag of a type is that has several constructors with fields.
  public static Place tagOf(DataType type) {
    return new Place(0, isPacked(type) ? Width.BYTE : Width.WORD);
  }

  /// Whether the shape has a cell.
  public boolean hasCell() {
    return words > 0;
  }

  /// The part of the cell that holds a field.
  public Place place(int field) {
    return places.get(field);
  }

  /// The part of the cell that holds the tag, if there is one.
  public Place tagPlace() {
    return new Place(0, tag);
  }

  /// The words that the allocator gives for a cell of `words`.
  public static int sizeClass(int words) {
    return words <= EXACT_WORDS ? words : Integer.highestOneBit(words - 1) << 1;
  }

  private static Layout inWords(int words, boolean hasTag, List<Type> fields) {
    List<Place> places = IntStream.range(0, fields.size()).mapToObj(field -> Place.ofWord(hasTag ? field + 1 : field)).toList();
    return new Layout(sizeClass(words), hasTag, Width.WORD, fields, places);
  }

  private static boolean hasTag(DataType type) {
    return withFields(type).count() > 1;
  }

  private static Stream<Constructor> withFields(DataType type) {
    return type.constructors().stream().filter(constructor -> !constructor.fields().isEmpty());
  }

  private static boolean isPacked(DataType type) {
    return type.constructors().size() <= MOST_CONSTRUCTORS
        && type.constructors().stream().anyMatch(Constructor::hasNarrowField)
        && withFields(type).map(Constructor::number).anyMatch(number -> shared(type, wide(type, number)) < wide(type, number));
  }

  /// The words of a cell with a word for each field.
  private static int wide(DataType type, int number) {
    int fields = type.constructors().get(number).fields().size();
    return fields == 0 ? 0 : hasTag(type) ? fields + 1 : fields;
  }

  /// The words that are enough for all constructors of so many words, when they are packed.
  private static int shared(DataType type, int wide) {
    return withFields(type)
        .map(Constructor::number)
        .filter(number -> wide(type, number) == wide)
        .mapToInt(number -> words(packed(type, number)))
        .max()
        .orElse(0);
  }

  private static int words(List<Place> places) {
    return places.stream().mapToInt(place -> inFullWords(place.offset() + place.width().bytes())).max().orElse(1) / WORD;
  }

  private static List<Place> packed(DataType type, int number) {
    List<Width> widths = type.constructors().get(number).widths();
    List<Integer> order = new ArrayList<>(IntStream.range(0, widths.size()).boxed().toList());
    order.sort(Comparator.comparing(field -> widths.get(field).bytes()));
    List<Place> places = new ArrayList<>(Collections.nCopies(widths.size(), new Place(0, Width.NOTHING)));
    int end = hasTag(type) ? Width.BYTE.bytes() : 0;
    for (int field : order) {
      Width width = widths.get(field);
      if (width != Width.NOTHING) {
        int offset = Math.ceilDiv(end, width.bytes()) * width.bytes();
        places.set(field, new Place(offset, width));
        end = offset + width.bytes();
      }
    }
    return places;
  }

  private static int inFullWords(int bytes) {
    return Math.max(1, Math.ceilDiv(bytes, WORD)) * WORD;
  }
}
