package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Borrowing;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Functions that call each other, or one that calls itself, or none; and what can go before their calls.
record Recursion(Set<FunctionName> members, GoingFirst first) {
  /// The places in a member where it calls one of them last but for constructors.
  List<TailSite> sites(Function function) {
    Borrowing borrowing = Borrowing.of(function);
    return Blocks.within(function.body()).stream().flatMap(block -> site(block, borrowing).stream()).toList();
  }

  /// The place in a block of a member where it calls one of them so.
  Optional<TailSite> site(Block block, Borrowing borrowing) {
    return TailSite.in(block, members, borrowing, first);
  }

  /// Those that a member calls last, or last but for constructors.
  Set<FunctionName> lastCallees(Function function) {
    Set<FunctionName> callees = new LinkedHashSet<>();
    for (Block block : Blocks.within(function.body())) {
      if (block.end() instanceof End.TailCall(FunctionName callee, _, _) && members.contains(callee)) {
        callees.add(callee);
      }
    }
    sites(function).forEach(site -> callees.add(site.callee()));
    return callees;
  }
}
