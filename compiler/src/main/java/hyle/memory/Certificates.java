package hyle.memory;

import hyle.core.Core.Author;
import hyle.core.Core.Function;
import hyle.core.Core.FunctionName;
import hyle.core.Core.Program;
import hyle.demand.Claim;
import hyle.demand.Claim.Quantity;
import hyle.demand.Claim.Unit;
import hyle.demand.Demand;
import hyle.memory.CertificateError.BrokenCertificate;
import hyle.memory.CertificateError.UncheckedCertificate;
import hyle.report.Diagnostics;
import hyle.report.Label;
import hyle.report.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds the certificates of the source against the final Core [M21].
///
/// A certificate is about its function at all types that the program uses it with. What a version costs that is lent a value, it costs in the
/// place of the copy that its caller would make: that counts for the caller.
public final class Certificates {
  private final Program program;
  private final CallGraph graph;
  private final StackUse stack;
  private final Set<Source> own;
  private final Diagnostics diagnostics;
  private final Map<Quantity, Costs> costs = new EnumMap<>(Quantity.class);

  private Certificates(Program program, Set<Source> own, Diagnostics diagnostics) {
    this.program = program;
    this.own = own;
    this.graph = new CallGraph(program);
    this.stack = new StackUse(program, graph);
    this.diagnostics = diagnostics;
    for (Quantity quantity : Quantity.values()) {
      costs.put(quantity, new Costs(program, graph, quantity));
    }
  }

  /// Reports the demands that are not met, and those in the program's `own` sources that are about nothing.
  public static void check(Program program, List<Demand> demands, Set<Source> own, Diagnostics diagnostics) {
    if (!demands.isEmpty()) {
      Certificates certificates = new Certificates(program, own, diagnostics);
      demands.forEach(certificates::check);
    }
  }

  /// What can be claimed of each of the user's functions about cells and stack, also where nobody demands it. `emitted` is the program as its
  /// classes have it: where a large function was cut into parts, ways through it are told apart no longer, and less is claimed.
  public static Map<FunctionName, List<Claim>> claims(Program program, Program emitted) {
    Certificates certificates = new Certificates(program, Set.of(), new Diagnostics());
    Costs inClasses = new Costs(emitted, new CallGraph(emitted), Quantity.ALLOCS);
    Map<FunctionName, List<Claim>> claims = new LinkedHashMap<>();
    for (Function function : emitted.functions().values()) {
      if (function.author() == Author.USER && program.functions().containsKey(function.name())) {
        claims.put(function.name(), certificates.claims(function.name(), inClasses.of(function.name())));
      }
    }
    return claims;
  }

  private List<Claim> claims(FunctionName function, Bound inClasses) {
    List<Claim> claims = new ArrayList<>();
    Bound own = costs.get(Quantity.ALLOCS).of(function);
    switch (inClasses.equals(new Bound.Unknown()) ? own : own.or(inClasses)) {
      case Bound.AtMost(int count) -> claims.add(new Claim.AtMost(Quantity.ALLOCS, count, Unit.CALL));
      case Bound.PerRound(int count) -> claims.add(new Claim.AtMost(Quantity.ALLOCS, count, Unit.ROUND));
      case Bound.Unknown() -> {}
    }
    if (stack.of(function).isEmpty()) {
      claims.add(new Claim.ConstantStack());
    }
    return claims;
  }

  private void check(Demand demand) {
    List<Function> versions = program.functions().values().stream().filter(function -> isAbout(demand, function)).toList();
    if (versions.isEmpty() && own.contains(demand.place().source())) {
      diagnostics.remark(new UncheckedCertificate(demand.function(), demand.name()));
    }
    for (Function version : versions) {
      broken(demand, version).ifPresent(diagnostics::report);
    }
  }

  private static boolean isAbout(Demand demand, Function function) {
    return function.author() != Author.COMPILER && Lend.lent(function).isEmpty() && demand.isOf(function.span());
  }

  private Optional<BrokenCertificate> broken(Demand demand, Function function) {
    return switch (demand.claim()) {
      case Claim.ConstantStack() ->
          stack
              .of(function.name())
              .map(growing -> new BrokenCertificate(demand, "its stack may grow", List.of(new Label(growing.span(), growing.why()))));
      case Claim.AtMost(Quantity quantity, int most, Unit unit) -> {
        Bound bound = costs.get(quantity).of(function.name());
        yield isWithin(bound, most, unit) ? Optional.empty() : Optional.of(exceeds(demand, quantity, bound, function));
      }
    };
  }

  private static boolean isWithin(Bound bound, int most, Unit unit) {
    return switch (bound) {
      case Bound.AtMost(int count) -> count <= most;
      case Bound.PerRound(int count) -> unit == Unit.ROUND && count <= most;
      case Bound.Unknown() -> false;
    };
  }

  private BrokenCertificate exceeds(Demand demand, Quantity quantity, Bound bound, Function function) {
    String found =
        switch (bound) {
          case Bound.AtMost(int count) -> "a call may " + does(quantity, count);
          case Bound.PerRound(int count) -> "each round may " + does(quantity, count);
          case Bound.Unknown() -> "how many there are is only known when the program runs";
        };
    return new BrokenCertificate(demand, found, new CostSites(program, graph, costs.get(quantity), quantity).of(function));
  }

  static String does(Quantity quantity, int count) {
    return switch (quantity) {
      case ALLOCS -> "take " + count + (count == 1 ? " cell" : " cells");
      case COPIES -> "make " + count + (count == 1 ? " copy" : " copies");
    };
  }
}
