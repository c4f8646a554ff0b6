package hyle.jvm;

import hyle.core.Blocks;
import hyle.core.Core;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes calls last ones whose result is given a name before it is returned.
///
/// ```
/// join j(r) { return r } in { … x = f(a); jump j(x) }   ~>   { … x = f(a); return x }   ~>   { … tail f(a) }
/// ```
///
/// Sound since nothing happens between the call and the return.
final class Returns {
  private Returns() {}

  static Core.Program direct(Core.Program program) {
    Map<FunctionName, Function> functions = new LinkedHashMap<>();
    program.functions().forEach((name, function) -> functions.put(name, function.withBody(direct(function.body()))));
    return new Core.Program(functions, program.dataTypes(), program.resources(), program.entry());
  }

  /// From the outside to the inside, so that a jump that became a return makes the jumps before it returns too.
  private static Block direct(Block block) {
    return switch (block.end()) {
      case End.Join(Label label, List<Variable> parameters, Block continuation, Block body)
          when returns(continuation, parameters) -> {
        Block returning = returning(body, label);
        yield direct(new Block(joined(block.statements(), returning.statements()), returning.end()));
      }
      case End.Return(List<Operand> results) -> last(block, results);
      case End.Join _, End.TailCall _, End.Switch _, End.Loop _, End.Jump _, End.Unreachable _ ->
          new Block(block.statements(), Blocks.mapUnder(block.end(), Returns::direct));
    };
  }

  private static boolean returns(Block continuation, List<Variable> parameters) {
    return continuation.statements().isEmpty()
        && continuation.end() instanceof End.Return(List<Operand> results)
        && parameters.equals(results);
  }

  /// The block with each jump to the label a return.
  private static Block returning(Block block, Label label) {
    return switch (block.end()) {
      case End.Jump(Label target, List<Operand> operands) when target.equals(label) ->
          new Block(block.statements(), new End.Return(operands));
      case End.Jump _, End.Return _, End.TailCall _, End.Switch _, End.Join _, End.Loop _, End.Unreachable _ ->
          new Block(block.statements(), Blocks.mapUnder(block.end(), inner -> returning(inner, label)));
    };
  }

  private static Block last(Block block, List<Operand> results) {
    if (block.statements().isEmpty()) {
      return block;
    }
    Statement statement = block.statements().getLast();
    List<Statement> before = block.statements().subList(0, block.statements().size() - 1);
    return statement.operation() instanceof Operation.Call(FunctionName function, var operands)
            && statement.results().equals(results)
        ? new Block(before, new End.TailCall(function, operands, statement.span()))
        : block;
  }

  private static List<Statement> joined(List<Statement> first, List<Statement> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
