package hyle.interpret;

import hyle.interpret.Plan.Kind;
import hyle.name.ForeignSymbol;
import hyle.name.Intrinsic;
import hyle.name.PrimitiveType;
import hyle.name.Services;
import hyle.runtime.ForeignFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A place that calls a function of the runtime or of C [A14] [A17].
///
/// `arguments` and `result` are the types by which words cross; the first `fixed` arguments are those that C declares. `site` is where the
/// call stands, as the runtime shows it.
final class ForeignSite {
  final String symbol;
  final List<Kind> arguments;
  final int fixed;
  final Kind result;
  final String site;
  private MethodHandle function;

  ForeignSite(String symbol, List<Kind> arguments, int fixed, Kind result, String site) {
    this.symbol = symbol;
    this.arguments = List.copyOf(arguments);
    this.fixed = fixed;
    this.result = result;
    this.site = site;
  }

  /// The function from words to a word; it is looked for once. `loader` has the program's own C code.
  synchronized MethodHandle function(List<PrimitiveType> types, PrimitiveType result, ClassLoader loader) {
    if (function == null) {
      try {
        MethodHandle found = find(types, result, loader);
        function = found.asSpreader(long[].class, types.size()).asType(MethodType.methodType(long.class, long[].class));
      } catch (ReflectiveOperationException problem) {
        throw new AssertionError("the runtime lacks " + symbol, problem);
      }
    }
    return function;
  }

  private MethodHandle find(List<PrimitiveType> types, PrimitiveType result, ClassLoader loader) throws ReflectiveOperationException {
    Optional<Intrinsic> intrinsic = Intrinsic.named(symbol);
    if (intrinsic.isPresent()) {
      return intrinsic(intrinsic.get());
    }
    Optional<Services.Service> service =
        Services.named(symbol).filter(each -> each.operands() == types.size() && fixed == types.size());
    if (service.isPresent()) {
      return service(service.get());
    }
    String typed = symbol.startsWith("hyle_") ? symbol + ":" + "l".repeat(types.size()) + ">l" : ForeignSymbol.of(symbol, types, fixed, result);
    return ForeignFunction.find(loader, typed);
  }

  /// A service that gives nothing gives 0.
  private static MethodHandle service(Services.Service service) throws ReflectiveOperationException {
    Class<?> owner = Class.forName(service.owner().replace('/', '.'));
    Class<?> result = service.result() == Services.Result.WORD ? long.class : void.class;
    MethodType type = MethodType.methodType(result, Collections.nCopies(service.operands(), long.class));
    MethodHandle method = MethodHandles.publicLookup().findStatic(owner, service.method(), type);
    return service.result() == Services.Result.WORD ? method : MethodHandles.filterReturnValue(method, MethodHandles.constant(long.class, 0L));
  }

  /// Intrinsics work on 64-bit floats; those on integers learn the width.
  private static MethodHandle intrinsic(Intrinsic intrinsic) throws ReflectiveOperationException {
    Services.Service service =
        Services.named("llvm." + intrinsic.operation()).orElseThrow(() -> new AssertionError("no service for " + intrinsic.operation()));
    MethodHandle method = service(service);
    if (service.operands() > intrinsic.parameters().size() && intrinsic.result() instanceof PrimitiveType.Int(int bits)) {
      method = MethodHandles.insertArguments(method, intrinsic.parameters().size(), (long) bits);
    }
    List<MethodHandle> conversions = new ArrayList<>();
    for (PrimitiveType parameter : intrinsic.parameters()) {
      conversions.add(conversion(parameter, "from"));
    }
    method = MethodHandles.filterArguments(method, 0, conversions.toArray(MethodHandle[]::new));
    return MethodHandles.filterReturnValue(method, conversion(intrinsic.result(), "to"));
  }

  private static MethodHandle conversion(PrimitiveType type, String direction) throws ReflectiveOperationException {
    if (type instanceof PrimitiveType.Float(int bits) && bits < Long.SIZE) {
      Class<?> floats = Class.forName("hyle.runtime.Floats");
      return MethodHandles.publicLookup().findStatic(floats, direction + bits, MethodType.methodType(long.class, long.class));
    }
    return MethodHandles.identity(long.class);
  }
}
