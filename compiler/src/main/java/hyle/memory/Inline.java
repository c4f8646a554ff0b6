package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes small functions where they are called, if a cell that one of both frees may become one that the other builds [M7].
///
/// ```
/// define f(x) { (a, c) = take x; free c; return a }
/// a = f(x); c1 = allocate 2; …   ~>   (a, c) = take x; free c; c1 = allocate 2; …
/// ```
///
/// Sound because ownership is written down already: what is copied, discarded and freed stays the same, in the same order. No function is
/// written into itself, nor behind a call of the function to itself, which must stay the last but for constructors [M10].
final class Inline {
  /// Statements of a function that is written into others.
  private static final int LARGEST = 60;
  /// Statements of a function with others in it: the JIT compiles no method of more than 8000 bytes, and large ones badly.
  private static final int LARGEST_WITH_OTHERS = 240;

  private final Program program;
  private final SmallFunctions small;
  private final Map<FunctionName, Function> done = new HashMap<>();
  private final Set<FunctionName> open = new HashSet<>();

  private Inline(Program program) {
    this.program = program;
    this.small = new SmallFunctions(program, LARGEST);
  }

  static Program run(Program program) {
    Inline inline = new Inline(program);
    Map<FunctionName, Function> functions = new LinkedHashMap<>();
    program.functions().keySet().forEach(name -> functions.put(name, inline.done(name)));
    return Passes.withFunctions(program, functions);
  }

  /// A function with others in it. Those come first; one that is open leads back to here.
  private Function done(FunctionName name) {
    Function known = done.get(name);
    if (known != null) {
      return known;
    }
    open.add(name);
    Function function = new InFunction(program.functions().get(name)).written();
    open.remove(name);
    done.put(name, function);
    return function;
  }

  /// The work on one function.
  private final class InFunction {
    private final Function function;
    private final Fresh fresh;
    private final CellSizes own;
    private int size;

    InFunction(Function function) {
      this.function = function;
      this.fresh = new Fresh(function);
      this.own = CellSizes.of(function);
      this.size = SmallFunctions.size(function);
    }

    Function written() {
      return own.isEmpty() ? function : function.withBody(written(function.body()));
    }

    private Block written(Block block) {
      List<Statement> statements = new ArrayList<>();
      for (int i = 0; i < block.statements().size(); i++) {
        Statement statement = block.statements().get(i);
        if (statement.operation() instanceof Operation.Call(FunctionName callee, List<Operand> operands)) {
          if (callee.equals(function.name())) {
            statements.addAll(block.statements().subList(i, block.statements().size()));
            break;
          }
          if (isWritten(callee)) {
            Block rest = new Block(block.statements().subList(i + 1, block.statements().size()), block.end());
            Block body = body(callee, operands, statement.span(), statements);
            return body.end() instanceof End.Return(List<Operand> results)
                ? straight(statements, body, statement, results, rest)
                : joined(statements, body, statement, rest);
          }
        }
        statements.add(statement);
      }
      if (block.end() instanceof End.TailCall(FunctionName callee, List<Operand> operands, Span span) && isWritten(callee)) {
        Block body = body(callee, operands, span, statements);
        statements.addAll(body.statements());
        return new Block(statements, body.end());
      }
      return new Block(statements, Blocks.mapUnder(block.end(), this::written));
    }

    private boolean isWritten(FunctionName callee) {
      if (open.contains(callee) || !small.has(callee)) {
        return false;
      }
      Function other = done(callee);
      int more = SmallFunctions.size(other);
      boolean isWritten = more <= LARGEST && size + more <= LARGEST_WITH_OTHERS && CellSizes.of(other).fit(own);
      size += isWritten ? more : 0;
      return isWritten;
    }

    /// The body of a function with new names. Its owned parameters are variables, as what takes them apart and discards them asks for.
    private Block body(FunctionName callee, List<Operand> operands, Span span, List<Statement> statements) {
      return Duplicate.of(done(callee), Duplicate.named(operands, span, fresh, statements), span, fresh);
    }

    /// A body that is one block goes on with what stands behind the call.
    private Block straight(List<Statement> statements, Block body, Statement call, List<Operand> results, Block rest) {
      statements.addAll(body.statements());
      for (int i = 0; i < results.size(); i++) {
        statements.add(new Statement(List.of(call.results().get(i)), new Operation.Reinterpret(results.get(i)), call.span()));
      }
      Block then = written(rest);
      statements.addAll(then.statements());
      return new Block(statements, then.end());
    }

    private Block joined(List<Statement> statements, Block body, Statement call, Block rest) {
      Label after = fresh.label("after");
      return new Block(statements, new End.Join(after, call.results(), written(rest), returningTo(after, body)));
    }

    /// The body, going on at a label where it returned.
    private Block returningTo(Label after, Block block) {
      List<Statement> statements = new ArrayList<>(block.statements());
      End end =
          switch (block.end()) {
            case End.Return(List<Operand> results) -> new End.Jump(after, results);
            case End.TailCall(FunctionName callee, List<Operand> operands, Span span) -> {
              List<Variable> results =
                  program.functions().get(callee).results().stream().map(type -> fresh.variable("result", type)).toList();
              statements.add(new Statement(results, new Operation.Call(callee, operands), span));
              yield new End.Jump(after, List.copyOf(results));
            }
            case End.Switch _, End.Join _, End.Loop _, End.Jump _, End.Unreachable _ ->
                Blocks.mapUnder(block.end(), inner -> returningTo(after, inner));
          };
      return new Block(statements, end);
    }
  }
}
