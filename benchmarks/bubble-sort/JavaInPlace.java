/// Insertion by relinking mutable cells, the Java twin of c-in-place.c.
public final class JavaInPlace {
  static final class Cell {
    final long head;
    Cell tail;

    Cell(long head, Cell tail) {
      this.head = head;
      this.tail = tail;
    }
  }

  static Cell insert(Cell cell, Cell sorted) {
    if (sorted == null || cell.head <= sorted.head) {
      cell.tail = sorted;
      return cell;
    }
    Cell before = sorted;
    while (before.tail != null && cell.head > before.tail.head) {
      before = before.tail;
    }
    cell.tail = before.tail;
    before.tail = cell;
    return sorted;
  }

  static Cell sort(Cell list) {
    Cell sorted = null;
    while (list != null) {
      Cell next = list.tail;
      sorted = insert(list, sorted);
      list = next;
    }
    return sorted;
  }

  static Cell make(long n, long seed) {
    Cell list = null;
    for (long i = 0; i < n; i++) {
      seed = (seed * 25214903917L + 11) & 281474976710655L;
      list = new Cell(seed >> 16, list);
    }
    return list;
  }

  static long checksum(Cell list) {
    long previous = 0;
    long sum = 0;
    for (; list != null; list = list.tail) {
      if (list.head < previous) {
        return -1;
      }
      previous = list.head;
      sum = (sum * 31 + previous) % 1000000007;
    }
    return sum;
  }

  public static void main(String[] args) {
    long n = args.length > 0 ? Long.parseLong(args[0]) : 2000;
    long times = args.length > 1 ? Long.parseLong(args[1]) : 1;
    long sum = 0;
    for (long i = 0; i < times; i++) {
      long one = checksum(sort(make(n, 42 + i)));
      if (one < 0) {
        System.out.println("not sorted");
        return;
      }
      sum = (sum * 31 + one) % 1000000007;
    }
    System.out.println(n + " " + sum);
  }
}
