package hyle.jvm;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import java.util.ArrayList;
import java.util.List;

/// Makes the tail calls of a function to itself jumps, for a function that is about to be cut: inside one method the emitter does so by
/// itself, but from a part of it the way back would be a call.
///
/// ```
/// f(n) { … tail f(n - 1) }   ~>   f(n') { loop self(n = n') { … jump self(n - 1) } }
/// ```
final class SelfCalls {
  private SelfCalls() {}

  static Function asJumps(Function function) {
    if (Blocks.within(function.body()).stream().noneMatch(block -> callsItself(function.name(), block.end()))) {
      return function;
    }
    Renaming free = Renaming.above(function, new Renaming(0, 0));
    Label label = new Label(free.labels(), "self");
    List<Variable> outer = new ArrayList<>();
    for (Variable parameter : function.parameters()) {
      outer.add(new Variable(free.variables() + outer.size(), parameter.hint(), parameter.type()));
    }
    Block body = jumping(function.name(), label, function.body());
    Block loop = new Block(List.of(), new End.Loop(label, function.parameters(), List.copyOf(outer), body));
    return new Function(
        function.name(), function.definition(), function.author(), outer, function.result(), function.more(), loop, function.span());
  }

  private static boolean callsItself(FunctionName name, End end) {
    return end instanceof End.TailCall(FunctionName callee, _, _) && callee.equals(name);
  }

  private static Block jumping(FunctionName name, Label label, Block block) {
    End end = callsItself(name, block.end()) ? new End.Jump(label, Operands.usedUp(block.end())) : block.end();
    return new Block(block.statements(), Blocks.mapUnder(end, inner -> jumping(name, label, inner)));
  }
}
