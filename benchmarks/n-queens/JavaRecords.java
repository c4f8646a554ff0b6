/// All solutions as a list of lists whose tails are shared.
public final class JavaRecords {
  record Board(long column, Board rest) {}

  record Boards(Board first, Boards rest) {}

  static boolean isSafe(long column, Board board) {
    for (long distance = 1; board != null; distance++, board = board.rest) {
      long apart = column - board.column;
      if (apart == 0 || apart == distance || apart == -distance) {
        return false;
      }
    }
    return true;
  }

  static Boards addRow(long n, long lowest, Boards shorter) {
    Boards longer = null;
    for (; shorter != null; shorter = shorter.rest) {
      for (long column = lowest + n - 1; column >= lowest; column--) {
        if (isSafe(column, shorter.first)) {
          longer = new Boards(new Board(column, shorter.first), longer);
        }
      }
    }
    return longer;
  }

  static long once(long n, long seed) {
    Boards all = new Boards(null, null);
    for (long row = 0; row < n; row++) {
      all = addRow(n, seed, all);
    }
    long sum = 0;
    for (; all != null; all = all.rest) {
      for (Board board = all.first; board != null; board = board.rest) {
        sum = (sum * 31 + board.column) & 281474976710655L;
      }
    }
    return sum;
  }

  public static void main(String[] args) {
    long n = args.length > 0 ? Long.parseLong(args[0]) : 8;
    long times = args.length > 1 ? Long.parseLong(args[1]) : 1;
    long sum = 0;
    for (long i = 0; i < times; i++) {
      sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
    }
    System.out.println(n + " " + sum);
  }
}
