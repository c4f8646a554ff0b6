package hyle.memory;

import hyle.core.Blocks;
import hyle.core.Core.Block;
import hyle.core.Core.End;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Operation;
import hyle.core.Core.Program;
import hyle.core.Core.Statement;
import hyle.demand.Claim.Quantity;
import hyle.report.Label;
import hyle.report.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds where the costs of a function come from: the place in it that counts most, and the place that a call there leads to.
final class CostSites {
  private final Program program;
  private final CallGraph graph;
  private final Costs costs;
  private final Quantity quantity;

  CostSites(Program program, CallGraph graph, Costs costs, Quantity quantity) {
    this.program = program;
    this.graph = graph;
    this.costs = costs;
    this.quantity = quantity;
  }

  private record Site(Statement statement, Bound bound) {
    /// What nobody knows comes before what repeats, and that before what happens once.
    long rank() {
      return switch (bound) {
        case Bound.AtMost(int count) -> count;
        case Bound.PerRound(int count) -> count + (1L << 32);
        case Bound.Unknown() -> 1L << 33;
      };
    }
  }

  /// Two labels at most: in the function, and at the end of the calls that begin there.
  List<Label> of(Function function) {
    List<Label> labels = new ArrayList<>();
    Set<FunctionName> seen = new HashSet<>();
    Function current = function;
    String through = "";
    while (seen.add(current.name())) {
      Optional<Site> site = worst(current, seen);
      if (site.isEmpty()) {
        break;
      }
      Span span = site.get().statement().span();
      Optional<Function> callee = callee(site.get().statement().operation());
      boolean isLast = callee.isEmpty() || isDerived(callee.get());
      boolean isOwnPart = callee.isPresent() && callee.get().span().equals(current.span());
      if (!isOwnPart && (labels.isEmpty() || isLast && !span.equals(labels.getFirst().span()))) {
        labels.add(new Label(span, words(site.get(), callee) + through));
      }
      if (isLast) {
        break;
      }
      current = callee.get();
      through = isOwnPart ? through : ", in `" + current.definition() + "`";
    }
    return labels;
  }

  /// In the function, or else in one that it recurses with.
  private Optional<Site> worst(Function function, Set<FunctionName> seen) {
    Set<FunctionName> recursion = graph.recursion(function.name());
    Optional<Site> own = worstIn(function, recursion);
    return own.isPresent()
        ? own
        : recursion.stream().filter(seen::add).flatMap(member -> worstIn(program.functions().get(member), recursion).stream()).findFirst();
  }

  private Optional<Site> worstIn(Function function, Set<FunctionName> recursion) {
    Optional<Site> worst = Optional.empty();
    for (Block block : Blocks.within(function.body())) {
      for (Statement statement : steps(block)) {
        Site site = new Site(statement, costs.of(statement, recursion));
        if (site.rank() > worst.map(Site::rank).orElse(0L)) {
          worst = Optional.of(site);
        }
      }
    }
    return worst;
  }

  /// The statements, and the last call as one of them.
  private static List<Statement> steps(Block block) {
    List<Statement> steps = new ArrayList<>(block.statements());
    if (block.end() instanceof End.TailCall(FunctionName callee, var operands, Span span)) {
      steps.add(new Statement(List.of(), new Operation.Call(callee, operands), span));
    }
    return steps;
  }

  private Optional<Function> callee(Operation operation) {
    return operation instanceof Operation.Call(FunctionName callee, _)
            && !(quantity == Quantity.COPIES && Derived.copies(program.functions().get(callee)))
        ? Optional.of(program.functions().get(callee))
        : Optional.empty();
  }

  private static boolean isDerived(Function function) {
    return Derived.copies(function) || Derived.discards(function);
  }

  private String words(Site site, Optional<Function> callee) {
    String who = callee.map(CostSites::called).orElse("this");
    return switch (site.bound()) {
      case Bound.AtMost _ when callee.isEmpty() && quantity == Quantity.COPIES -> "copied here";
      case Bound.AtMost(int count) when callee.isEmpty() && count == 1 -> "taken here";
      case Bound.AtMost(int count) -> who + " may " + Certificates.does(quantity, count);
      case Bound.PerRound(int count) -> who + " may " + Certificates.does(quantity, count) + " in each of its rounds";
      case Bound.Unknown() -> "what " + who + " does is only known when the program runs";
    };
  }

  private static String called(Function callee) {
    if (isDerived(callee)) {
      return Derived.copies(callee) ? "this copy" : "this discard";
    }
    return "this call of `" + callee.definition() + "`";
  }
}
