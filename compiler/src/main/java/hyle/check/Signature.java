package hyle.check;

import hyle.name.LocalName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `<implicits>(parameters) -> result`: each type may mention the parameters before it.
record Signature(List<Term.Parameter> implicits, List<Term.Parameter> parameters, Term result) {
  Signature {
    implicits = List.copyOf(implicits);
    parameters = List.copyOf(parameters);
  }

  /// A function without implicit parameters whose types do not depend on its arguments.
  static Signature simple(List<Term.Parameter> parameters, Term result) {
    return new Signature(List.of(), parameters, result);
  }

  /// Whether the result type or the type of a parameter mentions an explicit parameter, as far as it is known.
  boolean isDependent() {
    return mentionsAny(parameterNames(), 0);
  }

  /// Whether a parameter after the one at `index` mentions that one, or the result does.
  boolean mentions(int index) {
    return mentionsAny(Set.of(parameters.get(index).name()), index + 1);
  }

  /// Whether the parameter at `index` has to be named where the signature is written.
  boolean needsName(int index) {
    Set<LocalName> name = Set.of(parameters.get(index).name());
    return FreeNames.mentions(result, name)
        || parameters.stream().skip(index + 1L).anyMatch(parameter -> FreeNames.mentions(parameter.type(), name));
  }

  Set<LocalName> parameterNames() {
    Set<LocalName> names = new LinkedHashSet<>();
    parameters.forEach(parameter -> names.add(parameter.name()));
    return names;
  }

  List<Term> types() {
    List<Term> types = new ArrayList<>();
    implicits.forEach(parameter -> types.add(parameter.type()));
    parameters.forEach(parameter -> types.add(parameter.type()));
    types.add(result);
    return types;
  }

  private boolean mentionsAny(Set<LocalName> names, int from) {
    if (names.isEmpty()) {
      return false;
    }
    return FreeNames.mayMention(result, names)
        || parameters.stream().skip(from).anyMatch(parameter -> FreeNames.mayMention(parameter.type(), names));
  }
}
