import java.util.ArrayList;
import java.util.List;

/// Records and lists; the printer appends to a builder, the reader walks along the string.
public final class JavaRecords {
  sealed interface Json permits Null, Flag, Number, Text, Array, Obj {}

  record Null() implements Json {}

  record Flag(boolean value) implements Json {}

  record Number(long value) implements Json {}

  record Text(String value) implements Json {}

  record Array(List<Json> items) implements Json {}

  record Obj(List<Member> members) implements Json {}

  record Member(String key, Json value) {}

  static long next(long seed) {
    return (seed * 25214903917L + 11) & 281474976710655L;
  }

  static Json leaf(long number) {
    return switch ((int) (number % 5)) {
      case 0 -> new Null();
      case 1 -> new Flag(true);
      case 2 -> new Number(number);
      case 3 -> new Text("say \"" + number + "\"");
      default -> new Flag(false);
    };
  }

  static Json make(long n, long seed) {
    long number = seed >> 16;
    if (n <= 1) {
      return leaf(number);
    }
    if (number % 3 == 2) {
      return new Array(List.of(new Array(List.of(new Array(List.of(new Array(List.of(make(n - 1, next(seed))))))))));
    }
    Json left = make(n / 2, next(seed));
    Json right = make(n / 2, next(seed + 1));
    return number % 3 == 0 ? new Array(List.of(left, right)) : new Obj(List.of(new Member("left", left), new Member("right", right)));
  }

  static void putQuoted(StringBuilder to, String text) {
    to.append('"').append(text.replace("\"", "\\\"")).append('"');
  }

  static void put(StringBuilder to, Json json) {
    switch (json) {
      case Null _ -> to.append("null");
      case Flag(boolean value) -> to.append(value);
      case Number(long value) -> to.append(value);
      case Text(String value) -> putQuoted(to, value);
      case Array(List<Json> items) -> {
        char before = '[';
        for (Json item : items) {
          to.append(before);
          put(to, item);
          before = ',';
        }
        to.append(']');
      }
      case Obj(List<Member> members) -> {
        char before = '{';
        for (Member member : members) {
          to.append(before);
          putQuoted(to, member.key);
          to.append(':');
          put(to, member.value);
          before = ',';
        }
        to.append('}');
      }
    }
  }

  static String show(Json json) {
    StringBuilder text = new StringBuilder();
    put(text, json);
    return text.toString();
  }

  static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    /// Behind the opening quote.
    String string() {
      StringBuilder found = new StringBuilder();
      for (; text.charAt(at) != '"'; at++) {
        if (text.charAt(at) == '\\') {
          at++;
        }
        found.append(text.charAt(at));
      }
      at++;
      return found.toString();
    }

    List<Json> items() {
      List<Json> items = new ArrayList<>();
      do {
        items.add(value());
      } while (text.charAt(at++) == ',');
      return items;
    }

    List<Member> members() {
      List<Member> members = new ArrayList<>();
      do {
        at++;
        String key = string();
        at++;
        members.add(new Member(key, value()));
      } while (text.charAt(at++) == ',');
      return members;
    }

    Json value() {
      char first = text.charAt(at++);
      switch (first) {
        case 'n' -> {
          at += 3;
          return new Null();
        }
        case 't' -> {
          at += 3;
          return new Flag(true);
        }
        case 'f' -> {
          at += 4;
          return new Flag(false);
        }
        case '"' -> {
          return new Text(string());
        }
        case '[' -> {
          return new Array(items());
        }
        case '{' -> {
          return new Obj(members());
        }
        default -> {
          long value = first - '0';
          while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + text.charAt(at++) - '0';
          }
          return new Number(value);
        }
      }
    }
  }

  static long once(long n, long seed) {
    String first = show(make(n, seed));
    String second = show(new Reader(first).value());
    if (!first.equals(second)) {
      return -1;
    }
    long sum = 0;
    for (int i = 0; i < first.length(); i++) {
      sum = (sum * 31 + first.charAt(i)) % 1000000007;
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
    long n = args.length > 0 ? Long.parseLong(args[0]) : 1000;
    long times = args.length > 1 ? Long.parseLong(args[1]) : 1;
    Thread thread = new Thread(null, () -> report(n, times), "main", 1L << 30);
    thread.start();
    thread.join();
  }
}
