package hyle.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hyle.name.Services;
import hyle.runtime.AllocatingServices;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the verifier believes of the runtime is what its code does [M22].
final class RuntimeServicesTest {
  @Test
  void servicesThatReachTheAllocatorCostSomething() {
    Map<String, Services.Service> allocating = AllocatingServices.found();
    assertFalse(allocating.isEmpty());
    allocating.forEach((symbol, service) -> assertNotEquals(Cells.NONE, RuntimeServices.cells(method(service)), symbol));
  }

  @Test
  void servicesThatRunCodeOfTheProgramAreNotTrusted() {
    assertTrue(RuntimeServices.mayCallBack(method(Services.named(Services.THREAD_START).orElseThrow())));
  }

  private static Method method(Services.Service service) {
    return new Method(service.owner(), service.method(), service.descriptor());
  }
}
