package hyle.verify;

import java.util.List;

/// The name of a method in class files.
record Method(String owner, String name, String descriptor) {
  @Override
  public String toString() {
    return owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
  }

  /// What a method's code may do, instruction by instruction: cells taken right there, methods called, and where it goes on.
  record Body(int[] cells, List<List<Method>> calls, List<List<Integer>> next) {}
}
