package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Author;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.ResourceType;
import hyle.core.Core.Statement;
import hyle.core.Core.Type;
import hyle.report.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks for what may make a call take stack without end: a recursion that goes on with a call which is not the last one, or a callee that
/// nobody knows [M21].
final class StackUse {
  private final Program program;
  private final CallGraph graph;
  private final Map<FunctionName, Set<FunctionName>> recursions = new HashMap<>();

  /// The first such place, and why.
  record Growing(Function function, Span span, String why) {}

  StackUse(Program program, CallGraph graph) {
    this.program = program;
    this.graph = graph;
  }

  /// Everything that the function may call is looked at, in the order of the calls.
  Optional<Growing> of(FunctionName function) {
    return inside(function, new HashSet<>());
  }

  private Optional<Growing> inside(FunctionName name, Set<FunctionName> seen) {
    if (!seen.add(name)) {
      return Optional.empty();
    }
    Function function = program.functions().get(name);
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        Optional<Growing> growing = why(statement, name).map(why -> new Growing(function, statement.span(), why));
        if (growing.isPresent()) {
          return growing;
        }
      }
      for (FunctionName callee : CallGraph.callees(block)) {
        Optional<Growing> growing = inside(callee, seen);
        if (growing.isPresent()) {
          return growing;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> why(Statement statement, FunctionName in) {
    return switch (statement.operation()) {
      case Operation.Call(FunctionName callee, _) when recursion(in).contains(callee) ->
          Optional.of("this call of its recursion is not the last one: each round takes stack");
      case Operation.Apply _ -> Optional.of("what this calls is only known when the program runs");
      case Operation.Foreign(String symbol, _) when ServiceCosts.calls(symbol) -> Optional.of("what this runs is only known when the program runs");
      case Operation.CopyAs _ -> Optional.of("how this is copied is only known when the program runs");
      case Operation.DiscardAs _ -> Optional.of("how this is discarded is only known when the program runs");
      case Operation.Copy _ -> byType(statement.results().getFirst().type(), "copied");
      case Operation.Discard(var operand) -> byType(operand.type(), "discarded");
      case Operation.Call _, Operation.Foreign _, Operation.Allocate _, Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _,
          Operation.Take _, Operation.Peek _, Operation.Build _, Operation.Borrow _, Operation.EndBorrow _, Operation.Free _,
          Operation.Describe _, Operation.HoleOf _, Operation.Fill _ ->
          Optional.empty();
    };
  }

  private Optional<String> byType(Type type, String word) {
    return type instanceof Type.Resource(var name) && isPlain(program.resources().get(name))
        ? Optional.empty()
        : Optional.of("how this is " + word + " is only known when the program runs");
  }

  /// A resource of the library whose functions call nothing of the program: a text, for instance.
  private boolean isPlain(ResourceType resource) {
    return resource.author() == Author.LIBRARY && callsNothing(resource.copy()) && callsNothing(resource.discard());
  }

  private boolean callsNothing(FunctionName name) {
    return Blocks.within(program.functions().get(name).body()).stream()
        .allMatch(block -> !(block.end() instanceof End.TailCall) && block.statements().stream().allMatch(StackUse::callsNothing));
  }

  private static boolean callsNothing(Statement statement) {
    return switch (statement.operation()) {
      case Operation.Foreign(String symbol, _) -> !ServiceCosts.calls(symbol);
      case Operation.Call _, Operation.Apply _, Operation.CopyAs _, Operation.DiscardAs _, Operation.Copy _, Operation.Discard _ -> false;
      case Operation.Allocate _, Operation.Primitive _, Operation.StaticText _, Operation.Reinterpret _, Operation.Take _, Operation.Peek _,
          Operation.Build _, Operation.Borrow _, Operation.EndBorrow _, Operation.Free _, Operation.Describe _, Operation.HoleOf _,
          Operation.Fill _ ->
          true;
    };
  }

  private Set<FunctionName> recursion(FunctionName function) {
    return recursions.computeIfAbsent(function, graph::recursion);
  }
}
