package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Borrowing;
import hyle.core.Core.Block;
import hyle.core.Core.Case;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Label;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Moves calls of a recursion down, into the branches behind them, where that makes them last, or last but for constructors, on some path [M10].
///
/// ```
/// r = f(a); switch s { 1 => c = Cons(x, r); return c   _ => return r }   ~>   switch s { 1 => r = f(a); c = Cons(x, r); return c   _ => tail f(a) }
/// join j(y) { c = Cons(x, y); return c } in { … r = f(a); jump j(r) … }  ~>   join j(y) { … } in { … r = f(a); c = Cons(x, r); return c … }
/// r = f(a); tail g(x, r)                                                 ~>   what g does with r, if g is small and only builds
/// ```
///
/// Sound because what the call goes past can go before it (`GoingFirst`), and uses up nothing that the call is lent. What stands behind a
/// join is written once more for a jump that gains by it, if it is small.
final class LastCalls {
  /// Statements of what is written once more: the rest behind a join, a function that only builds.
  private static final int LARGEST_REST = 30;
  /// Statements by which a function may grow.
  private static final int MOST_MORE = 150;
  /// A walk does not look into what it changed: this one may be the last.
  private static final int MOST_WALKS = 6;

  private final Program program;
  private final Recursion recursion;
  private final Borrowing borrowing;
  private final Fresh fresh;
  private final Span span;

  private LastCalls(Program program, Recursion recursion, Function function) {
    this.program = program;
    this.recursion = recursion;
    this.borrowing = Borrowing.of(function);
    this.fresh = new Fresh(function);
    this.span = function.span();
  }

  /// What stands behind a label.
  private record Rest(List<Variable> parameters, Block block) {}

  /// A call and the constructors around its `result`, which nothing else has used yet, and what the call is lent.
  private record Moving(List<Statement> statements, Variable result, Set<Variable> lent) {
    Moving with(Statement build) {
      List<Statement> more = new ArrayList<>(statements);
      more.add(build);
      return new Moving(more, build.results().getFirst(), lent);
    }
  }

  /// The function with its calls of the recursion moved: the same function where that gains nothing.
  static Function moved(Program program, Recursion recursion, Function function) {
    int largest = SmallFunctions.size(function) + MOST_MORE;
    Function current = function;
    for (int walk = 0; walk < MOST_WALKS; walk++) {
      Optional<Block> body = new LastCalls(program, recursion, current).moved(current.body(), Map.of());
      if (body.isEmpty() || SmallFunctions.size(current.withBody(body.get())) > largest) {
        break;
      }
      current = current.withBody(body.get());
    }
    return current;
  }

  /// The block with a call in it moved, or calls in blocks inside it; empty if nothing is gained.
  private Optional<Block> moved(Block block, Map<Label, Rest> labels) {
    boolean isLast = recursion.site(block, borrowing).isPresent();
    Optional<Block> here = isLast ? Optional.empty() : lastCall(block).flatMap(at -> moved(block, at, labels));
    return here.or(() -> movedInside(block.end(), labels).map(end -> dropped(new Block(block.statements(), end))));
  }

