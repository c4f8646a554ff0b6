package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Program;
import hyle.core.Core.Variable;
import java.util.List;

/// Makes tail calls of a function to itself rounds of a loop [M9].
///
/// ```
/// define f(x) { … f(a) }   ~>   define f(x') { loop again(x = x') { … again(a) } }
/// ```
///
/// Sound because a tail call uses up all that the function still owns, and so does a round.
final class Loops {
  private final FunctionName self;
  private final Label label;

  private Loops(FunctionName self, Label label) {
    this.self = self;
    this.label = label;
  }

  static Program run(Program program) {
    return Passes.mapFunctions(program, Loops::looped);
  }

  private static Function looped(Function function) {
    if (Blocks.within(function.body()).stream().noneMatch(block -> calls(block.end(), function.name()))) {
      return function;
    }
    Fresh fresh = new Fresh(function);
    List<Variable> parameters = function.parameters().stream().map(parameter -> fresh.variable(parameter.hint(), parameter.type())).toList();
    Loops loops = new Loops(function.name(), fresh.label("again"));
    Block body = new Block(List.of(), new End.Loop(loops.label, function.parameters(), List.copyOf(parameters), loops.rounds(function.body())));
    return new Function(
        function.name(), function.definition(), function.author(), parameters, function.result(), function.more(), body, function.span());
  }

  private static boolean calls(End end, FunctionName self) {
    return end instanceof End.TailCall(FunctionName function, _, _) && function.equals(self);
  }

  private Block rounds(Block block) {
    End end =
        block.end() instanceof End.TailCall(FunctionName function, List<Operand> operands, _) && function.equals(self)
            ? new End.Jump(label, operands)
            : Blocks.mapUnder(block.end(), this::rounds);
    return new Block(block.statements(), end);
  }
}
