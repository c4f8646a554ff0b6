package hyle.random;

import java.util.List;
import java.util.Optional;

/// Whether a term tells its type without help from where it stands: the number `1` does not, nor does `Nil`.
record Determined(World world) {
  boolean tells(Term term) {
    return switch (term) {
      case Term.Literal literal -> !(literal.type() instanceof Type.Number);
      case Term.Name _, Term.TypeTerm _, Term.Cast _, Term.Project _, Term.When _ -> true;
      case Term.Call call -> isPlain(call.function());
      case Term.Keyed keyed -> isPlain(keyed.function());
      case Term.Apply apply -> tells(apply.children().getFirst());
      case Term.Lambda lambda -> tells(lambda.body());
      case Term.Block block -> tells(block.result());
      case Term.Match match -> match.clauses().stream().anyMatch(clause -> tells(clause.body()));
      case Term.If(List<Term> children, Type _) -> tells(children.get(1)) || tells(children.get(2));
      case Term.Embody embody -> tells(embody.value());
      case Term.Box box -> tells(box.body());
      case Term.Quote quote -> tells(quote.body());
      case Term.Marked marked -> tells(marked.value());
      case Term.Elements elements -> elements.children().stream().anyMatch(this::tells);
      case Term.Construct construct -> tells(construct);
    };
  }

  /// Primitive operations tell their types, and so do functions without type parameters.
  private boolean isPlain(String function) {
    Optional<Signature> signature = world.functions().stream().filter(known -> known.name().equals(function)).findFirst();
    return signature.map(known -> known.typeParameters().isEmpty()).orElse(!function.startsWith("core."));
  }

  private boolean tells(Term.Construct construct) {
    Definition.Data data = world.data(construct.type()).orElseThrow();
    Definition.Constructor constructor =
        data.constructors().stream().filter(one -> one.name().equals(construct.constructor())).findFirst().orElseThrow();
    return data.parameters().stream().allMatch(
        parameter -> {
          for (int index = 0; index < construct.children().size(); index++) {
            if (constructor.fields().get(index).type().equals(new Type.Variable(parameter)) && tells(construct.children().get(index))) {
              return true;
            }
          }
          return false;
        });
  }
}
