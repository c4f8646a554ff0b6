package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The functions that may be written where they are called: small ones that call nothing outside of the program, since memory on the stack
/// goes at the end of a function [A13], and that no call leads back to, unless there is one such call only: then both become one recursion.
final class SmallFunctions {
  private final Program program;
  private final int largest;
  private final Map<FunctionName, Integer> calls;
  private final Map<FunctionName, Boolean> known = new HashMap<>();

  SmallFunctions(Program program, int largest) {
    this.program = program;
    this.largest = largest;
    this.calls = calls(program);
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
    return size(function) <= largest && !callsOutside(function) && (!leadsBack(name) || isCalledOnce(name) && !callees(function).contains(name));
  }

  private boolean isCalledOnce(FunctionName name) {
    return calls.get(name) == 1;
  }

  private static Map<FunctionName, Integer> calls(Program program) {
    Map<FunctionName, Integer> calls = new HashMap<>();
    program.functions().values().forEach(function -> callees(function).forEach(callee -> calls.merge(callee, 1, Integer::sum)));
    return calls;
  }

  private static boolean callsOutside(Function function) {
    return Blocks.within(function.body()).stream()
        .flatMap(block -> block.statements().stream())
        .anyMatch(statement -> statement.operation() instanceof Operation.Foreign);
  }

  private boolean leadsBack(FunctionName start) {
    Set<FunctionName> visited = new HashSet<>();
    Deque<FunctionName> pending = new ArrayDeque<>(List.of(start));
    while (!pending.isEmpty()) {
      for (FunctionName callee : callees(program.functions().get(pending.poll()))) {
        if (callee.equals(start)) {
          return true;
        }
        if (visited.add(callee)) {
          pending.add(callee);
        }
      }
    }
    return false;
  }

  private static List<FunctionName> callees(Function function) {
    List<FunctionName> callees = new ArrayList<>();
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        if (statement.operation() instanceof Operation.Call(FunctionName callee, _)) {
          callees.add(callee);
        }
      }
      if (block.end() instanceof End.TailCall(FunctionName callee, _, _)) {
        callees.add(callee);
      }
    }
    return callees;
  }
}
