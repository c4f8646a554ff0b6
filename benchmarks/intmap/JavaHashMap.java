import java.util.HashMap;
import java.util.Map;

/// The hash table of the JDK, of boxed longs.
public final class JavaHashMap {
  static long next(long seed) {
    return (seed * 25214903917L + 11) & 281474976710655L;
  }

  static Map<Long, Long> fill(long n, long seed) {
    Map<Long, Long> map = new HashMap<>();
    for (long i = 0; i < n; i++) {
      seed = next(seed);
      map.put((seed >> 16) % n, i);
    }
    return map;
  }

  static long query(long n, long seed, Map<Long, Long> map) {
    long sum = 0;
    for (long i = 0; i < n; i++) {
      seed = next(seed);
      Long value = map.get((seed >> 16) % n);
      sum = (sum * 31 + (value == null ? 0 : value + 1)) % 1000000007;
    }
    return sum;
  }

  public static void main(String[] args) {
    long n = args.length > 0 ? Long.parseLong(args[0]) : 100000;
    long times = args.length > 1 ? Long.parseLong(args[1]) : 1;
    long sum = 0;
    for (long i = 0; i < times; i++) {
      sum = (sum * 31 + query(n, 1000042 + i, fill(n, 42 + i))) % 1000000007;
    }
    System.out.println(n + " " + sum);
  }
}
