package hyle.core;

import hyle.check.Typed;
import hyle.name.CoreNames;
import hyle.name.GlobalName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells whether it can be seen which value a loan looks at, when the variable is used elsewhere too [O8].
///
/// What is lent is then a copy, as for every use but the last. Nobody can tell a copy from the value, but where copying it runs code of the
/// user's, or where the loan can change it: for those types only is the copy made.
final class Loans {
  private final Lowering lowering;
  private final Set<GlobalName> visited = new HashSet<>();

  private Loans(Lowering lowering) {
    this.lowering = lowering;
  }

  static boolean canBeSeen(StaticType type, Lowering lowering) {
    return new Loans(lowering).holds(type);
  }

  private boolean holds(StaticType type) {
    return switch (type) {
      case StaticType.Primitive _, StaticType.Universe _, StaticType.Irrelevant _, StaticType.Noema _, StaticType.KnownValue _ -> false;
      case StaticType.Resource(GlobalName name) ->
          name.equals(CoreNames.CELL) || name.equals(CoreNames.CHANNEL) || lowering.isObserved() && !name.equals(CoreNames.BINARY);
      case StaticType.Data(GlobalName name, List<StaticType> arguments) -> arguments.stream().anyMatch(this::holds) || visited.add(name) && fieldsHold(name, arguments);
      case StaticType.Function _, StaticType.Polymorphic _, StaticType.AtRunTime _, StaticType.Applied _, StaticType.Constructor _,
          StaticType.Lambda _ ->
          lowering.isObserved();
    };
  }

  private boolean fieldsHold(GlobalName name, List<StaticType> arguments) {
    StaticType.Data type = new StaticType.Data(name, arguments);
    List<Typed.Constructor> constructors = lowering.representation.declaration(name).constructors();
    return constructors.stream().anyMatch(constructor -> lowering.representation.fields(type, constructor).stream().anyMatch(this::holds));
  }
}
