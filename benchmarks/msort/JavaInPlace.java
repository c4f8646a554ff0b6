/// Nodes that are relinked.
public final class JavaInPlace {
  static final class Cell {
    final long head;
    Cell tail;

    Cell(long head, Cell tail) {
      this.head = head;
      this.tail = tail;
    }
  }

  static Cell merge(Cell xs, Cell ys) {
    Cell before = new Cell(0, null);
    Cell last = before;
    while (xs != null && ys != null) {
      if (xs.head <= ys.head) {
        last.tail = xs;
        last = xs;
        xs = xs.tail;
      } else {
        last.tail = ys;
        last = ys;
        ys = ys.tail;
      }
    }
    last.tail = xs != null ? xs : ys;
    return before.tail;
  }

  static Cell sort(Cell list) {
    if (list == null || list.tail == null) {
      return list;
    }
    Cell left = null;
    Cell right = null;
    while (list != null) {
      Cell rest = list.tail;
      list.tail = left;
      left = right;
      right = list;
      list = rest;
    }
    return merge(sort(left), sort(right));
  }

  static Cell make(long n, long seed) {
    Cell list = null;
    for (long i = 0; i < n; i++) {
      seed = (seed * 25214903917L + 11) & 281474976710655L;
      list = new Cell(seed >> 16, list);
    }
    return list;
  }

  static long once(long n, long seed) {
    long previous = 0;
    long sum = 0;
    for (Cell list = sort(make(n, seed)); list != null; list = list.tail) {
      if (list.head < previous) {
        return -1;
      }
      previous = list.head;
      sum = (sum * 31 + list.head) % 1000000007;
    }
    return sum;
  }

  public static void main(String[] args) {
    long n = args.length > 0 ? Long.parseLong(args[0]) : 100000;
    long times = args.length > 1 ? Long.parseLong(args[1]) : 1;
    long sum = 0;
    for (long i = 0; i < times; i++) {
      sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
    }
    System.out.println(n + " " + sum);
  }
}
