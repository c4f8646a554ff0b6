/// The functional program in Java's own words: immutable records, a pattern switch, recursion on a thread with a big stack.
public final class JavaRecords {
  sealed interface IntList permits Nil, Cons {}

  record Nil() implements IntList {}

  record Cons(long head, IntList tail) implements IntList {}

  private static final IntList NIL = new Nil();

  static IntList insert(long v, IntList list) {
    return switch (list) {
      case Nil _ -> new Cons(v, NIL);
      case Cons(long x, IntList tail) -> v > x ? new Cons(x, insert(v, tail)) : new Cons(v, list);
    };
  }

  static IntList sort(IntList list) {
    IntList sorted = NIL;
    while (list instanceof Cons(long x, IntList tail)) {
      sorted = insert(x, sorted);
      list = tail;
    }
    return sorted;
  }

  static IntList make(long n, long seed) {
    IntList list = NIL;
    for (long i = 0; i < n; i++) {
      seed = (seed * 25214903917L + 11) & 281474976710655L;
      list = new Cons(seed >> 16, list);
    }
    return list;
  }

  static long checksum(IntList list) {
    long previous = 0;
    long sum = 0;
    while (list instanceof Cons(long x, IntList tail)) {
      if (x < previous) {
        return -1;
      }
      previous = x;
      sum = (sum * 31 + x) % 1000000007;
      list = tail;
    }
    return sum;
  }

  static void report(long n, long times) {
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

  public static void main(String[] args) throws InterruptedException {
    long n = args.length > 0 ? Long.parseLong(args[0]) : 2000;
    long times = args.length > 1 ? Long.parseLong(args[1]) : 1;
    Thread thread = new Thread(null, () -> report(n, times), "main", 1L << 30);
    thread.start();
    thread.join();
  }
}
