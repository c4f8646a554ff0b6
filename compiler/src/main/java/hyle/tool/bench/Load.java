package hyle.tool.bench;

import java.util.ArrayList;
import java.util.List;

/// The work that a program is given by its two arguments: a size, and how many times to do it in the same process.
record Load(int size, int times) {
  /// Nothing to do: what is left is the start and the end of the process.
  static final Load START_UP = new Load(0, 1);

  /// How often the largest size is repeated to tell a later time from the first.
  private static final int REPEATED = 3;

  static Load once(int size) {
    return new Load(size, 1);
  }

  static Load repeated(int size) {
    return new Load(size, REPEATED);
  }

  /// What a round measures of each program: its start-up, each size, and the last size repeated.
  static List<Load> ofRound(List<Integer> sizes) {
    List<Load> loads = new ArrayList<>();
    loads.add(START_UP);
    sizes.forEach(size -> loads.add(once(size)));
    loads.add(repeated(sizes.getLast()));
    return loads;
  }

  List<String> arguments() {
    return List.of(Integer.toString(size), Integer.toString(times));
  }

  @Override
  public String toString() {
    return times == 1 ? "N = " + size : "N = " + size + ", " + times + " times";
  }
}
