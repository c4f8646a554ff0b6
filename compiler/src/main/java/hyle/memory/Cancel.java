package hyle.memory;

import hyle.core.Blocks;
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
import hyle.core.Core.Type;
import hyle.core.Core.Variable;
import hyle.core.Operands;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Builds into dead cells instead of freeing them and allocating others of their size [M6].
///
/// ```
/// (x, rest, cell) = take xs; free cell; …; c = allocate 2; r = build Cons(…) @ c   ~>   (x, rest, cell) = take xs; …; r = build
/// Cons(…) @ cell
/// ```
///
/// One walk forwards carries the tokens whose `free` has been passed: the held ones. An `allocate` of their size takes one of them.
/// Never more are held than the code ahead may allocate: the others are freed at once, so a free sinks only into branches that can
/// use it, and the first point from which none of that size is allocated frees it. Held tokens stay over calls, not over tail calls,
/// and do not enter loops. Into a join go as many as every jump to it has; and where the code behind it allocates one for certain, and
/// some jump has one, the other jumps allocate theirs before.
///
/// The same walk gives cells to calls (`Give`): a call that takes some is given those that the code behind it cannot use.
///
/// Sound because a token stands for a cell that nothing else refers to, from its `take` to its `free` or `build`; no path allocates
/// more than before, as allocations only go away, or go to where they are certain to follow. Only cells of equal size match: a cell freed as another size would change its list.
final class Cancel {
  private final Function function;
  private final Fresh fresh;
  private final Origins origins;
  private final Map<Variable, Integer> worth;
  private final List<Integer> sizes;
  private final Anticipation anticipation;
  private final Anticipation certainty;
  private final Takers takers;
  /// What the function is given by its callers.
  private final List<Held> given = new ArrayList<>();
  private final Map<Variable, Variable> replaced = new HashMap<>();
  private final Map<Label, List<Departure>> departures = new HashMap<>();

  /// A token that may still be used or must be freed; `span` is the place of its first free.
  private record Held(Variable token, Span span) {}

  /// A call as it is written.
  private record Call(FunctionName callee, List<Operand> operands) {}

  /// A jump while its join is decided on: the tokens held there, then those that it passes, allocates and frees.
  private static final class Departure {
    final List<Held> held;
    final List<Held> passed = new ArrayList<>();
    final List<Held> allocated = new ArrayList<>();

    Departure(List<Held> held) {
      this.held = held;
    }
  }

  private Cancel(Program program, Function function, List<Integer> sizes, Takers takers) {
    this.function = function;
    this.fresh = new Fresh(function);
    this.origins = Origins.of(program, function);
    this.sizes = sizes;
    this.takers = takers;
    this.anticipation = new Anticipation(Anticipation.Paths.SOME, sizes, takers, function.body());
    this.certainty = new Anticipation(Anticipation.Paths.EVERY, sizes, Takers.NONE, function.body());
    this.worth = worth(function);
  }

  static Program run(Program program) {
    return Passes.mapFunctions(
        program,
        function -> {
          CellSizes sizes = CellSizes.of(function);
          TreeSet<Integer> both = new TreeSet<>(sizes.freed());
          both.retainAll(sizes.allocated());
          return both.isEmpty() ? function : new Cancel(program, function, List.copyOf(both), Takers.NONE).version(function.name(), List.of());
        });
  }

  /// A version of a function that is given cells of some sizes by its callers, and gives those that it has no use for to the calls that
  /// take them.
  static Function given(Program program, Function function, FunctionName name, List<Integer> given, Takers takers) {
    TreeSet<Integer> sizes = new TreeSet<>(CellSizes.of(function).freed());
    sizes.addAll(given);
    return sizes.isEmpty() ? function : new Cancel(program, function, List.copyOf(sizes), takers).version(name, given);
  }

