package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.ResourceType;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.demand.Claim.Quantity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Works out the most cells that a call takes, or copies that it makes, with everything that it calls [M21].
///
/// What a call of itself does is a function's next round. Sound because a callee that nobody knows, or that is asked for while it is being
/// worked out (through a resource), may do anything.
final class Costs {
  /// More than these are as good as any number; sums of them along a path do not overflow.
  private static final int MOST = 10_000;

  private final Program program;
  private final CallGraph graph;
  private final Quantity quantity;
  private final Map<FunctionName, Bound> known = new HashMap<>();
  private final Set<FunctionName> open = new HashSet<>();

  Costs(Program program, CallGraph graph, Quantity quantity) {
    this.program = program;
    this.graph = graph;
    this.quantity = quantity;
  }

  Bound of(FunctionName name) {
    Bound found = known.get(name);
    if (found != null) {
      return found;
    }
    Set<FunctionName> recursion = graph.recursion(name);
    if (recursion.stream().anyMatch(open::contains)) {
      return new Bound.Unknown();
    }
    open.addAll(recursion);
    Bound bound = recursion.size() > 1 || graph.callsItself(name) ? ofRecursion(recursion) : once(program.functions().get(name), recursion);
    open.removeAll(recursion);
    recursion.forEach(member -> known.put(member, bound));
    return bound;
  }

  private Bound ofRecursion(Set<FunctionName> recursion) {
    Bound bound = Bound.NOTHING;
    for (FunctionName member : recursion) {
      bound = bound.or(once(program.functions().get(member), recursion));
    }
    return switch (bound) {
      case Bound.AtMost(int count) when count == 0 -> bound;
      case Bound.AtMost(int count) -> new Bound.PerRound(count);
      case Bound.PerRound _, Bound.Unknown _ -> bound;
    };
  }

