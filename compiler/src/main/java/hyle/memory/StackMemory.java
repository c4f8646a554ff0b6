package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.Label;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gives back at the end of a call what it got by `magic alloca` [A13].
///
/// ```
/// p = stack_allocate n; … return x   ~>   mark = stack_mark; p = stack_allocate n; … stack_release mark; return x
/// ```
///
/// Before tail calls and before the next round of a loop too, so that loops take no more and more: what a call hands to another
/// one in the place of its own end must not be memory of its own. Sound because nothing but addresses points there, and those are
/// the program's own care.
final class StackMemory {
  private static final String ALLOCATE = "hyle_stack_allocate";

  private final Variable mark;
  private final Fresh fresh;
  private final Span span;
  private final Set<Label> loops = new HashSet<>();

  private StackMemory(Variable mark, Fresh fresh, Span span) {
    this.mark = mark;
    this.fresh = fresh;
    this.span = span;
  }

  static Program run(Program program) {
    return Passes.mapFunctions(program, function -> allocates(function) ? released(function) : function);
  }

  private static boolean allocates(Function function) {
    return Blocks.within(function.body()).stream()
        .flatMap(block -> block.statements().stream())
        .anyMatch(statement -> statement.operation() instanceof Operation.Foreign(String symbol, _) && symbol.equals(ALLOCATE));
  }

  private static Function released(Function function) {
    Fresh fresh = new Fresh(function);
    Variable mark = fresh.variable("mark", Type.IMMEDIATE);
    StackMemory pass = new StackMemory(mark, fresh, function.span());
    Block body = pass.released(function.body());
    List<Statement> statements = new ArrayList<>();
    statements.add(new Statement(List.of(mark), new Operation.Foreign("hyle_stack_mark", List.of()), function.span()));
    statements.addAll(body.statements());
    return function.withBody(new Block(statements, body.end()));
  }

  private Block released(Block block) {
    List<Statement> statements = new ArrayList<>(block.statements());
    if (block.end() instanceof End.Loop(Label label, _, _, _)) {
      loops.add(label);
    }
    if (endsRound(block.end())) {
      Variable nothing = fresh.variable("nothing", Type.IMMEDIATE);
      statements.add(new Statement(List.of(nothing), new Operation.Foreign("hyle_stack_release", List.of(mark)), span));
    }
    return new Block(statements, Blocks.mapUnder(block.end(), this::released));
  }

  private boolean endsRound(End end) {
    return switch (end) {
      case End.Return _, End.TailCall _ -> true;
      case End.Jump(Label label, _) -> loops.contains(label);
      case End.Join _, End.Loop _, End.Switch _, End.Unreachable _ -> false;
    };
  }
}
