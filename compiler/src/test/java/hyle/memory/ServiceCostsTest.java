package hyle.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hyle.name.Services;
import hyle.runtime.AllocatingServices;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What certificates take a service of the runtime to cost is what its code does [M21].
final class ServiceCostsTest {
  @Test
  void servicesThatReachTheAllocatorCostSomethingAndOthersNothing() {
    Set<String> allocating = AllocatingServices.found().keySet();
    assertNotEquals(Set.of(), allocating);
    for (String symbol : Services.all().keySet()) {
      boolean isFree = ServiceCosts.blocks(symbol).equals(Bound.NOTHING);
      assertEquals(!allocating.contains(symbol) && !ServiceCosts.calls(symbol), isFree, symbol);
      assertEquals(isFree, ServiceCosts.blocks(symbol + ":ll>l").equals(Bound.NOTHING), symbol);
    }
  }
}
