package hyle.interpret;

import hyle.runtime.Counted;
import hyle.runtime.Stop;
import java.util.ArrayList;
import java.util.List;

/// The cells of an interpreted program: objects of Java, which the program knows by handles.
///
/// No handle is given out twice. So a use after a free, or a second free, is seen always, whatever happened in between.
final class Cells {
  /// Handles begin here, beyond every address.
  private static final long FIRST = 1L << 62;

  private static final int PAGE = 1 << 12;

  private final List<Page> pages = new ArrayList<>();
  private long made;
  private long live;

  /// What a cell was made as: a constructor, or the code of a closure with the words for the types of what it captured.
  sealed interface Shape {
    record Constructed(Plan.ConstructorOf constructor) implements Shape {}

    record Captured(Code code, long[] types) implements Shape {}
  }

  /// A cell. `words` are the fields, or what a closure captured; `site` is where it was made.
  record Cell(Shape shape, long[] words, Ownership ownership, Object site) {}

  /// Whether the program must free it.
  enum Ownership {
    OWNED,
    /// Made while a type was computed, which owns nothing.
    SCRATCH
  }

  /// Dead cells leave nothing; a page of them goes as a whole.
  private static final class Page {
    private Cell[] cells = new Cell[PAGE];
    private int gone;
  }

  static boolean isHandle(long word) {
    return word >= FIRST;
  }

  synchronized long make(Cell cell) {
    int place = (int) (made % PAGE);
    if (place == 0) {
      pages.add(new Page());
    }
    pages.getLast().cells[place] = cell;
    if (cell.ownership() == Ownership.OWNED) {
      live++;
      Counted.made(counted(cell));
    }
    return FIRST + made++;
  }

  /// The cell behind a handle. Stops the program when it is dead.
  synchronized Cell get(long handle, Object site) {
    long number = handle - FIRST;
    if (number < 0 || number >= made) {
      throw Stop.failure(site + ": interpreter: the word " + handle + " is used as a cell");
    }
    Page page = pages.get((int) (number / PAGE));
    Cell cell = page.cells.length == 0 ? null : page.cells[(int) (number % PAGE)];
    if (cell == null) {
      throw Stop.failure(site + ": interpreter: a cell is used after it was freed");
    }
    return cell;
  }

  synchronized void free(long handle, Object site) {
    Cell cell = get(handle, site);
    if (cell.ownership() == Ownership.SCRATCH) {
      return;
    }
    long number = handle - FIRST;
    Page page = pages.get((int) (number / PAGE));
    page.cells[(int) (number % PAGE)] = null;
    if (++page.gone == PAGE) {
      page.cells = new Cell[0];
    }
    live--;
    Counted.gone(counted(cell));
  }

  /// Stops the program if a cell was not freed.
  synchronized void stopAtLeaks() {
    if (live == 0) {
      return;
    }
    for (Page page : pages) {
      for (Cell cell : page.cells) {
        if (cell != null && cell.ownership() == Ownership.OWNED) {
          throw Stop.failure(cell.site() + ": interpreter: made here and never freed (" + live + " in all)");
        }
      }
    }
  }

  /// The words that the compiler would count: a cell of this many fields, and one for what it is.
  private static int counted(Cell cell) {
    return 1 + cell.words().length;
  }
}
