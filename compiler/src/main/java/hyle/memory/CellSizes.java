package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.Function;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/// The sizes of the cells that a function frees and allocates, in words.
record CellSizes(Set<Integer> freed, Set<Integer> allocated) {
  static CellSizes of(Function function) {
    Set<Integer> freed = new HashSet<>();
    Set<Integer> allocated = new HashSet<>();
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        if (statement.operation() instanceof Operation.Free(var token) && token.type() instanceof Type.Token(int words)) {
          freed.add(words);
        }
        if (statement.operation() instanceof Operation.Allocate(int words)) {
          allocated.add(words);
        }
      }
    }
    return new CellSizes(freed, allocated);
  }

  boolean isEmpty() {
    return freed.isEmpty() && allocated.isEmpty();
  }

  /// Whether what one of both frees may be what the other allocates.
  boolean fit(CellSizes other) {
    return !Collections.disjoint(freed, other.allocated) || !Collections.disjoint(allocated, other.freed);
  }
}
