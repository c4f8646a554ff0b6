import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Strings and their builders.
public final class JavaStrings {
  private static final List<String> WORDS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  static String line(long n) {
    StringBuilder text = new StringBuilder().append(n);
    do {
      text.append(' ').append(WORDS.get((int) (n % 10)));
      n /= 10;
    } while (n > 0);
    return text.toString();
  }

  static long once(long n, long seed) {
    List<String> lines = new ArrayList<>();
    for (long i = 0; i < n; i++) {
      seed = (seed * 25214903917L + 11) & 281474976710655L;
      lines.add(line(seed >> 16));
    }
    String whole = String.join("\n", lines.reversed());
    long sum = 0;
    for (int i = 0; i < whole.length(); i++) {
      sum = (sum * 31 + whole.charAt(i)) % 1000000007;
    }
    List<String> parts = Arrays.asList(whole.split("\n", -1));
    for (String part : parts) {
      sum = (sum * 31 + part.length()) % 1000000007;
    }
    return sum;
  }

  public static void main(String[] args) {
    long n = args.length > 0 ? Long.parseLong(args[0]) : 10000;
    long times = args.length > 1 ? Long.parseLong(args[1]) : 1;
    long sum = 0;
    for (long i = 0; i < times; i++) {
      sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
    }
    System.out.println(n + " " + sum);
  }
}