  /// One call of a function, without further ones of its recursion.
  private Bound once(Function function, Set<FunctionName> recursion) {
    Bound rounds = Bound.NOTHING;
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        Bound bound = of(statement, recursion);
        rounds = rounds.or(goesOn(statement, block, function, recursion) ? asRounds(bound) : repeated(bound));
      }
      if (block.end() instanceof End.TailCall(FunctionName callee, _, _)) {
        rounds = rounds.or(repeated(ofCall(callee, recursion)));
      }
    }
    PathCounts.Most own =
        PathCounts.ofAnyStart(function.body(), statement -> count(of(statement, recursion)), call -> count(ofCall(call.function(), recursion)));
    int most = Math.max(own.count(), own.round());
    if (most > MOST) {
      return new Bound.Unknown();
    }
    return rounds.or(own.grows() ? new Bound.PerRound(most) : new Bound.AtMost(most));
  }

  private static int count(Bound bound) {
    return switch (bound) {
      case Bound.AtMost(int count) -> count;
      case Bound.PerRound _, Bound.Unknown _ -> 0;
    };
  }

  /// Whether a recursion goes on here in a worker, once and to its end.
  private boolean goesOn(Statement statement, Block block, Function function, Set<FunctionName> recursion) {
    return statement.operation() instanceof Operation.Call(FunctionName callee, _)
        && block.end() instanceof End.Return
        && Trmc.isWorker(callee)
        && graph.recursion(callee).stream().anyMatch(member -> Trmc.withoutWorker(member).equals(function.name().text()))
        && recursion.stream().noneMatch(member -> callsBetween(program.functions().get(member), recursion));
  }

  private static boolean callsBetween(Function function, Set<FunctionName> callees) {
    return Blocks.within(function.body()).stream()
        .flatMap(block -> block.statements().stream())
        .anyMatch(statement -> statement.operation() instanceof Operation.Call(FunctionName callee, _) && callees.contains(callee));
  }

  /// The rounds of a worker are those of the recursion that goes on there.
  private static Bound asRounds(Bound bound) {
    return switch (bound) {
      case Bound.AtMost _ -> Bound.NOTHING;
      case Bound.PerRound _, Bound.Unknown _ -> bound;
    };
  }

  /// Nobody knows how many rounds other callees have.
  private static Bound repeated(Bound bound) {
    return switch (bound) {
      case Bound.AtMost _ -> Bound.NOTHING;
      case Bound.PerRound _, Bound.Unknown _ -> new Bound.Unknown();
    };
  }

  private Bound ofCall(FunctionName callee, Set<FunctionName> recursion) {
    return quantity == Quantity.COPIES && Derived.copies(program.functions().get(callee))
        ? new Bound.AtMost(1)
        : recursion.contains(callee) ? Bound.NOTHING : of(callee);
  }

  /// What a statement does, but for calls within the recursion.
  Bound of(Statement statement, Set<FunctionName> recursion) {
    return switch (quantity) {
      case ALLOCS -> allocations(statement, recursion);
      case COPIES -> copies(statement, recursion);
    };
  }

  private Bound allocations(Statement statement, Set<FunctionName> recursion) {
    return switch (statement.operation()) {
      case Operation.Allocate _ -> new Bound.AtMost(1);
      case Operation.Foreign(String symbol, _) -> ServiceCosts.blocks(symbol);
      case Operation.Copy _ -> ofCopy(statement.results().getFirst().type());
      case Operation.CopyAs _ -> new Bound.Unknown();
      case Operation.Call _, Operation.Apply _, Operation.Discard _, Operation.DiscardAs _ -> called(statement.operation(), recursion);
      case Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _, Operation.Take _, Operation.Peek _, Operation.Build _,
          Operation.Borrow _, Operation.EndBorrow _, Operation.Free _, Operation.Describe _, Operation.HoleOf _, Operation.Fill _ ->
          Bound.NOTHING;
    };
  }

  private Bound copies(Statement statement, Set<FunctionName> recursion) {
    return switch (statement.operation()) {
      case Operation.Copy _, Operation.CopyAs _ -> new Bound.AtMost(1);
      case Operation.Foreign(String symbol, _) -> ServiceCosts.calls(symbol) ? new Bound.Unknown() : Bound.NOTHING;
      case Operation.Call _, Operation.Apply _, Operation.Discard _, Operation.DiscardAs _ -> called(statement.operation(), recursion);
      case Operation.Allocate _, Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _, Operation.Take _, Operation.Peek _,
          Operation.Build _, Operation.Borrow _, Operation.EndBorrow _, Operation.Free _, Operation.Describe _, Operation.HoleOf _,
          Operation.Fill _ ->
          Bound.NOTHING;
    };
  }

  private Bound called(Operation operation, Set<FunctionName> recursion) {
    return switch (operation) {
      case Operation.Call(FunctionName callee, _) -> ofCall(callee, recursion);
      case Operation.Discard(var operand) -> ofDiscard(operand);
      case Operation.DiscardAs _ -> ofAnyDiscard();
      case Operation.Apply _ -> new Bound.Unknown();
      case Operation.Allocate _, Operation.Foreign _, Operation.Copy _, Operation.CopyAs _, Operation.Primitive _, Operation.StaticText _,
          Operation.Reinterpret _, Operation.Take _, Operation.Peek _, Operation.Build _, Operation.Borrow _, Operation.EndBorrow _,
          Operation.Free _, Operation.Describe _, Operation.HoleOf _, Operation.Fill _ ->
          throw new AssertionError("calls nothing: " + operation);
    };
  }

  private Bound ofCopy(Type type) {
    return type instanceof Type.Resource(var name) ? of(program.resources().get(name).copy()) : new Bound.Unknown();
  }

  private Bound ofDiscard(Operand operand) {
    return operand.type() instanceof Type.Resource(var name) ? of(program.resources().get(name).discard()) : ofAnyDiscard();
  }

  /// What discarding a value of an unknown type may do: give cells back, and whatever the resources of the program do.
  private Bound ofAnyDiscard() {
    Bound bound = Bound.NOTHING;
    for (ResourceType resource : program.resources().values()) {
      bound = bound.or(of(resource.discard()));
    }
    return bound.equals(Bound.NOTHING) ? bound : new Bound.Unknown();
  }
}
