package hyle.random;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The variables that terms bind.
final class Bindings {
  private final Set<String> names = new HashSet<>();

  private Bindings() {}

  /// All variables that are bound somewhere inside a term.
  static Set<String> inside(Term term) {
    Bindings bindings = new Bindings();
    term.parts().forEach(bindings::add);
    return bindings.names;
  }

  private void add(Term term) {
    if (term instanceof Term.Lambda lambda) {
      parameters(lambda.parameters());
    } else if (term instanceof Term.Match match) {
      match.clauses().forEach(clause -> clause.patterns().forEach(this::pattern));
    } else if (term instanceof Term.Block block) {
      block.statements().forEach(this::statement);
    }
  }

  private void parameters(List<Term.Parameter> parameters) {
    parameters.forEach(parameter -> names.add(parameter.name()));
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Let let -> pattern(let.pattern());
      case Statement.Tie tie -> pattern(tie.pattern());
      case Statement.Try attempt -> pattern(attempt.pattern());
      case Statement.Letbox letbox -> pattern(letbox.pattern());
      case Statement.Use use -> names.addAll(use.fields());
      case Statement.Pin pin -> names.add(pin.name());
      case Statement.Do _ -> {}
      case Statement.Local local -> {
        names.add(local.name());
        parameters(local.parameters());
      }
    }
  }

  private void pattern(Pattern pattern) {
    switch (pattern) {
      case Pattern.Wildcard _, Pattern.Literal _ -> {}
      case Pattern.Variable(String name) -> names.add(name);
      case Pattern.Constructor constructor -> constructor.arguments().forEach(this::pattern);
      case Pattern.Keyed keyed -> keyed.arguments().forEach(this::pattern);
      case Pattern.Elements elements -> elements.elements().forEach(this::pattern);
    }
  }
}
