package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import java.util.HashMap;
import java.util.Map;

/// The functions that may be written where they are called: small ones that call nothing outside of the program, since memory on the stack
/// goes at the end of a function [A13], and that no call leads back to, unless there is one call only: then both become one recursion.
final class SmallFunctions {
  private final Program program;
  private final int largest;
  private final CallGraph graph;
  private final Map<FunctionName, Boolean> known = new HashMap<>();

  SmallFunctions(Program program, int largest) {
    this.program = program;
    this.largest = largest;
    this.graph = new CallGraph(program);
  }

  boolean has(FunctionName name) {
    return known.computeIfAbsent(name, this::isSmall);
  }

  /// How many statements and ends the function has.
  static int size(Function function) {
    return Blocks.within(function.body()).stream().mapToInt(block -> block.statements().size() + 1).sum();
  }

  private boolean isSmall(FunctionName name) {
    Function function = program.functions().get(name);
    return size(function) <= largest && !callsOutside(function) && mayEnd(name);
  }

  /// Whether writing it down where it is called comes to an end.
  private boolean mayEnd(FunctionName name) {
    return !graph.callsItself(name) && (graph.callsOf(name) == 1 || !graph.leadsBack(name));
  }

  private static boolean callsOutside(Function function) {
    return Blocks.within(function.body()).stream()
        .flatMap(block -> block.statements().stream())
        .anyMatch(statement -> statement.operation() instanceof Operation.Foreign);
  }
}
