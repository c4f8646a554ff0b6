package hyle.resolve;

import hyle.name.LocalName;
import hyle.report.Diagnostics;
import hyle.report.Span;
import hyle.resolve.Bound.Expression;
import hyle.syntax.Ast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Takes variables across layers: those after `on`, lent to a value, and those that a `box` captures.
final class Lending {
  private final Lookup lookup;
  private final Scope scope;
  private final Diagnostics diagnostics;

  Lending(Lookup lookup, Scope scope, Diagnostics diagnostics) {
    this.lookup = lookup;
    this.scope = scope;
    this.diagnostics = diagnostics;
  }

  /// A name after `on` or `box`, the variable that it means if there is one, and what it is inside.
  record Loan(Ast.Name name, Optional<LocalName> outer, Scope.Role inside) {
    /// `pin name`, of which `owned` is the value.
    static Loan pinned(Ast.Name name, LocalName owned) {
      return new Loan(name, Optional.of(owned), Scope.Role.DEFINED);
    }
  }

  /// The variables after `on`: each once.
  List<Loan> distinctLoans(List<Ast.Name> names) {
    Map<String, Span> seen = new HashMap<>();
    List<Ast.Name> distinct = new ArrayList<>();
    for (Ast.Name name : names) {
      Span earlier = seen.putIfAbsent(name.text(), name.span());
      if (earlier == null) {
        distinct.add(name);
      } else {
        diagnostics.report(new DeclarationError.DuplicateParameter("lent variable", name.text(), name.span(), earlier));
      }
    }
    return loans(distinct);
  }

  List<Loan> loans(List<Ast.Name> names) {
    List<Loan> loans = new ArrayList<>();
    names.forEach(name -> loans.add(new Loan(name, lookup.variable(name).map(Scope.Binding::name), Scope.Role.BORROWED)));
    return loans;
  }

  /// Runs `body` at a layer `distance` above this one, where each name is a new variable; these are added to `inner`.
  Expression inside(int distance, List<Loan> loans, List<LocalName> inner, Supplier<Expression> body) {
    return scope.above(
        distance,
        () ->
            scope.within(
                () -> {
                  loans.forEach(loan -> inner.add(scope.bind(loan.name(), role(loan, loan.inside()))));
                  return body.get();
                }));
  }

  /// Binds the names again for what follows: there the variables are owned as before.
  List<Bound.Lent> returned(List<Loan> loans, List<LocalName> inner) {
    List<Bound.Lent> lent = new ArrayList<>();
    for (int at = 0; at < loans.size(); at++) {
      Loan loan = loans.get(at);
      LocalName inside = inner.get(at);
      LocalName after = scope.bind(loan.name(), role(loan, Scope.Role.RELAYED));
      loan.outer().ifPresent(outer -> lent.add(new Bound.Lent(outer, inside, after, loan.name().span())));
    }
    return lent;
  }

  /// What a box captures does not come back: outside, the variables stay as they are.
  static List<Bound.Lent> captured(List<Loan> loans, List<LocalName> inner) {
    List<Bound.Lent> captured = new ArrayList<>();
    for (int at = 0; at < loans.size(); at++) {
      LocalName inside = inner.get(at);
      Span span = loans.get(at).name().span();
      loans.get(at).outer().ifPresent(outer -> captured.add(new Bound.Lent(outer, inside, outer, span)));
    }
    return captured;
  }

  private static Scope.Role role(Loan loan, Scope.Role role) {
    return loan.outer().isPresent() ? role : Scope.Role.BROKEN;
  }
}
