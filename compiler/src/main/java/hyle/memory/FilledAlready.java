package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operand;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.core.Core.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The variables of workers that their target holds already, so that filling it with them stores nothing [M8].
///
/// ```
/// (y, ys, cell) = take xs; c = Cons(keep y, later) @ cell; h = hole c.1; fill target with c; tail g/hole(v, ys, h)
///                                                            ~>          fill target with keep c
/// ```
///
/// Let p be a parameter of a worker (`xs`). Claim: at every entry of the worker the word at its target is the word of p. Calls with
/// a new hole bring it about: the hole is a field of a cell built on the token of a `take`; a field that is filled later still holds
/// what the `take` gave for that slot (`ys`); and that variable is what the call passes for p. Calls with the same target keep it: what
/// they pass for p is a parameter of the calling worker of which the claim holds too, and the target has not been filled. If each call
/// of a worker is one of the two, the claim holds by induction over the calls of all workers of the recursion.
///
/// Between entry and fill nothing writes to the target: it is a field of a cell under construction, which only the target leads to. So
/// filling it with p itself, or with a cell built on p's own token, whose address is the word of p, would store the word that is there.
final class FilledAlready {
  private final Map<FunctionName, Function> members = new HashMap<>();
  private final Map<FunctionName, Origins> origins = new HashMap<>();
  private final Map<FunctionName, List<TailSite>> sites = new HashMap<>();
  private final Map<FunctionName, Set<Variable>> held = new HashMap<>();

  private FilledAlready(Program program, Map<FunctionName, Function> functions, Recursion recursion) {
    for (FunctionName name : recursion.members()) {
      Function function = functions.get(name);
      members.put(name, function);
      origins.put(name, Origins.of(program, function));
      sites.put(name, recursion.sites(function));
      held.put(name, new HashSet<>(function.parameters()));
    }
  }

  /// Looks at functions that are to get workers, whose sites are all places where these will be called with a new hole.
  static Map<FunctionName, Set<Variable>> in(Program program, Map<FunctionName, Function> functions, Recursion recursion) {
    FilledAlready filled = new FilledAlready(program, functions, recursion);
    boolean isRefuted = true;
    while (isRefuted) {
      isRefuted = false;
      for (FunctionName member : recursion.members()) {
        isRefuted |= filled.refutes(member);
      }
    }
    recursion.members().forEach(filled::addCells);
    return filled.held;
  }

  /// Gives up what calls in a function contradict, on which the claim about others may have rested, and says whether that was anything.
  private boolean refutes(FunctionName caller) {
    boolean refuted = false;
    for (TailSite site : sites.get(caller)) {
      refuted |= keep(site.callee(), site.operands(), operand -> origins.get(caller).holds(site.token(), site.shape(), site.field(), operand));
    }
    for (Block block : Blocks.within(members.get(caller).body())) {
      if (block.end() instanceof End.TailCall(FunctionName callee, List<Operand> operands, _) && members.containsKey(callee)) {
        refuted |= keep(callee, operands, operand -> operand instanceof Variable variable && held.get(caller).contains(variable));
      }
    }
    return refuted;
  }

  private boolean keep(FunctionName callee, List<Operand> operands, Predicate<Operand> isHeld) {
    List<Variable> parameters = members.get(callee).parameters();
    return held.get(callee).removeIf(parameter -> !isHeld.test(operands.get(parameters.indexOf(parameter))));
  }

  /// What is built in the cell of a parameter of which the claim holds.
  private void addCells(FunctionName name) {
    Set<Variable> parameters = Set.copyOf(held.get(name));
    for (Block block : Blocks.within(members.get(name).body())) {
      for (Statement statement : block.statements()) {
        if (statement.operation() instanceof Operation.Build build
            && origins.get(name).knows(build.token())
            && origins.get(name).of(build.token()).value() instanceof Variable value
            && parameters.contains(value)) {
          held.get(name).add(statement.results().getFirst());
        }
      }
    }
  }
}
