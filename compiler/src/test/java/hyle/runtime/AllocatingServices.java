package hyle.runtime;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hyle.name.Services;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The services of the runtime from which calls lead to the allocator, by the code of the runtime.
public final class AllocatingServices {
  /// Where what the program takes is counted.
  private static final String ALLOCATOR = "hyle.runtime.Blocks.allocate(long)";

  private AllocatingServices() {}

  /// The symbols of those that may take something.
  public static Map<String, Services.Service> found() {
    JavaClasses runtime = new ClassFileImporter().importPackagesOf(Blocks.class);
    Map<String, Services.Service> found = new TreeMap<>();
    Services.all()
        .forEach(
            (symbol, service) -> {
              List<JavaMethod> start =
                  runtime.get(service.owner().replace('/', '.')).getMethods().stream()
                      .filter(method -> method.getName().equals(service.method()) && method.getParameters().size() == service.operands())
                      .toList();
              if (reach(start).contains(ALLOCATOR)) {
                found.put(symbol, service);
              }
            });
    return found;
  }

  private static Set<String> reach(List<JavaMethod> start) {
    Set<String> reached = new HashSet<>();
    Deque<JavaMethod> pending = new ArrayDeque<>(start);
    while (!pending.isEmpty()) {
      JavaMethod method = pending.pop();
      if (reached.add(method.getFullName())) {
        method.getMethodCallsFromSelf().stream().map(JavaMethodCall::getTarget).flatMap(target -> target.resolveMember().stream()).forEach(pending::add);
      }
    }
    return reached;
  }
}
