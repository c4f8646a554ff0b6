package hyle.check;

import hyle.name.LocalName;
import java.util.Optional;

/// The values that take the place of local variables; a variable that is not bound here stands for itself.
sealed interface Environment {
  Environment EMPTY = new Empty();

  record Empty() implements Environment {}

  record Bound(LocalName name, Value value, Environment rest) implements Environment {}

  default Environment bind(LocalName name, Value value) {
    return new Bound(name, value, this);
  }

  default Optional<Value> find(LocalName wanted) {
    Environment at = this;
    while (at instanceof Bound(LocalName name, Value value, Environment rest)) {
      if (name.equals(wanted)) {
        return Optional.of(value);
      }
      at = rest;
    }
    return Optional.empty();
  }

  default boolean isEmpty() {
    return this instanceof Empty;
  }
}
