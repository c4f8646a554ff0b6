package hyle.memory;

import hyle.core.Core.Type;
import java.util.List;

/// What a random function takes, first of all how often it may call on, and gives.
record Signature(String name, List<Type> parameters, Type result) {
  /// The first parameter that is of the result's type, if there is one.
  int place() {
    return parameters.indexOf(result);
  }
}
