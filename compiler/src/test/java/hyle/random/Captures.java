package hyle.random;

import java.util.HashSet;
import java.util.Set;

/// What a function literal takes along.
final class Captures {
  private Captures() {}

  /// Whether it mentions a variable of its surroundings that is more than a number or a noema. All variables of a program have names of
  /// their own, so those that nothing inside binds come from outside.
  static boolean anyOwned(Term.Lambda lambda) {
    Set<String> mentioned = new HashSet<>();
    lambda.body().parts().forEach(
        part -> {
          if (part instanceof Term.Name name && isLocal(name.name()) && !isPlain(name.type())) {
            mentioned.add(name.name());
          }
        });
    mentioned.removeAll(Bindings.inside(lambda));
    return !mentioned.isEmpty();
  }

  private static boolean isLocal(String name) {
    return name.matches("!?x\\d+");
  }

  private static boolean isPlain(Type type) {
    return type instanceof Type.Number || type instanceof Type.Noema || type.equals(Type.BOOL) || type.equals(Type.UNIT);
  }
}
