/// Okasaki's insertion on immutable records, with pattern switches.
public final class JavaRecords {
  enum Color {
    RED,
    BLACK
  }

  sealed interface Tree permits Leaf, Node {}

  record Leaf() implements Tree {}

  record Node(Color color, Tree left, long key, boolean value, Tree right) implements Tree {}

  private static final Tree LEAF = new Leaf();

  static boolean isRed(Tree tree) {
    return tree instanceof Node node && node.color == Color.RED;
  }

  static Node red(Tree left, long key, boolean value, Tree right) {
    return new Node(Color.RED, left, key, value, right);
  }

  static Node black(Tree left, long key, boolean value, Tree right) {
    return new Node(Color.BLACK, left, key, value, right);
  }

  static Node balanceLeft(Node left, long key, boolean value, Tree right) {
    if (left.left instanceof Node lowest && lowest.color == Color.RED) {
      return red(black(lowest.left, lowest.key, lowest.value, lowest.right), left.key, left.value, black(left.right, key, value, right));
    }
    if (left.right instanceof Node middle && middle.color == Color.RED) {
      return red(black(left.left, left.key, left.value, middle.left), middle.key, middle.value, black(middle.right, key, value, right));
    }
    return black(red(left.left, left.key, left.value, left.right), key, value, right);
  }

  static Node balanceRight(Tree left, long key, boolean value, Node right) {
    if (right.left instanceof Node middle && middle.color == Color.RED) {
      return red(black(left, key, value, middle.left), middle.key, middle.value, black(middle.right, right.key, right.value, right.right));
    }
    if (right.right instanceof Node highest && highest.color == Color.RED) {
      return red(black(left, key, value, right.left), right.key, right.value, black(highest.left, highest.key, highest.value, highest.right));
    }
    return black(left, key, value, red(right.left, right.key, right.value, right.right));
  }

  static Node insertBelow(Tree tree, long key, boolean value) {
    return switch (tree) {
      case Leaf _ -> red(LEAF, key, value, LEAF);
      case Node(Color color, Tree left, long k, boolean v, Tree right) -> {
        if (key < k) {
          Node below = insertBelow(left, key, value);
          yield color == Color.BLACK && isRed(left) ? balanceLeft(below, k, v, right) : new Node(color, below, k, v, right);
        }
        if (key > k) {
          Node below = insertBelow(right, key, value);
          yield color == Color.BLACK && isRed(right) ? balanceRight(left, k, v, below) : new Node(color, left, k, v, below);
        }
        yield new Node(color, left, key, value, right);
      }
    };
  }

  static Tree fill(long n, long seed) {
    Tree tree = LEAF;
    for (long key = n + seed - 1; key >= seed; key--) {
      Node root = insertBelow(tree, key, key % 10 == 0);
      tree = black(root.left, root.key, root.value, root.right);
    }
    return tree;
  }

  static long checksum(Tree tree, long sum) {
    return switch (tree) {
      case Leaf _ -> sum;
      case Node(_, Tree left, long key, boolean value, Tree right) ->
          checksum(right, (checksum(left, sum) * 31 + key + (value ? 7 : 0)) & 281474976710655L);
    };
  }

  static long once(long n, long seed) {
    return checksum(fill(n, seed), 0);
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
