// Unit 1001: shapes, their measures, and what is done with lists of them.

sealed interface Shape1001 {
  record Point1001() implements Shape1001 {}

  record Circle1001(long radius) implements Shape1001 {}

  record Box1001(long width, long height) implements Shape1001 {}

  record Scaled1001(long factor, Shape1001 inner) implements Shape1001 {}

  record Group1001(List<Shape1001> members) implements Shape1001 {}
}

record Account1001(long owner, long balance, List<Long> history) {}

sealed interface Tree1001<A> {
  record Leaf1001<A>() implements Tree1001<A> {}

  record Node1001<A>(Tree1001<A> left, A value, Tree1001<A> right) implements Tree1001<A> {}
}

final class Unit1001 {
  static long sum(List<Long> xs, long total) {
    for (long x : xs) {
      total += x;
    }
    return total;
  }

  static long area(Shape1001 shape) {
    return switch (shape) {
      case Shape1001.Point1001() -> 0;
      case Shape1001.Circle1001(long radius) -> 355 * (radius * radius / 113);
      case Shape1001.Box1001(long width, long height) -> width * height;
      case Shape1001.Scaled1001(long factor, Shape1001 inner) -> factor * factor * area(inner);
      case Shape1001.Group1001(List<Shape1001> members) -> areas(members);
    };
  }

  static long areas(List<Shape1001> shapes) {
    long total = 0;
    for (Shape1001 shape : shapes) {
      total += area(shape);
    }
    return total;
  }

  static Tree1001<Long> insert(Tree1001<Long> tree, long n) {
    return switch (tree) {
      case Tree1001.Leaf1001() -> new Tree1001.Node1001<>(new Tree1001.Leaf1001<>(), n, new Tree1001.Leaf1001<>());
      case Tree1001.Node1001(Tree1001<Long> left, Long value, Tree1001<Long> right) -> {
        if (n < value) {
          yield new Tree1001.Node1001<>(insert(left, n), value, right);
        } else if (n > value) {
          yield new Tree1001.Node1001<>(left, value, insert(right, n));
        } else {
          yield new Tree1001.Node1001<>(left, value, right);
        }
      }
    };
  }

  static <A, B> B fold(Tree1001<A> tree, B start, BiFunction<B, A, B> step) {
    return switch (tree) {
      case Tree1001.Leaf1001() -> start;
      case Tree1001.Node1001(Tree1001<A> left, A value, Tree1001<A> right) -> {
        B before = fold(left, start, step);
        yield fold(right, step.apply(before, value), step);
      }
    };
  }

  static <A, B> Tree1001<B> map(Tree1001<A> tree, Function<A, B> f) {
    return switch (tree) {
      case Tree1001.Leaf1001() -> new Tree1001.Leaf1001<>();
      case Tree1001.Node1001(Tree1001<A> left, A value, Tree1001<A> right) ->
          new Tree1001.Node1001<>(map(left, f), f.apply(value), map(right, f));
    };
  }

  static Optional<Account1001> deposit(Account1001 account, long amount) {
    if (amount < 0) {
      return Optional.empty();
    }
    List<Long> history = new ArrayList<>(account.history());
    history.add(amount);
    return Optional.of(new Account1001(account.owner(), account.balance() + amount, history));
  }

  static Optional<Account1001> deposits(Account1001 account, List<Long> amounts) {
    Optional<Account1001> current = Optional.of(account);
    for (long amount : amounts) {
      current = current.flatMap(before -> deposit(before, amount));
    }
    return current;
  }

  static String name(Shape1001 shape) {
    return switch (shape) {
      case Shape1001.Point1001() -> "a point of unit 1001";
      case Shape1001.Circle1001(_) -> "a circle";
      case Shape1001.Box1001(_, _) -> "a box\tof two sides\n";
      case Shape1001.Scaled1001(_, Shape1001 inner) -> name(inner);
      case Shape1001.Group1001(_) -> "a group";
    };
  }

  static long work() {
    long offset = 77;
    Shape1001 shape = new Shape1001.Group1001(
        List.of(
            new Shape1001.Circle1001(offset),
            new Shape1001.Scaled1001(3, new Shape1001.Box1001(offset, 5)),
            new Shape1001.Point1001()));
    long letters = name(shape).length();
    Tree1001<Long> tree = insert(insert(insert(new Tree1001.Leaf1001<>(), offset), 7), 900);
    Tree1001<Long> doubled = map(tree, x -> x * 2 + offset);
    long total = fold(doubled, 0L, (acc, x) -> acc + x);
    Account1001 account =
        deposits(new Account1001(1, total, List.of()), List.of(5L, 6L, offset)).orElse(new Account1001(0, 0, List.of()));
    long worth = account.balance();
    long before = Unit1000.work();
    return sum(List.of(area(shape), worth, letters, before), 1) % 1000003;
  }
}
