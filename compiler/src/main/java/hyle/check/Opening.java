package hyle.check;

import hyle.name.LocalName;
import hyle.name.LocalNames;
import java.util.ArrayList;
import java.util.List;

/// A function type or function whose parameters are variables that nothing else uses.
record Opening(List<Variable> implicits, List<Variable> parameters, Environment environment) {
  /// A fresh variable and its type.
  record Variable(LocalName name, Value type) {
    Value value() {
      return Value.local(name);
    }
  }

  /// Opens `signature` under `environment`; what stands under it is then evaluated in the environment of the result.
  static Opening of(Signature signature, Environment environment, Evaluator evaluator, Locals locals, LocalNames names) {
    List<Variable> opened = new ArrayList<>();
    Environment inner = environment;
    List<Term.Parameter> all = new ArrayList<>(signature.implicits());
    all.addAll(signature.parameters());
    for (Term.Parameter parameter : all) {
      Variable fresh = new Variable(names.fresh(parameter.name().text()), evaluator.later(parameter.type(), inner));
      locals.declareFree(fresh.name(), fresh.type());
      opened.add(fresh);
      inner = inner.bind(parameter.name(), fresh.value());
    }
    int count = signature.implicits().size();
    return new Opening(List.copyOf(opened.subList(0, count)), List.copyOf(opened.subList(count, opened.size())), inner);
  }

  Value.Arguments arguments() {
    return new Value.Arguments(
        implicits.stream().map(Variable::value).toList(), parameters.stream().map(Variable::value).toList());
  }

  /// Opens another signature with the variables of this one; both have equally many parameters.
  Environment instantiate(Signature signature, Environment other) {
    return Evaluator.bind(signature, arguments(), other);
  }
}