  private Function version(FunctionName name, List<Integer> cells) {
    cells.forEach(words -> given.add(new Held(fresh.variable("given", new Type.Token(words)), function.span())));
    List<Variable> parameters = new ArrayList<>(function.parameters());
    given.forEach(each -> parameters.add(each.token()));
    Block body = walk(function.body(), given).get();
    return new Function(name, function.definition(), function.author(), parameters, function.result(), function.more(), body, function.span());
  }

  /// For each token, the most fields that some build of the function would leave alone in its cell.
  private Map<Variable, Integer> worth(Function function) {
    Map<Operand, Variable> tokenOfField = new HashMap<>();
    Map<Variable, Integer> worth = new HashMap<>();
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        if (statement.operation() instanceof Operation.Take && !statement.results().isEmpty() && origins.knows(statement.results().getLast())) {
          statement.results().forEach(field -> tokenOfField.put(field, statement.results().getLast()));
        }
        if (statement.operation() instanceof Operation.Build build) {
          for (Operand operand : Operands.usedUp(build)) {
            Variable token = tokenOfField.get(operand);
            if (token != null && token.type().equals(build.token().type())) {
              worth.merge(token, origins.kept(token, build), Math::max);
            }
          }
        }
      }
    }
    return worth;
  }

  /// The block with its cells matched, once all jumps have been decided on.
  private Supplier<Block> walk(Block block, List<Held> before) {
    int[] ahead = anticipation.at(block);
    List<Held> held = new ArrayList<>(before);
    List<Statement> statements = new ArrayList<>();
    freeSurplus(held, ahead, statements);
    for (int i = 0; i < block.statements().size(); i++) {
      Statement statement = block.statements().get(i);
      switch (statement.operation()) {
        case Operation.Free(Variable token) when sizes.contains(words(token)) -> {
          held.add(new Held(token, statement.span()));
          freeSurplus(held, ahead, statements);
        }
        case Operation.Allocate(int words) when sizes.contains(words) -> {
          ahead[sizes.indexOf(words)]--;
          List<Held> fitting = held.stream().filter(each -> words(each.token()) == words).toList();
          if (fitting.isEmpty()) {
            statements.add(statement);
          } else {
            Held best = best(fitting, statement.results().getFirst(), block.statements().subList(i + 1, block.statements().size()));
            held.remove(best);
            replaced.put(statement.results().getFirst(), best.token());
          }
        }
        case Operation.Call(FunctionName callee, List<Operand> operands) -> {
          Call call = call(callee, operands, held, ahead);
          freeSurplus(held, ahead, statements);
          statements.add(new Statement(statement.results(), new Operation.Call(call.callee(), call.operands()), statement.span()));
        }
        case Operation.Free _, Operation.Allocate _, Operation.Primitive _, Operation.Apply _, Operation.Foreign _,
            Operation.StaticText _, Operation.Reinterpret _, Operation.Take _, Operation.Peek _, Operation.Build _, Operation.Borrow _,
            Operation.EndBorrow _, Operation.Copy _, Operation.Discard _, Operation.CopyAs _,
            Operation.DiscardAs _, Operation.Describe _, Operation.HoleOf _, Operation.Fill _ ->
            statements.add(
                new Statement(statement.results(), Operands.map(statement.operation(), this::current, this::current), statement.span()));
      }
    }
    return end(block.end(), held, ahead, statements);
  }

  /// A call, given the cells that it takes and that the code behind it cannot use. `ahead` counts from the call on, and then from behind it.
  private Call call(FunctionName callee, List<Operand> operands, List<Held> held, int[] ahead) {
    List<Held> passing = new ArrayList<>();
    for (int size = 0; size < ahead.length; size++) {
      int words = sizes.get(size);
      int demand = takers.demand(callee, words);
      ahead[size] -= demand;
      List<Held> fitting = new ArrayList<>(held.stream().filter(each -> words(each.token()) == words).toList());
      int surplus = Math.min(demand, fitting.size() - ahead[size]);
      fitting.removeIf(each -> takers.takesWhatIsGivenOnly(callee) && !given.contains(each));
      for (; surplus > 0 && !fitting.isEmpty(); surplus--) {
        Held least = leastWorth(fitting);
        fitting.remove(least);
        held.remove(least);
        passing.add(least);
      }
    }
    List<Operand> passed = new ArrayList<>(operands.stream().map(this::current).toList());
    passing.forEach(each -> passed.add(each.token()));
    List<Integer> passedSizes = passing.stream().map(each -> words(each.token())).toList();
    return new Call(passing.isEmpty() ? callee : takers.given(callee, passedSizes), passed);
  }

  /// Where a function ends nothing is ahead, so nothing is held, but for what its last call takes.
  private Supplier<Block> end(End old, List<Held> held, int[] ahead, List<Statement> statements) {
    if (old instanceof End.TailCall(FunctionName callee, List<Operand> operands, Span span)) {
      Call call = call(callee, operands, held, ahead);
      freeSurplus(held, ahead, statements);
      return () -> new Block(statements, new End.TailCall(call.callee(), call.operands(), span));
    }
    End end = Operands.map(old, this::current);
    return switch (end) {
      case End.Return _, End.TailCall _, End.Unreachable _ -> () -> new Block(statements, end);
      case End.Switch(Operand scrutinee, List<Case> cases) -> {
        List<Supplier<Block>> blocks = cases.stream().map(each -> walk(each.block(), held)).toList();
        yield () -> {
          List<Case> done = new ArrayList<>();
          for (int i = 0; i < blocks.size(); i++) {
            done.add(new Case(cases.get(i).key(), blocks.get(i).get()));
          }
          return new Block(statements, new End.Switch(scrutinee, done));
        };
      }
      case End.Join join -> join(join, held, statements);
      case End.Loop(Label label, List<Variable> parameters, List<Operand> initial, Block body) -> {
        departures.put(label, new ArrayList<>());
        Supplier<Block> done = walk(body, List.of());
        yield () -> new Block(statements, new End.Loop(label, parameters, initial, done.get()));
      }
      case End.Jump(Label label, List<Operand> operands) -> {
        Departure departure = new Departure(new ArrayList<>(held));
        departures.get(label).add(departure);
        yield () -> {
          List<Statement> all = new ArrayList<>(statements);
          departure.allocated.forEach(each -> all.add(new Statement(List.of(each.token()), new Operation.Allocate(words(each.token())), each.span())));
          departure.held.forEach(each -> all.add(free(each)));
          List<Operand> passed = new ArrayList<>(operands);
          departure.passed.forEach(each -> passed.add(each.token()));
          return new Block(all, new End.Jump(label, passed));
        };
      }
    };
  }

  /// After the body all jumps are known: a token from outside that all of them hold is held on; others become parameters.
  private Supplier<Block> join(End.Join join, List<Held> outside, List<Statement> statements) {
    List<Departure> jumps = new ArrayList<>();
    departures.put(join.label(), jumps);
    Supplier<Block> body = walk(join.body(), outside);
    int[] wanted = anticipation.at(join.continuation());
    List<Held> arriving = new ArrayList<>();
    List<Variable> parameters = new ArrayList<>(join.parameters());
    for (Held each : outside) {
      int size = sizes.indexOf(words(each.token()));
      if (wanted[size] > 0 && jumps.stream().allMatch(jump -> jump.held.contains(each))) {
        wanted[size]--;
        jumps.forEach(jump -> jump.held.remove(each));
        arriving.add(each);
      }
    }
    int[] certain = certainty.at(join.continuation());
    arriving.forEach(each -> certain[sizes.indexOf(words(each.token()))]--);
    for (int size = 0; size < wanted.length; size++) {
      int words = sizes.get(size);
      while (wanted[size]-- > 0 && isPassed(words, certain[size]-- > 0, jumps)) {
        Variable parameter = fresh.variable("cell", new Type.Token(words));
        parameters.add(parameter);
        arriving.add(new Held(parameter, pass(words, jumps, join.continuation())));
      }
    }
    Supplier<Block> continuation = walk(join.continuation(), arriving);
    return () -> new Block(statements, new End.Join(join.label(), parameters, continuation.get(), body.get()));
  }

  /// Whether a token of this size goes into a join: all jumps have one, or some have one and the others would allocate it behind the join.
  private static boolean isPassed(int words, boolean isCertain, List<Departure> jumps) {
    long having = jumps.stream().filter(jump -> jump.held.stream().anyMatch(each -> words(each.token()) == words)).count();
    return having > 0 && (isCertain || having == jumps.size());
  }

  /// Takes a token of this size from each jump, a new one from those that have none. The result is the place of the first one's free.
  private Span pass(int words, List<Departure> jumps, Block continuation) {
    Span freed = jumps.stream().flatMap(jump -> jump.held.stream()).filter(each -> words(each.token()) == words).findFirst().orElseThrow().span();
    for (Departure jump : jumps) {
      Optional<Held> held = jump.held.stream().filter(each -> words(each.token()) == words).findFirst();
      Held passed = held.orElseGet(() -> new Held(fresh.variable("cell", new Type.Token(words)), placeOfAllocation(words, continuation).orElse(freed)));
      if (!jump.held.remove(passed)) {
        jump.allocated.add(passed);
      }
      jump.passed.add(passed);
    }
    return freed;
  }

  /// None, if it is behind yet another join.
  private static Optional<Span> placeOfAllocation(int words, Block continuation) {
    return Blocks.within(continuation).stream()
        .flatMap(block -> block.statements().stream())
        .filter(statement -> statement.operation() instanceof Operation.Allocate(int size) && size == words)
        .map(Statement::span)
        .findFirst();
  }

  /// Frees what the code ahead cannot use, the least worth first.
  private void freeSurplus(List<Held> held, int[] ahead, List<Statement> statements) {
    for (int size = 0; size < ahead.length; size++) {
      int words = sizes.get(size);
      List<Held> fitting = new ArrayList<>(held.stream().filter(each -> words(each.token()) == words).toList());
      while (fitting.size() > ahead[size]) {
        Held least = leastWorth(fitting);
        fitting.remove(least);
        held.remove(least);
        statements.add(free(least));
      }
    }
  }

  /// Of these with the same worth the last taken.
  private Held leastWorth(List<Held> fitting) {
    Held least = fitting.getLast();
    for (Held each : fitting) {
      least = worth(each) < worth(least) ? each : least;
    }
    return least;
  }

  /// The token in whose cell the coming build has the least to store; then the one worth least elsewhere; then the last taken.
  private Held best(List<Held> fitting, Variable allocated, List<Statement> coming) {
    Held best = fitting.getLast();
    for (Held each : fitting.reversed()) {
      int more = kept(each, allocated, coming) - kept(best, allocated, coming);
      best = more > 0 || more == 0 && worth(each) < worth(best) ? each : best;
    }
    return best;
  }

  /// Constructions are an allocation with its build right behind it.
  private int kept(Held held, Variable allocated, List<Statement> coming) {
    return !coming.isEmpty() && coming.getFirst().operation() instanceof Operation.Build build && build.token().equals(allocated)
        ? origins.kept(held.token(), build)
        : 0;
  }

  /// What the function was given has no fields that could stay, but alone can go to a recursion: it is kept longest.
  private int worth(Held held) {
    return given.contains(held) ? Integer.MAX_VALUE : worth.getOrDefault(held.token(), 0);
  }

  private Operand current(Operand operand) {
    return operand instanceof Variable variable && replaced.containsKey(variable) ? replaced.get(variable) : operand;
  }

  private static Statement free(Held held) {
    return new Statement(List.of(), new Operation.Free(held.token()), held.span());
  }

  private static int words(Variable token) {
    return token.type() instanceof Type.Token(int words) ? words : 0;
  }
}
