/// Records that the collector takes away.
public final class JavaRecords {
  record Tree(Tree left, Tree right) {}

  private static final long MASK = 281474976710655L;

  static Tree make(long depth) {
    return depth <= 0 ? new Tree(null, null) : new Tree(make(depth - 1), make(depth - 1));
  }

  static long count(Tree tree) {
    return tree == null ? 0 : count(tree.left) + count(tree.right) + 1;
  }

  static long once(long n, long seed) {
    long sum = seed * 31 + count(make(n + 1));
    Tree kept = make(n);
    for (long depth = 4; depth <= n; depth += 2) {
      for (long times = 1L << (n - depth + 4); times > 0; times--) {
        sum = (sum * 31 + count(make(depth)) + times) & MASK;
      }
    }
    return (sum * 31 + count(kept)) & MASK;
  }

  public static void main(String[] args) {
    long n = args.length > 0 ? Long.parseLong(args[0]) : 14;
    long times = args.length > 1 ? Long.parseLong(args[1]) : 1;
    long sum = 0;
    for (long i = 0; i < times; i++) {
      sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
    }
    System.out.println(n + " " + sum);
  }
}
