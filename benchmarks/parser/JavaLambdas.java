import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.LongBinaryOperator;

/// The same parsers as lambdas.
public final class JavaLambdas {
  record Parsed<A>(A value, int at) {}

  /// Null for what it does not accept.
  interface Parser<A> {
    Parsed<A> parse(byte[] input, int at);
  }

  static Parser<Integer> oneByte(IntPredicate accepts) {
    return (input, at) -> at < input.length && accepts.test(input[at]) ? new Parsed<>((int) input[at], at + 1) : null;
  }

  static <A, B> Parser<B> map(Parser<A> p, Function<A, B> f) {
    return (input, at) -> {
      Parsed<A> x = p.parse(input, at);
      return x == null ? null : new Parsed<>(f.apply(x.value), x.at);
    };
  }

  static <A, B> Parser<B> andThen(Parser<A> p, Function<A, Parser<B>> f) {
    return (input, at) -> {
      Parsed<A> x = p.parse(input, at);
      return x == null ? null : f.apply(x.value).parse(input, x.at);
    };
  }

  static <A> Parser<A> orElse(Parser<A> p, Parser<A> q) {
    return (input, at) -> {
      Parsed<A> x = p.parse(input, at);
      return x == null ? q.parse(input, at) : x;
    };
  }

  static Parser<Long> rest(Parser<Long> p, Parser<LongBinaryOperator> op, long x) {
    return (input, at) -> {
      Parsed<LongBinaryOperator> f = op.parse(input, at);
      if (f == null) {
        return new Parsed<>(x, at);
      }
      Parsed<Long> y = p.parse(input, f.at);
      return y == null ? null : rest(p, op, f.value.applyAsLong(x, y.value)).parse(input, y.at);
    };
  }

  /// Values of `p` with operators between them, from the left.
  static Parser<Long> chain(Parser<Long> p, Parser<LongBinaryOperator> op) {
    return andThen(p, x -> rest(p, op, x));
  }

  static Parser<Integer> exactly(int wanted) {
    return oneByte(c -> c == wanted);
  }

  static Parser<Long> digit() {
    return map(oneByte(c -> c >= '0' && c <= '9'), c -> (long) c - '0');
  }

  static Parser<Long> digits(long value) {
    return (input, at) -> {
      Parsed<Long> x = digit().parse(input, at);
      return x == null ? new Parsed<>(value, at) : digits(value * 10 + x.value).parse(input, x.at);
    };
  }

  static Parser<Long> numeral() {
    return andThen(digit(), JavaLambdas::digits);
  }

  static Parser<LongBinaryOperator> operator(int sign, LongBinaryOperator f) {
    return map(exactly(sign), _ -> f);
  }

  static long modulo(long x) {
    return Math.floorMod(x, 1000003L);
  }

  static Parser<LongBinaryOperator> sign() {
    return orElse(operator('+', (x, y) -> modulo(x + y)), operator('-', (x, y) -> modulo(x - y)));
  }

  static Parser<LongBinaryOperator> times() {
    return operator('*', (x, y) -> modulo(x * y));
  }

  static Parser<Long> expression() {
    return (input, at) -> {
      Parser<Long> enclosed = andThen(exactly('('), _ -> andThen(expression(), x -> map(exactly(')'), _ -> x)));
      return chain(chain(orElse(numeral(), enclosed), times()), sign()).parse(input, at);
    };
  }

  static long next(long seed) {
    return (seed * 25214903917L + 11) & 281474976710655L;
  }

  static void putOperand(StringBuilder to, long n, long seed) {
    boolean enclosed = (seed >> 16) % 2 == 0;
    if (enclosed) {
      to.append('(');
    }
    put(to, n, seed);
    if (enclosed) {
      to.append(')');
    }
  }

  static void put(StringBuilder to, long n, long seed) {
    long number = seed >> 16;
    if (n <= 1) {
      to.append(number % 100 / 10).append(number % 10);
    } else {
      putOperand(to, n / 2, next(seed));
      to.append("+-*".charAt((int) (number % 3)));
      putOperand(to, n - n / 2, next(seed + 1));
    }
  }

  static long once(long n, long seed) {
    StringBuilder text = new StringBuilder();
    put(text, n, seed);
    Parsed<Long> parsed = expression().parse(text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0);
    return parsed == null ? -1 : (parsed.value * 31 + parsed.at) % 1000000007;
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
