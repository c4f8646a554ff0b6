/// Records, pattern switches; what is used twice is shared.
public final class JavaRecords {
  sealed interface Expression permits Constant, X, Sum, Product, Power, Logarithm {}

  record Constant(long number) implements Expression {}

  record X() implements Expression {}

  record Sum(Expression left, Expression right) implements Expression {}

  record Product(Expression left, Expression right) implements Expression {}

  record Power(Expression base, long exponent) implements Expression {}

  record Logarithm(Expression argument) implements Expression {}

  static Expression sum(Expression f, Expression g) {
    if (f instanceof Constant(long a)) {
      if (g instanceof Constant(long b)) {
        return new Constant(a + b);
      }
      if (a == 0) {
        return g;
      }
      if (g instanceof Sum(Constant(long b), Expression rest)) {
        return sum(new Constant(a + b), rest);
      }
      return new Sum(f, g);
    }
    if (g instanceof Constant(long b)) {
      return b == 0 ? f : sum(g, f);
    }
    if (g instanceof Sum(Constant first, Expression rest)) {
      return sum(first, sum(f, rest));
    }
    if (f instanceof Sum(Expression first, Expression rest)) {
      return sum(first, sum(rest, g));
    }
    return new Sum(f, g);
  }

  static Expression product(Expression f, Expression g) {
    if (f instanceof Constant(long a)) {
      if (g instanceof Constant(long b)) {
        return new Constant(a * b);
      }
      if (a == 0) {
        return f;
      }
      if (a == 1) {
        return g;
      }
      if (g instanceof Product(Constant(long b), Expression rest)) {
        return product(new Constant(a * b), rest);
      }
      return new Product(f, g);
    }
    if (g instanceof Constant(long b)) {
      return b == 0 ? g : b == 1 ? f : product(g, f);
    }
    if (g instanceof Product(Constant first, Expression rest)) {
      return product(first, product(f, rest));
    }
    if (f instanceof Product(Expression first, Expression rest)) {
      return product(first, product(rest, g));
    }
    return new Product(f, g);
  }

  static Expression power(Expression f, long n) {
    if (n == 0) {
      return new Constant(1);
    }
    if (n == 1) {
      return f;
    }
    return f instanceof Power(Expression base, long exponent) ? power(base, exponent * n) : new Power(f, n);
  }

  static Expression derivative(Expression e) {
    return switch (e) {
      case Constant _ -> new Constant(0);
      case X _ -> new Constant(1);
      case Sum(Expression f, Expression g) -> sum(derivative(f), derivative(g));
      case Product(Expression f, Expression g) -> sum(product(f, derivative(g)), product(g, derivative(f)));
      case Power(Expression f, long n) -> product(product(new Constant(n), power(f, n - 1)), derivative(f));
      case Logarithm(Expression f) -> product(power(f, -1), derivative(f));
    };
  }

  static long step(long total, long x) {
    return (total * 31 + x) & 281474976710655L;
  }

  static long checksum(Expression e, long total) {
    return switch (e) {
      case Constant(long a) -> step(total, a + 1);
      case X _ -> step(total, 2);
      case Sum(Expression f, Expression g) -> checksum(g, checksum(f, step(total, 3)));
      case Product(Expression f, Expression g) -> checksum(g, checksum(f, step(total, 4)));
      case Power(Expression f, long n) -> checksum(f, step(total, n + 5));
      case Logarithm(Expression f) -> checksum(f, step(total, 6));
    };
  }

  static long once(long n, long seed) {
    Expression x = new X();
    Expression e = product(power(x, 3), product(new Logarithm(x), power(sum(x, new Constant(seed)), -2)));
    for (long i = 0; i < n; i++) {
      e = derivative(e);
    }
    return checksum(e, 0);
  }

  static void report(long n, long times) {
    long sum = 0;
    for (long i = 0; i < times; i++) {
      sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
    }
    System.out.println(n + " " + sum);
  }

  public static void main(String[] args) throws InterruptedException {
    long n = args.length > 0 ? Long.parseLong(args[0]) : 6;
    long times = args.length > 1 ? Long.parseLong(args[1]) : 1;
    Thread thread = new Thread(null, () -> report(n, times), "main", 1L << 30);
    thread.start();
    thread.join();
  }
}
