package hyle.memory;

import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Program;
import hyle.core.CoreObserver;
import hyle.memory.Pass.Need;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The way from Core as the program means it to Core with every copy, discard, cell and loop in sight [M13].
public final class Passes {
  /// All passes, in order. Ownership is solved once, in the first; the others keep it, and none rewrites values.
  public static final List<Pass> TABLE =
      List.of(
          new Pass("linearise", Need.REQUIRED, "first: all the others count on every value being used up exactly once", Linearise::run),
          new Pass("inline", Need.OPTIONAL, "before lend: what is lent within a function needs no version of another", Inline::run),
          new Pass("lend", Need.OPTIONAL, "before derive: what is lent needs no copy", Lend::run),
          new Pass("derive", Need.REQUIRED, "before the optimisations: copies and discards of types are functions to improve too", Derived::run),
          new Pass("unbox", Need.OPTIONAL, "after derive, before cancel: a cell that is not built needs none that is dead", Unbox::run),
          new Pass("cancel", Need.OPTIONAL, "before trmc: cells are matched while a recursion still reads as one", Cancel::run),
          new Pass("give", Need.OPTIONAL, "after cancel: a function gives away what it has no use for itself", Give::run),
          new Pass("keep", Need.OPTIONAL, "after give: only a reused cell has fields to keep", Keep::run),
          new Pass("trmc", Need.OPTIONAL, "after keep: knows which holes are in a reused cell", Trmc::run),
          new Pass("loops", Need.OPTIONAL, "after trmc, which makes most of the tail calls", Loops::run),
          new Pass("stack", Need.REQUIRED, "last: no end of a round comes after it", StackMemory::run));

  private Passes() {}

  /// Runs the passes of the selection, and shows the program after each.
  public static Program run(Program program, PassSelection selection, CoreObserver observer) {
    Program current = program;
    for (Pass pass : TABLE) {
      if (selection.runs(pass)) {
        current = pass.rewrite().apply(current);
        observer.after(pass.name(), current);
      }
    }
    return current;
  }

  /// The names of all passes, as `--dump` takes them.
  public static List<String> names() {
    return TABLE.stream().map(Pass::name).toList();
  }

  /// The names that `--passes` takes.
  public static List<String> optionalNames() {
    return TABLE.stream().filter(pass -> pass.need() == Need.OPTIONAL).map(Pass::name).toList();
  }

  /// The program with every function changed.
  static Program mapFunctions(Program program, UnaryOperator<Function> change) {
    Map<FunctionName, Function> functions = new LinkedHashMap<>();
    program.functions().forEach((name, function) -> functions.put(name, change.apply(function)));
    return withFunctions(program, functions);
  }

  /// The program with other functions.
  static Program withFunctions(Program program, Map<FunctionName, Function> functions) {
    return new Program(functions, program.dataTypes(), program.resources(), program.entry());
  }
}
