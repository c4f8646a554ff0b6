package hyle.core;

import hyle.core.Core.Block;
import hyle.core.Core.Code;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Shape;
import hyle.core.Core.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/// The functions that a program can come to: the others are reported on, but not emitted.
public final class Reachability {
  private Reachability() {}

  /// The program without what its entry never comes to. Copies and discards of types stay: closures come to them through their cells.
  public static Core.Program ofEntry(Core.Program program) {
    SequencedSet<FunctionName> roots = new LinkedHashSet<>(List.of(program.entry()));
    for (Core.ResourceType resource : program.resources().values()) {
      roots.add(resource.discard());
      roots.add(resource.copy());
    }
    program.functions().values().stream().filter(function -> function.author() == Core.Author.COMPILER).map(Function::name).forEach(roots::add);
    return from(program, roots);
  }

  /// The program without those of some functions that none of the others comes to.
  public static Core.Program withoutUnused(Core.Program program, Set<FunctionName> functions) {
    SequencedSet<FunctionName> roots = new LinkedHashSet<>(program.functions().keySet());
    roots.removeAll(functions);
    roots.add(program.entry());
    program.resources().values().forEach(resource -> roots.addAll(List.of(resource.discard(), resource.copy())));
    return from(program, roots);
  }

  /// The program without those that come to functions which are not there.
  static Core.Program withoutMissing(Core.Program program) {
    Map<FunctionName, Function> functions = new LinkedHashMap<>(program.functions());
    while (functions.values().removeIf(function -> !functions.keySet().containsAll(mentioned(function)))) {
      // Each round may leave others without what they need.
    }
    return new Core.Program(functions, program.dataTypes(), program.resources(), program.entry());
  }

  private static Core.Program from(Core.Program program, SequencedSet<FunctionName> roots) {
    SequencedSet<FunctionName> reached = new LinkedHashSet<>(roots);
    ArrayDeque<FunctionName> pending = new ArrayDeque<>(roots);
    while (!pending.isEmpty()) {
      for (FunctionName name : mentioned(program.functions().get(pending.poll()))) {
        if (reached.add(name)) {
          pending.add(name);
        }
      }
    }
    Map<FunctionName, Function> functions = new LinkedHashMap<>();
    program.functions().forEach((name, function) -> {
      if (reached.contains(name)) {
        functions.put(name, function);
      }
    });
    return new Core.Program(functions, program.dataTypes(), program.resources(), program.entry());
  }

  private static List<FunctionName> mentioned(Function function) {
    List<FunctionName> names = new ArrayList<>();
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        operation(statement.operation(), names);
      }
      if (block.end() instanceof End.TailCall call) {
        names.add(call.function());
      }
      Operands.usedUp(block.end()).forEach(operand -> operand(operand, names));
    }
    return names;
  }

  private static void operation(Operation operation, List<FunctionName> names) {
    Operands.usedUp(operation).forEach(operand -> operand(operand, names));
    Operands.lookedAt(operation).forEach(operand -> operand(operand, names));
    if (operation instanceof Operation.Call call) {
      names.add(call.function());
    }
    if (operation instanceof Operation.Build(_, Shape.Captured captured, _)) {
      names.add(captured.function());
      captured.captures().forEach(type -> type.descriptors().forEach(descriptor -> descriptor(descriptor, names)));
    }
    if (operation instanceof Operation.Describe(Descriptor.Head.Code(FunctionName function), _)) {
      names.add(function);
    }
  }

  private static void descriptor(Descriptor descriptor, List<FunctionName> names) {
    if (descriptor instanceof Descriptor.Made(Descriptor.Head head, List<Descriptor> arguments)) {
      if (head instanceof Descriptor.Head.Code(FunctionName function)) {
        names.add(function);
      }
      arguments.forEach(argument -> descriptor(argument, names));
    }
  }

  private static void operand(Operand operand, List<FunctionName> names) {
    if (operand instanceof Code code) {
      names.add(code.function());
    }
  }
}
