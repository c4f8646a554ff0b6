package hyle.check;

import hyle.name.LocalName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The variables that a term mentions and does not bind.
final class FreeNames {
  private final Set<LocalName> mentioned = new LinkedHashSet<>();
  private final Set<LocalName> bound = new LinkedHashSet<>();
  private final List<Hole> unsolved = new ArrayList<>();

  private FreeNames() {}

  static Set<LocalName> of(Term term) {
    FreeNames names = new FreeNames();
    names.visit(term);
    names.mentioned.removeAll(names.bound);
    return names.mentioned;
  }

  /// Whether `term` mentions one of `names` as far as it is known.
  static boolean mentions(Term term, Set<LocalName> names) {
    FreeNames found = new FreeNames();
    found.visit(term);
    return found.mentioned.stream().anyMatch(names::contains);
  }

  /// Whether `term` mentions one of `names`, or could once its holes are solved.
  static boolean mayMention(Term term, Set<LocalName> names) {
    FreeNames found = new FreeNames();
    found.visit(term);
    return found.mentioned.stream().anyMatch(names::contains) || found.unsolved.stream().anyMatch(hole -> reaches(hole, names));
  }

  private static boolean reaches(Hole hole, Set<LocalName> names) {
    for (Scope at = hole.scope(); at != Scope.EMPTY; at = at.parent()) {
      if (names.contains(at.name())) {
        return true;
      }
    }
    return false;
  }

  private void visit(Term term) {
    switch (term) {
      case Term.Local local -> mentioned.add(local.name());
      case Term.Unknown unknown ->
          unknown.hole().solution().ifPresentOrElse(solution -> visit(solution.term()), () -> unsolved.add(unknown.hole()));
      case Term.Instance instance -> {
        FreeNames inside = new FreeNames();
        inside.visit(instance.term());
        instance.substitutions().forEach(substitution -> inside.mentioned.remove(substitution.name()));
        mentioned.addAll(inside.mentioned);
        bound.addAll(inside.bound);
        unsolved.addAll(inside.unsolved);
        instance.substitutions().forEach(substitution -> visit(substitution.term()));
      }
      case Term.Block block -> {
        block.statements().forEach(this::statement);
        visit(block.result());
      }
      case Term.Call call -> {
        visit(call.function());
        call.implicits().forEach(this::visit);
        call.arguments().forEach(this::visit);
      }
      case Term.Function function -> function(function);
      case Term.Recursive recursive -> {
        bound.add(recursive.self());
        function(recursive.function());
      }
      case Term.Pi pi -> signature(pi.signature());
      case Term.Noema noema -> visit(noema.type());
      case Term.Meta meta -> visit(meta.type());
      case Term.Box box -> {
        box.captured().forEach(this::lent);
        visit(box.body());
      }
      case Term.Quote quote -> visit(quote.body());
      case Term.Embody embody -> visit(embody.value());
      case Term.Match match -> {
        match.scrutinees().forEach(this::visit);
        match.clauses().forEach(this::clause);
      }
      case Term.Cast cast -> visitAll(cast.from(), cast.to(), cast.value());
      case Term.Store store -> visitAll(store.type(), store.value(), store.pointer());
      case Term.Load load -> visitAll(load.type(), load.pointer());
      case Term.Alloca alloca -> visitAll(alloca.type(), alloca.count());
      case Term.External external -> external.arguments().forEach(this::visit);
      case Term.ForeignGlobal global -> visit(global.type());
      case Term.OpaqueValue opaque -> visit(opaque.value());
      case Term.Global _, Term.Operation _, Term.Primitive _, Term.Universe _, Term.Integer _, Term.Real _, Term.Text _ -> {}
      case Term.Rune _, Term.Malformed _ -> {}
    }
  }

  private void visitAll(Term... terms) {
    for (Term term : terms) {
      visit(term);
    }
  }

  private void statement(Term.Statement statement) {
    switch (statement) {
      case Term.Statement.Let let -> bound.add(let.name());
      case Term.Statement.Borrow borrow -> {
        borrow.lent().forEach(this::lent);
        bound.add(borrow.name());
      }
    }
    visit(statement.value());
  }

  private void lent(Term.Lent lent) {
    mentioned.add(lent.outer());
    bound.add(lent.inner());
    if (!lent.after().equals(lent.outer())) {
      bound.add(lent.after());
    }
  }

  private void function(Term.Function function) {
    signature(function.signature());
    visit(function.body());
  }

  private void signature(Signature signature) {
    signature.implicits().forEach(parameter -> bound.add(parameter.name()));
    signature.parameters().forEach(parameter -> bound.add(parameter.name()));
    signature.types().forEach(this::visit);
  }

  private void clause(Term.Clause clause) {
    clause.patterns().forEach(this::pattern);
    visit(clause.body());
  }

  private void pattern(Term.Pattern pattern) {
    switch (pattern) {
      case Term.Pattern.Variable variable -> bound.add(variable.name());
      case Term.Pattern.Constructor constructor -> constructor.arguments().forEach(this::pattern);
      case Term.Pattern.Integer _, Term.Pattern.Rune _, Term.Pattern.Malformed _ -> {}
    }
  }
}
