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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The variables of a worker that its target holds already, so that filling it with them stores nothing [M8].
///
/// ```
/// (y, ys, cell) = take xs; c = Cons(keep y, later) @ cell; h = hole c.1; fill target with c; tail f/hole(v, ys, h)
///                                                            ~>          fill target with keep c
/// ```
///
/// Let p be a parameter of the worker (`xs`). Claim: at every entry of the worker the word at its target is the word of p. Calls with
/// a new hole bring it about: the hole is a field of a cell built on the token of a `take`; a field that is filled later still holds
/// what the `take` gave for that slot (`ys`); and that variable is what the call passes for p. Calls with the same target keep it:
/// they pass p itself, and the target has not been filled. If each call of the worker is one of the two, the claim holds by induction
/// over the calls.
///
/// Between entry and fill nothing writes to the target: it is a field of a cell under construction, which only the target leads to. So
/// filling it with p itself, or with a cell built on p's own token, whose address is the word of p, would store the word that is there.
final class FilledAlready {
  private final Set<Variable> variables = new HashSet<>();

  private FilledAlready() {}

  /// Whether the target holds the variable's word.
  boolean is(Variable variable) {
    return variables.contains(variable);
  }

  /// Looks at a function that is to get a worker, given all places where the worker will be called with a new hole.
  static FilledAlready of(Program program, Function function, List<TailSite> sites) {
    Origins origins = Origins.of(program, function);
    FilledAlready filled = new FilledAlready();
    parameter(function, sites, origins).ifPresent(parameter -> filled.add(function, parameter, origins));
    return filled;
  }

  private static Optional<Variable> parameter(Function function, List<TailSite> sites, Origins origins) {
    for (int i = 0; i < function.parameters().size(); i++) {
      int index = i;
      Variable parameter = function.parameters().get(i);
      boolean atNewHoles =
          sites.stream().allMatch(site -> origins.holds(site.token(), site.shape(), site.field(), site.operands().get(index)));
      boolean atOldHoles =
          Blocks.within(function.body()).stream()
              .map(Block::end)
              .allMatch(
                  end ->
                      !(end instanceof End.TailCall(FunctionName callee, List<Operand> operands, _) && callee.equals(function.name()))
                          || operands.get(index).equals(parameter));
      if (parameter.type().equals(function.result()) && atNewHoles && atOldHoles) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  private void add(Function function, Variable parameter, Origins origins) {
    variables.add(parameter);
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : block.statements()) {
        if (statement.operation() instanceof Operation.Build build
            && origins.knows(build.token())
            && origins.of(build.token()).value().equals(parameter)) {
          variables.add(statement.results().getFirst());
        }
      }
    }
  }
}