  private Optional<Integer> lastCall(Block block) {
    for (int at = block.statements().size() - 1; at >= 0; at--) {
      if (block.statements().get(at).operation() instanceof Operation.Call(FunctionName callee, _) && recursion.members().contains(callee)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private Optional<Block> moved(Block block, int at, Map<Label, Rest> labels) {
    List<Statement> statements = block.statements();
    Statement call = statements.get(at);
    Moving moving = new Moving(List.of(call), call.results().getFirst(), TailSite.lent(Operands.usedUp(call.operation()), borrowing));
    Block behind = new Block(statements.subList(at + 1, statements.size()), block.end());
    return down(moving, behind, labels).map(after -> new Block(joined(statements.subList(0, at), after.statements()), after.end()));
  }

  private Optional<End> movedInside(End end, Map<Label, Rest> labels) {
    switch (end) {
      case End.Join(Label label, List<Variable> parameters, Block continuation, Block body) -> {
        Optional<Block> inBody = moved(body, with(labels, label, new Rest(parameters, continuation)));
        Optional<Block> then = moved(continuation, labels);
        return inBody.isEmpty() && then.isEmpty()
            ? Optional.empty()
            : Optional.of(new End.Join(label, parameters, then.orElse(continuation), inBody.orElse(body)));
      }
      case End.Switch _, End.Loop _, End.Return _, End.TailCall _, End.Jump _, End.Unreachable _ -> {
        List<Block> gained = new ArrayList<>();
        End after =
            Blocks.mapUnder(
                end,
                inner -> {
                  Optional<Block> moved = moved(inner, labels);
                  moved.ifPresent(gained::add);
                  return moved.orElse(inner);
                });
        return gained.isEmpty() ? Optional.empty() : Optional.of(after);
      }
    }
  }

  /// The block with what is moving as far down as it goes; empty if it comes to no end of the function.
  private Optional<Block> down(Moving start, Block block, Map<Label, Rest> labels) {
    Moving moving = start;
    List<Statement> before = new ArrayList<>();
    for (int at = 0; at < block.statements().size(); at++) {
      Statement statement = block.statements().get(at);
      List<Operand> usedUp = Operands.usedUp(statement.operation());
      if (usedUp.stream().anyMatch(moving.lent()::contains) || Operands.lookedAt(statement.operation()).contains(moving.result())) {
        return Optional.empty();
      }
      if (!usedUp.contains(moving.result())) {
        if (!canGoFirst(statement)) {
          return Optional.empty();
        }
        before.add(statement);
      } else if (statement.operation() instanceof Operation.Build) {
        moving = moving.with(statement);
      } else if (statement.operation() instanceof Operation.Call(FunctionName callee, List<Operand> operands) && onlyBuilds(callee)) {
        Block rest = new Block(block.statements().subList(at + 1, block.statements().size()), block.end());
        return after(before, down(moving, written(callee, operands, statement, rest), labels));
      } else {
        return Optional.empty();
      }
    }
    return after(before, downInto(moving, block.end(), labels));
  }

  /// What is moving, in the place of an end.
  private Optional<Block> downInto(Moving moving, End end, Map<Label, Rest> labels) {
    return switch (end) {
      case End.Return(List<Operand> operands) -> operands.equals(List.of(moving.result())) ? Optional.of(last(moving, end)) : Optional.empty();
      case End.TailCall(FunctionName callee, List<Operand> operands, Span place) ->
          onlyBuilds(callee) ? down(moving, written(callee, operands, place), labels) : Optional.empty();
      case End.Switch(Operand scrutinee, List<Case> cases) ->
          scrutinee.equals(moving.result()) ? Optional.empty() : intoCases(moving, scrutinee, cases, labels);
      case End.Join(Label label, List<Variable> parameters, Block continuation, Block body) ->
          uses(continuation, moving.result())
              ? Optional.empty()
              : down(moving, body, with(labels, label, new Rest(parameters, continuation)))
                  .map(after -> dropped(new Block(List.of(), new End.Join(label, parameters, continuation, after))));
      case End.Jump(Label label, List<Operand> operands) -> {
        Rest rest = labels.get(label);
        yield rest == null || size(rest.block()) > LARGEST_REST ? Optional.empty() : down(moving, again(rest, operands), labels);
      }
      case End.Loop _, End.Unreachable _ -> Optional.empty();
    };
  }

  /// The end of a way: a call with nothing around it is the last one.
  private static Block last(Moving moving, End end) {
    Statement call = moving.statements().getFirst();
    return moving.statements().size() == 1 && call.operation() instanceof Operation.Call(FunctionName callee, List<Operand> operands)
        ? new Block(List.of(), new End.TailCall(callee, operands, call.span()))
        : new Block(moving.statements(), end);
  }

  /// Each case gets a call of its own.
  private Optional<Block> intoCases(Moving moving, Operand scrutinee, List<Case> cases, Map<Label, Rest> labels) {
    List<Block> gained = new ArrayList<>();
    List<Case> after = new ArrayList<>();
    for (Case each : cases) {
      Moving own = again(moving);
      Block block = Duplicate.of(each.block(), Map.of(moving.result(), own.result()), span, fresh);
      Optional<Block> inside = down(own, block, labels);
      inside.ifPresent(gained::add);
      after.add(new Case(each.key(), inside.orElseGet(() -> new Block(joined(own.statements(), block.statements()), block.end()))));
    }
    return gained.isEmpty() ? Optional.empty() : Optional.of(new Block(List.of(), new End.Switch(scrutinee, after)));
  }

  private Moving again(Moving moving) {
    Block copy = Duplicate.of(new Block(moving.statements(), new End.Return(moving.result())), Map.of(), span, fresh);
    return new Moving(copy.statements(), copy.statements().getLast().results().getFirst(), moving.lent());
  }

  private Block again(Rest rest, List<Operand> operands) {
    List<Statement> statements = new ArrayList<>();
    List<Operand> named = Duplicate.named(operands, span, fresh, statements);
    Map<Variable, Operand> replaced = new HashMap<>();
    for (int at = 0; at < named.size(); at++) {
      replaced.put(rest.parameters().get(at), named.get(at));
    }
    Block copy = Duplicate.of(rest.block(), replaced, span, fresh);
    return new Block(joined(statements, copy.statements()), copy.end());
  }

  /// Whether a function always ends, and can go before any call.
  private boolean onlyBuilds(FunctionName callee) {
    Function function = program.functions().get(callee);
    return size(function.body()) <= LARGEST_REST
        && Blocks.within(function.body()).stream().allMatch(block -> isStep(block.end()) && block.statements().stream().allMatch(this::canGoFirst));
  }

  private boolean canGoFirst(Statement statement) {
    return recursion.first().can(statement.operation());
  }

  private static boolean isStep(End end) {
    return switch (end) {
      case End.Return _, End.Switch _, End.Join _, End.Jump _ -> true;
      case End.TailCall _, End.Loop _, End.Unreachable _ -> false;
    };
  }

  private Block written(FunctionName callee, List<Operand> operands, Span place) {
    List<Statement> statements = new ArrayList<>();
    List<Operand> named = Duplicate.named(operands, place, fresh, statements);
    Block body = Duplicate.of(program.functions().get(callee), named, place, fresh);
    return new Block(joined(statements, body.statements()), body.end());
  }

  /// The body of a callee in the place of its call, with what stands behind that.
  private Block written(FunctionName callee, List<Operand> operands, Statement call, Block rest) {
    Label label = fresh.label("after");
    Block body = returningTo(label, written(callee, operands, call.span()));
    return new Block(List.of(), new End.Join(label, call.results(), rest, body));
  }

  private static Block returningTo(Label label, Block block) {
    End end =
        block.end() instanceof End.Return(List<Operand> results)
            ? new End.Jump(label, results)
            : Blocks.mapUnder(block.end(), inner -> returningTo(label, inner));
    return new Block(block.statements(), end);
  }

  /// Without a join that nothing jumps to.
  private static Block dropped(Block block) {
    return block.end() instanceof End.Join(Label label, _, _, Block body)
            && Blocks.within(body).stream().noneMatch(inner -> inner.end() instanceof End.Jump(Label target, _) && target.equals(label))
        ? new Block(joined(block.statements(), body.statements()), body.end())
        : block;
  }

  private static boolean uses(Block block, Variable variable) {
    return Blocks.within(block).stream()
        .anyMatch(
            inner ->
                Operands.usedUp(inner.end()).contains(variable)
                    || Operands.lookedAt(inner.end()).contains(variable)
                    || inner.statements().stream().anyMatch(statement -> uses(statement.operation(), variable)));
  }

  private static boolean uses(Operation operation, Variable variable) {
    return Operands.usedUp(operation).contains(variable) || Operands.lookedAt(operation).contains(variable);
  }

  private static int size(Block block) {
    return Blocks.within(block).stream().mapToInt(inner -> inner.statements().size() + 1).sum();
  }

  private static Optional<Block> after(List<Statement> before, Optional<Block> block) {
    return block.map(found -> new Block(joined(before, found.statements()), found.end()));
  }

  private static Map<Label, Rest> with(Map<Label, Rest> labels, Label label, Rest rest) {
    Map<Label, Rest> more = new HashMap<>(labels);
    more.put(label, rest);
    return more;
  }

  private static List<Statement> joined(List<Statement> first, List<Statement> second) {
    List<Statement> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }
}
