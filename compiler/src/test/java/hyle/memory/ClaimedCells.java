package hyle.memory;

import hyle.core.Core;
import hyle.demand.Claim;
import hyle.demand.Claim.Quantity;
import hyle.demand.Claim.Unit;
import java.util.List;
import java.util.OptionalLong;

/// What the compiler claims that a run of a whole program takes from the allocator: no run may count more [M21].
public final class ClaimedCells {
  private ClaimedCells() {}

  /// Nothing, where loops or unknown callees decide.
  public static OptionalLong of(Core.Program program) {
    return Certificates.claims(program, program).getOrDefault(program.entry(), List.of()).stream()
        .filter(claim -> claim instanceof Claim.AtMost(Quantity quantity, _, Unit unit) && quantity == Quantity.ALLOCS && unit == Unit.CALL)
        .mapToLong(claim -> ((Claim.AtMost) claim).most())
        .findFirst();
  }
}
