import java.util.Map;
import java.util.TreeMap;

/// The red-black tree of the library, whose keys and values are objects.
public final class JavaTreeMap {
  static TreeMap<Long, Boolean> fill(long n, long seed) {
    TreeMap<Long, Boolean> map = new TreeMap<>();
    for (long key = n + seed - 1; key >= seed; key--) {
      map.put(key, key % 10 == 0);
    }
    return map;
  }

  static long once(long n, long seed) {
    long sum = 0;
    for (Map.Entry<Long, Boolean> entry : fill(n, seed).entrySet()) {
      sum = (sum * 31 + entry.getKey() + (entry.getValue() ? 7 : 0)) & 281474976710655L;
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
