/// Nodes that are changed in place by a loop.
public final class JavaInPlace {
  static final class Cell {
    long head;
    final Cell tail;

    Cell(long head, Cell tail) {
      this.head = head;
      this.tail = tail;
    }
  }

  static Cell make(long n, long seed) {
    Cell list = null;
    for (; n > 0; n--) {
      list = new Cell(seed + n, list);
    }
    return list;
  }

  static void increment(Cell list) {
    for (; list != null; list = list.tail) {
      list.head++;
    }
  }

  static long once(long n, long seed) {
    Cell list = make(n, seed);
    for (int i = 0; i < 10; i++) {
      increment(list);
    }
    long sum = 0;
    for (; list != null; list = list.tail) {
      sum = (sum * 31 + list.head) & 281474976710655L;
    }
    return sum;
  }

  public static void main(String[] args) {
    long n = args.length > 0 ? Long.parseLong(args[0]) : 1000000;
    long times = args.length > 1 ? Long.parseLong(args[1]) : 1;
    long sum = 0;
    for (long i = 0; i < times; i++) {
      sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
    }
    System.out.println(n + " " + sum);
  }
}
