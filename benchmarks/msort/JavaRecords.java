/// The functional program on immutable records; the recursion of `merge` needs a thread with a big stack.
public final class JavaRecords {
  record Cell(long head, Cell tail) {}

  record Halves(Cell left, Cell right) {}

  static Cell merge(Cell xs, Cell ys) {
    if (xs == null) {
      return ys;
    }
    if (ys == null) {
      return xs;
    }
    return xs.head <= ys.head ? new Cell(xs.head, merge(xs.tail, ys)) : new Cell(ys.head, merge(xs, ys.tail));
  }

  static Halves deal(Cell list) {
    Cell left = null;
    Cell right = null;
    for (; list != null; list = list.tail) {
      Cell longer = new Cell(list.head, left);
      left = right;
      right = longer;
    }
    return new Halves(left, right);
  }

  static Cell sort(Cell list) {
    if (list == null || list.tail == null) {
      return list;
    }
    Halves halves = deal(list);
    return merge(sort(halves.left), sort(halves.right));
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

  static void report(long n, long times) {
    long sum = 0;
    for (long i = 0; i < times; i++) {
      sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
    }
    System.out.println(n + " " + sum);
  }

  public static void main(String[] args) throws InterruptedException {
    long n = args.length > 0 ? Long.parseLong(args[0]) : 100000;
    long times = args.length > 1 ? Long.parseLong(args[1]) : 1;
    Thread thread = new Thread(null, () -> report(n, times), "main", 1L << 30);
    thread.start();
    thread.join();
  }
}
